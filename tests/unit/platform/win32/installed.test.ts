import { rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { windowsFolders } from '../../../../main/catalogue/paths/windows-paths.ts';
import { programOf } from '../../../../main/platform/win32/command-line.ts';
import { isUnchanged, stampOf } from '../../../../main/platform/win32/installed/file-stamp.ts';
import { matchPackages } from '../../../../main/platform/win32/installed/match-packages.ts';
import { matchPrograms } from '../../../../main/platform/win32/installed/match-programs.ts';
import type { ProgramListed } from '../../../../main/platform/win32/inventory/index.ts';
import { inventoryLine } from '../../../../main/platform/win32/inventory/line-schema.ts';
import { sortLines } from '../../../../main/platform/win32/inventory/read-inventory.ts';
import { parseAnswer } from '../../../../main/platform/win32/probe/ask-probe.ts';
import { ownFolder } from '../../../rigs/own-folder.ts';
import { catalogue } from '../../catalogue/fixtures.ts';

const { clients } = catalogue();
const folders = windowsFolders('C:\\', 'C:\\Users\\ann');

const program = (more: Partial<ProgramListed>): ProgramListed => ({
  type: 'program',
  user: null,
  view: 64,
  key: 'some-key',
  displayName: null,
  displayVersion: null,
  publisher: null,
  installLocation: null,
  displayIcon: null,
  uninstallString: null,
  quietUninstallString: null,
  windowsInstaller: false,
  systemComponent: false,
  ...more,
});
const match = (more: Partial<ProgramListed>) =>
  matchPrograms(clients, [program(more)], folders).map(({ installation }) => installation);

it.each([
  ['Zoom', 'zoom'],
  ['zoom workplace', 'zoom'],
  ['Zoom 5.17.11', 'zoom'],
  ['Zoom Workplace (64-bit)', 'zoom'],
  ['Slack 4.36.140 (x64 en-US)', 'slack'],
  ['Signal 7.1.0', 'signal-desktop'],
  ['Zoom Player MAX', null],
  ['Zoom Rooms', null],
  ['Signal Generator 2', null],
  ['Element', 'element'],
])('%s is %s', (displayName, client) => {
  expect(match({ displayName })[0]?.client ?? null).toBe(client);
});

it.each<[string, Partial<ProgramListed>, string]>([
  ['the folder it names', { installLocation: '"C:\\Zoom\\"' }, 'C:\\Zoom'],
  [
    'variables put in',
    { installLocation: '%APPDATA%\\Zoom' },
    'C:\\Users\\ann\\AppData\\Roaming\\Zoom',
  ],
  ['its icon’s folder', { displayIcon: 'C:\\Zoom\\bin\\Zoom.exe,0' }, 'C:\\Zoom\\bin'],
  [
    'its uninstaller’s folder',
    { uninstallString: '"C:\\Zoom Old\\un ins.exe" /uninstall' },
    'C:\\Zoom Old',
  ],
  [
    'no folder of Windows Installer',
    {
      displayIcon: 'C:\\Windows\\Installer\\{x}\\icon.exe',
      uninstallString: 'MsiExec.exe /X{x}',
      view: 32,
    },
    'HKLM\\Software\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\ZoomUMX',
  ],
  [
    'a person’s own key',
    { user: 'S-1-5-21-1' },
    'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\ZoomUMX',
  ],
])('stands at %s', (_, more, path) => {
  expect(match({ key: 'ZoomUMX', ...more })).toMatchObject([{ client: 'zoom', path }]);
});

it('tells Windows Installer from other installers, and the machine from a person', () => {
  const key = '{6FC53F6B-CC58-43A0-B23E-84B95825CBFE}';
  expect(match({ key, windowsInstaller: true })[0]).toMatchObject({
    source: 'msi',
    scope: 'system',
  });
  expect(match({ key: key.toLowerCase(), user: 'S-1-5-21-1' })[0]).toMatchObject({
    source: 'installer',
    scope: 'user',
  });
});

it('knows a package by its family, and what is sealed with it', () => {
  const listed = (fullName: string, folder: string | null) =>
    matchPackages(
      clients,
      [{ type: 'package', user: 'S-1-5-21-1', view: 64, fullName, displayName: null, folder }],
      folders,
    );
  const folder = 'C:\\Program Files\\WindowsApps\\MSTeams_24091.214.3108.8055_x64__8wekyb3d8bbwe';
  expect(listed('MSTeams_24091.214.3108.8055_x64__8wekyb3d8bbwe', folder)).toMatchObject([
    { installation: { client: 'microsoft-teams', version: '24091.214.3108.8055' }, sealed: folder },
  ]);
  // Unpacked by a developer, in a folder that anybody may write.
  expect(listed('MSTeams_1_x64__8wekyb3d8bbwe', 'C:\\dev\\teams')[0]?.sealed).toBeNull();
  // What a person's program may write into the registry.
  for (const elsewhere of [
    'C:\\evil\\Program Files\\WindowsApps\\MSTeams',
    'C:\\Program Files\\WindowsApps\\..\\..\\evil',
    'C:\\Program Files\\WindowsApps',
  ]) {
    expect(listed('MSTeams_1_x64__8wekyb3d8bbwe', elsewhere)[0]?.sealed).toBeNull();
  }
  expect(listed('MSTeams_1_x64__otherpublisher', folder)).toEqual([]);
  expect(listed('MSTeams_8wekyb3d8bbwe', folder)).toEqual([]);
});

it.each([
  ['"C:\\a b\\x.exe" /S', 'C:\\a b\\x.exe'],
  ['C:\\Program Files\\a b\\x.exe /S "y.exe"', 'C:\\Program Files\\a b\\x.exe'],
  ['C:\\Zoom.EXE', 'C:\\Zoom.EXE'],
  ['C:\\x.exe,0', 'C:\\x.exe'],
  ['MsiExec.exe /X{1}', 'MsiExec.exe'],
  ['rundll32 foo', 'rundll32'],
  ['', null],
])('the program of %s', (line, expected) => expect(programOf(line)).toBe(expected));

it('believes a signature of a file as it was, and not of what stands there now', () => {
  const folder = ownFolder('stamp');
  const file = join(folder.path, 'Zoom.exe');
  writeFileSync(file, 'signed');
  const stamp = stampOf(file);
  expect(isUnchanged(file, stamp)).toBe(true);
  const { atime, mtime } = statSync(file);
  writeFileSync(file, 'forged');
  utimesSync(file, atime, mtime);
  expect(isUnchanged(file, stamp)).toBe(false);
  rmSync(file);
  symlinkSync('/bin/true', file);
  expect(stampOf(file)).toBeNull();
  expect(isUnchanged(file, null)).toBe(false);
  folder.remove();
});

it('takes no answer that was cut short, and shows one entry once though both views have it', () => {
  const line = JSON.stringify({
    type: 'start',
    user: null,
    view: 64,
    key: 'Run',
    name: 'a',
    command: 'b',
  });
  const complete = '{"type":"inventory.complete","atMs":1}\n';
  expect(parseAnswer(`${line}\n`, inventoryLine).ok).toBe(false);
  expect(parseAnswer(`${line}\n{"type":"what"}\n${complete}`, inventoryLine).ok).toBe(false);
  const both = parseAnswer(`${line}\n${line.replace('64', '32')}\n${complete}`, inventoryLine);
  expect(both.ok && sortLines(both.value).starts).toHaveLength(1);
});
