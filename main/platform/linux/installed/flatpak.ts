// Flatpak applications, of the system and of the person: `app/ID/current/active` is what runs (flatpak(1)).
import type { Client } from '../../../catalogue/index.ts';
import type { Tree } from '../../files/index.ts';
import { appdataVersion, newestRelease } from './flatpak-version.ts';
import { clientsByPackage, type Found, type Search, type SourceReport } from './source.ts';

const mostDeployBytes = 4 * 1024 * 1024;
const mostAppdataBytes = 4 * 1024 * 1024;

export const readFlatpak = ({ clients, tree, home }: Search): SourceReport => {
  const byId = clientsByPackage(clients, 'flatpak');
  const found: Found[] = [];
  const system = '/var/lib/flatpak';
  for (const [id, client] of byId) {
    const one = readApplication(tree, system, id, client, 'system', '');
    if (one) found.push(one);
  }
  if (home) {
    const { tree: homeTree, base, shownBelow } = home;
    for (const [id, client] of byId) {
      const one = readApplication(
        homeTree,
        `${base}/.local/share/flatpak`,
        id,
        client,
        'user',
        shownBelow,
      );
      if (one) found.push(one);
    }
  }
  const inUse = tree.kindOf(`${system}/app`) === 'folder' || found.length > 0;
  return { found, shortfalls: [], inUse: inUse ? 'flatpak' : null };
};

const readApplication = (
  tree: Tree,
  base: string,
  id: string,
  client: Client,
  scope: 'system' | 'user',
  shownBelow: string,
): Found | null => {
  const folder = `${base}/app/${id}`;
  const active = tree.resolve(`${folder}/current/active`);
  if (active === null || tree.kindOf(active) !== 'folder') return null;
  const installation = {
    client: client.id,
    source: 'flatpak',
    path: shownBelow + folder,
    version: versionOf(tree, active, id),
    package: id,
    scope,
  } as const;
  // A person may write below the home, and so may any program: nothing there proves itself.
  return { installation, files: [], trees: scope === 'system' ? [folder] : [], claims: [] };
};

const versionOf = (tree: Tree, active: string, id: string): string | null => {
  const deploy = tree.read(`${active}/deploy`, mostDeployBytes);
  const told = deploy.ok ? appdataVersion(deploy.value.bytes) : null;
  if (told !== null) return told;
  for (const folder of ['metainfo', 'appdata']) {
    for (const ending of ['metainfo.xml', 'appdata.xml']) {
      const file = tree.read(`${active}/files/share/${folder}/${id}.${ending}`, mostAppdataBytes);
      const version = file.ok ? newestRelease(file.value.bytes.toString('utf8')) : null;
      if (version !== null) return version;
    }
  }
  return null;
};
