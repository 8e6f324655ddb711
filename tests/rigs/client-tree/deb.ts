// A package as dpkg keeps it in its books: a stanza in `status`, and the list of its files (dpkg(1), tests/fixtures/dpkg).
import { appendFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Planting, plant } from './planting.ts';

export interface DebPackage {
  readonly name: string;
  readonly version: string;
  readonly maintainer: string;
  /** What the package brings; paths below `/`. */
  readonly files: Planting;
  /** What its maintainer scripts and its use leave besides: dpkg knows nothing of it. */
  readonly leaves: Planting;
}

export const plantDeb = (root: string, home: string, deb: DebPackage): void => {
  const { name, version, maintainer, files, leaves } = deb;
  plant(root, home, files);
  plant(root, home, leaves);
  const list = ['/.', ...withFolders(Object.keys(files))];
  writeFileSync(join(root, `var/lib/dpkg/info/${name}.list`), `${list.join('\n')}\n`);
  appendFileSync(
    join(root, 'var/lib/dpkg/status'),
    `Package: ${name}\nStatus: install ok installed\nPriority: optional\nSection: net\n` +
      `Maintainer: ${maintainer}\nArchitecture: amd64\nVersion: ${version}\n` +
      'Description: a stand-in\n\n',
  );
};

/** dpkg lists every folder before what stands in it. */
const withFolders = (paths: readonly string[]): readonly string[] => {
  const listed = new Set<string>();
  const add = (path: string): void => {
    if (path === '/' || listed.has(path)) return;
    add(dirname(path));
    listed.add(path);
  };
  for (const path of paths) add(path);
  return [...listed];
};
