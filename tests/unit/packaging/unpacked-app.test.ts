// What electron-builder packs, without a network: around Electron itself where its runtime was fetched, otherwise around
// a stand-in for its program that has nothing but its fuses.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Ajv from 'ajv';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { partyTableFile } from '../../../main/parties/table-file.ts';
import { ownFolder } from '../../rigs/own-folder.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const require = createRequire(join(root, 'node_modules', 'app-builder-lib', 'package.json'));
const asar = require('@electron/asar') as {
  listPackage(file: string, options: object): string[];
  extractFile(file: string, name: string): Buffer;
};

interface Bom {
  readonly metadata: { readonly component: object };
  readonly components: readonly { readonly name: string; readonly version: string }[];
}

const electronVersion = '45.4.1';

const schemaOf = (name: string): object =>
  JSON.parse(
    readFileSync(join(root, 'tests/fixtures/cyclonedx', `${name}.SNAPSHOT.schema.json`), 'utf8'),
  ) as object;

/** Formats (a date, an address) are left to whoever wrote them: they need a package of their own. */
const cyclonedx = (bom: unknown): { readonly fits: boolean; readonly errors: unknown } => {
  const ajv = new Ajv.default({ strict: false, allErrors: true, validateFormats: false });
  // The schema names its neighbours by their files.
  for (const name of ['spdx', 'jsf-0.82'])
    ajv.addSchema(schemaOf(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
  const fits = ajv.compile(schemaOf('bom-1.5'));
  return { fits: fits(bom), errors: fits.errors };
};

/** The mark that @electron/fuses looks for, then version 1, nine fuses, each off (`0`). */
const fuseWire = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0009000000000';

const folder = ownFolder('packaging');
const project = join(folder.path, 'project');
const unpacked = join(project, 'release', 'linux-unpacked');
let built: { status: number | null; said: string };

const fetched = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules/electron/dist');

/** A folder that looks like Electron's as far as a packer looks. */
const standIn = (): string => {
  const electron = join(folder.path, 'electron');
  mkdirSync(join(electron, 'resources'), { recursive: true });
  writeFileSync(join(electron, 'version'), electronVersion);
  writeFileSync(join(electron, 'electron'), `#!/bin/sh\nexit 1\n${fuseWire}`, 'latin1');
  chmodSync(join(electron, 'electron'), 0o755);
  return electron;
};

beforeAll(() => {
  spawnSync(process.execPath, [join(root, 'scripts/build-app.mjs')], { stdio: 'inherit' });
  mkdirSync(join(project, 'native-probes/linux/build'), { recursive: true });
  mkdirSync(join(project, 'dist/icons/tray'), { recursive: true });
  mkdirSync(join(project, 'dist/renderer'), { recursive: true });
  mkdirSync(join(project, 'main/parties/build'), { recursive: true });
  for (const file of [
    'package.json',
    'package-lock.json',
    'electron-builder.yml',
    'THIRD-PARTY.md',
    'assets',
    'scripts',
  ])
    cpSync(join(root, file), join(project, file), { recursive: true });
  cpSync(join(root, 'dist/app'), join(project, 'dist/app'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  writeFileSync(join(project, 'native-probes/linux/build/callwarden-probe'), 'probe');
  writeFileSync(join(project, 'native-probes/linux/build/callwarden-names'), 'names');
  writeFileSync(join(project, 'main/parties/build/parties.table'), 'table');
  writeFileSync(join(project, 'dist/renderer/index.html'), '<!doctype html>');
  for (const name of ['512x512.png', 'tray/watching.png'])
    writeFileSync(join(project, 'dist/icons', name), '');
  const electron = existsSync(join(fetched, 'electron')) ? fetched : standIn();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/electron-builder/cli.js'),
      '--linux',
      'dir',
      `-c.electronDist=${electron}`,
      `-c.electronVersion=${electronVersion}`,
    ],
    // It packs nothing that a link leads to out of the project, but for what is below the system's own temporary folder:
    // so may this repository be.
    { cwd: project, env: { ...folder.env, TMPDIR: undefined }, encoding: 'utf8', timeout: 55_000 },
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

it('has the table of networks where the program looks for it, from inside its archive', () => {
  const place = partyTableFile(join(unpacked, 'resources/app.asar/dist/app'));
  expect(place).toBe(join(unpacked, 'resources/main/parties/build/parties.table'));
});

it('has the list of its parts beside the archive: CycloneDX that fits the schema, and complete', () => {
  const bom: unknown = JSON.parse(readFileSync(join(unpacked, 'resources/sbom.cdx.json'), 'utf8'));
  const { fits, errors } = cyclonedx(bom);
  expect(fits, JSON.stringify(errors, null, 1)).toBe(true);
  expect(cyclonedx({ ...(bom as object), bomFormat: 'other' }).fits).toBe(false);
  const { components, metadata } = bom as Bom;
  expect(metadata.component).toMatchObject({ name: 'callwarden', type: 'application' });
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const named = new Map(components.map(({ name, version }) => [name, version]));
  for (const name of Object.keys(dependencies)) expect([...named.keys()]).toContain(name);
  expect(named.get('electron')).toBe(electronVersion);
  expect([...named.keys()]).not.toContain('vitest');
});

it('has its fuses flipped in the program itself', () => {
  const program = readFileSync(join(unpacked, 'callwarden-desktop'), 'latin1');
  const at = program.indexOf(fuseWire.slice(0, 32));
  // In @electron/fuses' order: run as Node, cookie encryption, NODE_OPTIONS, --inspect, asar integrity, only from asar, snapshot, file:// privileges.
  expect(program.slice(at + 34, at + 42)).toBe('01001100');
});
