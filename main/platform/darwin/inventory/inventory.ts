// All that clients have on this Mac besides their programs, in one look.
import { homedir } from 'node:os';
import type { Installation, Problem } from '../../../../preload/contract/index.ts';
import { type Client, macFactsOf } from '../../../catalogue/index.ts';
import { openTree, type Tree } from '../../files/index.ts';
import { groundBelow } from '../../ground/index.ts';
import {
  emptyInventory,
  type InstallerReceipt,
  type Inventory,
  type MacInventory,
  type Paths,
} from '../../port/index.ts';
import type { Commands } from '../commands.ts';
import { readReceipts, receiptsFolder } from '../installed/receipts.ts';
import { readApplications } from './applications.ts';
import { readExtensions } from './extensions.ts';
import { readJobs } from './jobs.ts';
import { readConfiguration, readLeftovers } from './leftovers.ts';
import { readLoginItems } from './login-items.ts';
import type { Look } from './look.ts';
import { readPreferences } from './preferences.ts';
import { readSystemExtensions } from './system-extensions.ts';

/** Changes nothing and walks no home. What could not be read is in `problems`, and everything else in the inventory. */
export const inventory = async (
  commands: Commands,
  clients: readonly Client[],
  installations: readonly Installation[],
  paths: Paths,
): Promise<{ readonly inventory: Inventory; readonly problems: readonly Problem[] }> => {
  const tree = openTree(paths.root);
  if (!tree.ok) return { inventory: { ...emptyInventory, mac: nothing }, problems: [tree.problem] };
  const ground = groundBelow(tree.value, paths);
  const own = process.getuid?.() ?? 0;
  const asked = new Set(clients.map(({ id }) => id));
  const look: Look = {
    clients,
    installations: installations.filter(({ client }) => asked.has(client)),
    ground,
    // An administrator looks at somebody's home, and it is their session that counts.
    uid: own === 0 ? (ground.entry('~/Library')?.uid ?? own) : own,
    isThisMac: tree.value.root === '/',
    isThisSession: tree.value.root === '/' && own !== 0 && paths.home === homedir(),
  };
  const mac: MacInventory = {
    applications: readApplications(look),
    jobs: await readJobs(commands, look),
    loginItems: await readLoginItems(commands, look, own === 0),
    extensions: readExtensions(look),
    systemExtensions: await readSystemExtensions(commands, look),
    preferences: await readPreferences(commands, look),
    receipts: readBooks(tree.value, look),
  };
  const found: Inventory = {
    ...emptyInventory,
    configuration: readConfiguration(look),
    leftovers: readLeftovers(look),
    mac,
  };
  return { inventory: found, problems: ground.problems };
};

/** What the Installer has on its books of these clients. */
const readBooks = (tree: Tree, { clients, ground }: Look): readonly InstallerReceipt[] =>
  clients.flatMap((client) => {
    const { receipts, shortfalls } = readReceipts(tree, new Set(macFactsOf(client).receipts));
    for (const sentence of shortfalls)
      ground.report(
        'unreadable',
        receiptsFolder,
        'holds what cannot be read',
        'Look at it.',
        sentence,
      );
    return receipts.flatMap(({ id, version, path }) => {
      const entry = ground.entry(path);
      return entry === null ? [] : [{ client: client.id, id, version, entry }];
    });
  });

const nothing: MacInventory = {
  applications: [],
  jobs: [],
  loginItems: [],
  extensions: [],
  systemExtensions: [],
  preferences: [],
  receipts: [],
};
