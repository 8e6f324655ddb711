// What a client has here beyond the inventory: what its packages own and leave, what starts it from a menu, and what is
// only called like it.
import type { Installation } from '../../../../preload/contract/index.ts';
import type { Client } from '../../../catalogue/index.ts';
import { openTree } from '../../files/index.ts';
import { type Ground, groundBelow } from '../../ground/index.ts';
import type { EntrySeen, FileSeen, Paths, Traces } from '../../port/index.ts';
import { execArguments } from '../inventory/command-line.ts';
import { applicationFolders } from '../inventory/desktop/applications.ts';
import { desktopEntryAt } from '../inventory/desktop/desktop-entry.ts';
import { ownersOf } from '../inventory/owners.ts';
import { secretService } from '../keyring/index.ts';
import { readExtensionOrders, readExtensions, readFirefoxExtensions } from './extensions/index.ts';
import { readFirewallRules } from './firewall-rules.ts';
import { readKeyring } from './keyring-entries.ts';
import { readLikenesses } from './likenesses.ts';
import { readPackages } from './package-books.ts';
import { readSoundRules } from './sound-rules.ts';

export const readTraces = async (
  client: Client,
  installations: readonly Installation[],
  paths: Paths,
): Promise<Traces> => {
  const tree = openTree(paths.root);
  if (!tree.ok) return nothing;
  const ground = groundBelow(tree.value, paths);
  // What its readers cannot read is told; of the others' files the inventory tells.
  const board = groundBelow(tree.value, paths);
  const keyring = await readKeyring(client, board, paths, secretService);
  return {
    programs: installations.flatMap((installation) => {
      const { source, path } = installation;
      const isPlain = source === 'appimage' || source === 'folder';
      const entry = isPlain ? ground.entry(ground.shownOf(path)) : null;
      return entry === null ? [] : [{ installation, entry }];
    }),
    packages: await readPackages(client, installations, tree.value, ground, paths),
    menuEntries: menuEntriesOf(client, installations, ground),
    soundRules: readSoundRules(client, ground),
    likenesses: readLikenesses(client, ground),
    defaultLists: defaultLists(ground),
    repositoryLists: repositoryLists(ground),
    keyring: keyring.entries,
    extensions: [...readExtensions(client, board), ...readFirefoxExtensions(client, board)],
    extensionOrders: readExtensionOrders(client, board),
    firewallRules: readFirewallRules(client, board),
    problems: [...keyring.problems, ...board.problems],
  };
};

const nothing: Traces = {
  programs: [],
  packages: [],
  menuEntries: [],
  soundRules: [],
  likenesses: [],
  defaultLists: [],
  repositoryLists: [],
};

const menuEntriesOf = (
  client: Client,
  installations: readonly Installation[],
  ground: Ground,
): readonly EntrySeen[] => {
  const owners = ownersOf([client], installations, ground);
  return applicationFolders.flatMap((folder) =>
    desktopFiles(ground, folder).flatMap((shown) => {
      const entry = desktopEntryAt(ground, shown);
      if (entry === null) return [];
      const words = execArguments(entry.value('Exec') ?? '');
      const isOurs = owners.ofCommand(words) === client.id || owners.ofFile(shown) === client.id;
      const seen = isOurs ? ground.entry(shown) : null;
      return seen === null ? [] : [seen];
    }),
  );
};

/** Those too that one of the same name hides from the menu: when it goes, they would come to light. */
const desktopFiles = (ground: Ground, folder: string): readonly string[] =>
  ground.names(folder).flatMap((name) => {
    const shown = `${folder}/${name}`;
    if (name.endsWith('.desktop')) return [shown];
    if (name.includes('.') || ground.kindOf(shown) !== 'folder') return [];
    return ground
      .names(shown)
      .filter((inner) => inner.endsWith('.desktop'))
      .map((inner) => `${shown}/${inner}`);
  });

/** Where a person's own defaults stand: https://specifications.freedesktop.org/mime-apps-spec/latest/file.html */
const defaultLists = (ground: Ground): readonly FileSeen[] =>
  ['~/.config', '~/.local/share/applications'].flatMap((folder) =>
    ground
      .names(folder)
      .filter((name) => name === 'mimeapps.list' || name.endsWith('-mimeapps.list'))
      .flatMap((name) => ground.file(`${folder}/${name}`) ?? []),
  );

const repositoryFolders = ['/etc/apt/sources.list.d', '/etc/yum.repos.d'] as const;

const repositoryLists = (ground: Ground): readonly FileSeen[] =>
  [
    '/etc/apt/sources.list',
    ...repositoryFolders.flatMap((folder) =>
      ground
        .names(folder)
        .filter((name) => /\.(?:list|sources|repo)$/.test(name))
        .map((name) => `${folder}/${name}`),
    ),
  ].flatMap((shown) => ground.file(shown) ?? []);
