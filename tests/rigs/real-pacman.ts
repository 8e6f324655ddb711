// Packages as makepkg builds them, put by the real pacman into a root of a test's own.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Planting, plant } from './client-tree/planting.ts';

export interface PacmanPackage {
  readonly name: string;
  /** `version-release` */
  readonly version: string;
  readonly files: Planting;
  /** Paths of settings, without the first slash. */
  readonly backup?: readonly string[];
  readonly depends?: readonly string[];
}

export interface RealPacman {
  readonly root: string;
  /** `/home/alice` inside the root. */
  readonly home: string;
  install(one: PacmanPackage): void;
  /** `name version` of each package that pacman has on its books. */
  installed(): readonly string[];
}

/** The folder is the caller's to remove. */
export const realPacman = (folder: string): RealPacman => {
  const root = join(folder, 'root');
  const home = join(root, 'home/alice');
  mkdirSync(join(root, 'var/lib/pacman'), { recursive: true });
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const settings = join(folder, 'pacman.conf');
  writeFileSync(settings, '[options]\nArchitecture = any\nSigLevel = Never\n');
  const pacman = (...words: readonly string[]): string =>
    execFileSync(
      'pacman',
      [`--config=${settings}`, `--root=${root}`, `--dbpath=${root}/var/lib/pacman`, ...words],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
    );
  return {
    root,
    home,
    install: (one) => {
      pacman('--upgrade', '--noconfirm', buildPackage(mkdtempSync(join(folder, 'package-')), one));
    },
    installed: () => {
      try {
        return pacman('--query').trim().split('\n');
      } catch {
        // With nothing on its books it ends with 1.
        return [];
      }
    },
  };
};

/** PKGINFO(5). Gives the file. */
const buildPackage = (
  work: string,
  { name, version, files, backup = [], depends = [] }: PacmanPackage,
): string => {
  const content = join(work, 'content');
  mkdirSync(content);
  plant(content, content, files);
  const lines = [
    `pkgname = ${name}`,
    `pkgver = ${version}`,
    'pkgdesc = a stand-in',
    'builddate = 1700000000',
    'packager = A <a@example.org>',
    'size = 1',
    'arch = any',
    ...backup.map((path) => `backup = ${path}`),
    ...depends.map((each) => `depend = ${each}`),
  ];
  writeFileSync(join(content, '.PKGINFO'), `${lines.join('\n')}\n`);
  const file = join(work, `${name}-${version}-any.pkg.tar.gz`);
  execFileSync('sh', ['-ec', 'tar -czf "$1" .PKGINFO *', 'sh', file], { cwd: content });
  return file;
};
