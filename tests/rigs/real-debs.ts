// Real Debian packages with the layouts of the real clients, put by the real dpkg into a root of a test's own.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DebPackage } from './client-tree/deb.ts';
import { plant } from './client-tree/planting.ts';

export interface RealDebs {
  readonly root: string;
  /** `/home/alice` inside the root. */
  readonly home: string;
  /** Builds the package, installs it, and leaves what its use leaves. */
  install(deb: DebPackage, depends?: string): void;
  /** Packages that dpkg has installed there. */
  installed(): readonly string[];
}

/** The folder is the caller's to remove. */
export const realDebs = (folder: string): RealDebs => {
  const root = join(folder, 'root');
  const home = join(root, 'home/alice');
  const books = join(root, 'var/lib/dpkg');
  for (const place of ['info', 'updates', 'triggers'])
    mkdirSync(join(books, place), { recursive: true });
  for (const place of ['etc', 'opt', 'usr/bin', 'usr/share/applications'])
    mkdirSync(join(root, place), { recursive: true });
  mkdirSync(home, { recursive: true, mode: 0o700 });
  writeFileSync(join(books, 'status'), '');
  return {
    root,
    home,
    install: (deb, depends) => {
      const work = mkdtempSync(join(folder, 'deb-'));
      const file = buildDeb(work, deb, depends);
      execFileSync('dpkg', [`--root=${root}`, '--install', file], { stdio: 'pipe' });
      rmSync(work, { recursive: true });
      plant(root, home, deb.leaves);
    },
    installed: () =>
      // The format's signs are dpkg's own, not a template's.
      execFileSync(
        'dpkg-query',
        [`--admindir=${books}`, '--show', `--showformat=$\{db:Status-Abbrev} $\{Package}\\n`],
        { encoding: 'utf8' },
      )
        .split('\n')
        .flatMap((line) => /^.i +(\S+)/.exec(line)?.[1] ?? []),
  };
};

/** Gives the file. `work`: a folder to build it in. */
export const buildDeb = (work: string, deb: DebPackage, depends?: string): string => {
  const { name, version, maintainer, files } = deb;
  const content = join(work, 'content');
  mkdirSync(join(content, 'DEBIAN'), { recursive: true });
  plant(content, content, files);
  const control = [
    `Package: ${name}`,
    `Version: ${version}`,
    'Architecture: all',
    `Maintainer: ${maintainer}`,
    ...(depends === undefined ? [] : [`Depends: ${depends}`]),
    'Description: a stand-in',
  ];
  writeFileSync(join(content, 'DEBIAN/control'), `${control.join('\n')}\n`);
  // Debian Policy, 10.7: what stands in /etc is a file of settings.
  const settings = Object.keys(files).filter((path) => path.startsWith('/etc/'));
  if (settings.length > 0)
    writeFileSync(join(content, 'DEBIAN/conffiles'), `${settings.join('\n')}\n`);
  const file = join(work, `${name}.deb`);
  execFileSync('dpkg-deb', ['--root-owner-group', '--build', content, file], { stdio: 'pipe' });
  return file;
};
