// What electron-builder packs, without a network: a stand-in for Electron's program that has nothing but its fuses.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ownFolder } from '../../rigs/own-folder.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const require = createRequire(join(root, 'node_modules', 'app-builder-lib', 'package.json'));
const asar = require('@electron/asar') as {
  listPackage(file: string, options: object): string[];
  extractFile(file: string, name: string): Buffer;
};

/** The mark that @electron/fuses looks for, then version 1, nine fuses, each off (`0`). */
const fuseWire = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0009000000000';

const folder = ownFolder('packaging');
const project = join(folder.path, 'project');
const unpacked = join(project, 'release', 'linux-unpacked');
let built: { status: number | null; said: string };

beforeAll(() => {
  spawnSync(process.execPath, [join(root, 'scripts/build-app.mjs')], { stdio: 'inherit' });
  mkdirSync(join(project, 'native-probes/linux/build'), { recursive: true });
  mkdirSync(join(project, 'dist/icons/tray'), { recursive: true });
  mkdirSync(join(project, 'dist/renderer'), { recursive: true });
  for (const file of ['package.json', 'electron-builder.yml', 'assets'])
    cpSync(join(root, file), join(project, file), { recursive: true });
  cpSync(join(root, 'dist/app'), join(project, 'dist/app'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  writeFileSync(join(project, 'native-probes/linux/build/callwarden-probe'), 'probe');
  writeFileSync(join(project, 'dist/renderer/index.html'), '<!doctype html>');
  for (const name of ['512x512.png', 'tray/watching.png'])
    writeFileSync(join(project, 'dist/icons', name), '');
  const electron = join(folder.path, 'electron');
  mkdirSync(join(electron, 'resources'), { recursive: true });
  writeFileSync(join(electron, 'version'), '45.4.1');
  writeFileSync(join(electron, 'electron'), `#!/bin/sh\nexit 1\n${fuseWire}`, 'latin1');
  chmodSync(join(electron, 'electron'), 0o755);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/electron-builder/cli.js'),
      '--linux',
      'dir',
      `-c.electronDist=${electron}`,
      '-c.electronVersion=45.4.1',
    ],
    { cwd: project, env: folder.env, encoding: 'utf8', timeout: 55_000 },
  );
  built = { status, said: stdout + stderr };
}, 60_000);

afterAll(() => folder.remove());

it('is packed without a network', () => {
  expect(built.status, built.said.slice(-2_000)).toBe(0);
});

it('holds the program, its screens and pictures, and nothing that is bundled already', () => {
  const files = asar.listPackage(join(unpacked, 'resources/app.asar'), { isPack: false });
  for (const file of [
    '/dist/app/main.js',
    '/dist/app/preload.cjs',
    '/dist/renderer/index.html',
    '/dist/icons/tray/watching.png',
    '/package.json',
  ])
    expect(files).toContain(file);
  const strangers = files.filter(
    (file) =>
      !/^\/(dist|package\.json|node_modules(\/(systeminformation|ps-list|\.package)|$))/.test(file),
  );
  expect(strangers).toEqual([]);
  for (const name of ['systeminformation', 'ps-list'])
    expect(files).toContain(`/node_modules/${name}/package.json`);
  expect(
    files.filter(
      (file) =>
        file.endsWith('.map') || (file.endsWith('.ts') && !file.startsWith('/node_modules')),
    ),
  ).toEqual([]);
  const { main } = JSON.parse(
    asar.extractFile(join(unpacked, 'resources/app.asar'), 'package.json').toString(),
  ) as { main: string };
  expect(main).toBe('dist/app/main.js');
});

it('has the native probe beside the archive', () => {
  expect(
    readFileSync(join(unpacked, 'resources/native-probes/linux/build/callwarden-probe'), 'utf8'),
  ).toBe('probe');
});

it('has its fuses flipped in the program itself', () => {
  const program = readFileSync(join(unpacked, 'callwarden-desktop'), 'latin1');
  const at = program.indexOf(fuseWire.slice(0, 32));
  // In @electron/fuses' order: run as Node, cookie encryption, NODE_OPTIONS, --inspect, asar integrity, only from asar, snapshot, file:// privileges.
  expect(program.slice(at + 34, at + 42)).toBe('01001100');
});
