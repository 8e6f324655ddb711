import { readdirSync, readFileSync } from 'node:fs';
import {
  type Catalogue,
  createIdentifier,
  type Identify,
  loadCatalogue,
} from '../../../main/catalogue/index.ts';

const clientsFolder = new URL('../../../main/catalogue/data/clients/', import.meta.url);

export const clientFiles = readdirSync(clientsFolder).filter((name) => name.endsWith('.json'));

export const readClientFile = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(name, clientsFolder), 'utf8'));

const advisoriesFolder = new URL('../advisories/', clientsFolder);

export const advisoryFiles = readdirSync(advisoriesFolder).filter((name) => name.endsWith('.json'));

export const readAdvisories = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(name, advisoriesFolder), 'utf8'));

export const readUpdates = (): unknown =>
  JSON.parse(readFileSync(new URL('../updates.json', clientsFolder), 'utf8'));

export function catalogue(): Catalogue {
  const loaded = loadCatalogue();
  if (!loaded.ok) throw new Error(loaded.problem.message);
  return loaded.value;
}

interface World {
  readonly root?: string;
  readonly home?: string;
  /** Files inside the root, each with its client and package. */
  readonly owned?: Readonly<Record<string, readonly [client: string, packageName: string]>>;
}

export function identifierFor({
  root = '/',
  home = '/home/ann',
  owned = {},
}: World = {}): Identify {
  return createIdentifier(catalogue(), {
    root,
    home,
    ownership: {
      packageOf(path) {
        const owner = Object.hasOwn(owned, path) ? owned[path] : undefined;
        return owner === undefined ? null : { client: owner[0], package: owner[1], source: 'deb' };
      },
    },
  });
}

export const process = (
  executable: string | null,
  more: { name?: string; cgroup?: string; arguments?: readonly string[] } = {},
) => ({
  name: more.name ?? executable?.split('/').at(-1)?.slice(0, 15) ?? '',
  executable,
  arguments: more.arguments ?? [executable ?? 'x'],
  cgroup: more.cgroup ?? '0::/user.slice',
});
