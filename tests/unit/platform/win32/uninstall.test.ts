// Uninstall strings as real installers leave them, and as somebody might who wants another program run.
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../../main/catalogue/index.ts';
import { windowsFolders } from '../../../../main/catalogue/paths/windows-paths.ts';
import type { ProgramListed } from '../../../../main/platform/win32/inventory/index.ts';
import { commandWords } from '../../../../main/platform/win32/removal/command-words.ts';
import { uninstallCommand } from '../../../../main/platform/win32/removal/uninstall-command.ts';

const catalogue = loadCatalogue();
if (!catalogue.ok) throw new Error(catalogue.problem.message);
const zoom = catalogue.value.byId('zoom')!;
const folders = windowsFolders('C:\\', 'C:\\Users\\Ann Öz');
const local = 'C:\\Users\\Ann Öz\\AppData\\Local';

const entry = (fields: Partial<ProgramListed>): ProgramListed => ({
  type: 'program',
  user: null,
  view: 64,
  key: 'App',
  displayName: 'App',
  displayVersion: null,
  publisher: null,
  installLocation: null,
  displayIcon: null,
  uninstallString: null,
  quietUninstallString: null,
  windowsInstaller: false,
  systemComponent: false,
  ...fields,
});
const commandOf = (fields: Partial<ProgramListed>, isNsis = false) =>
  uninstallCommand(zoom, entry(fields), folders, () => isNsis);

describe('a command line taken apart', () => {
  // The cases of "Parsing C Command-Line Arguments" (learn.microsoft.com), and a program's own name.
  it.each([
    ['p "a b c" d e', ['p', 'a b c', 'd', 'e']],
    ['p "ab\\"c" "\\\\" d', ['p', 'ab"c', '\\', 'd']],
    ['p a\\\\\\b d"e f"g h', ['p', 'a\\\\\\b', 'de fg', 'h']],
    ['p a\\\\\\"b c d', ['p', 'a\\"b', 'c', 'd']],
    ['p a\\\\\\\\"b c" d e', ['p', 'a\\\\b c', 'd', 'e']],
    ['p a"b"" c" d', ['p', 'ab" c', 'd']],
    // Where CommandLineToArgvW guesses, nothing is run.
    ['p a"b"" c d', null],
    ['"C:\\a b\\x.exe"\t/S  ""', ['C:\\a b\\x.exe', '/S', '']],
    ['', []],
    ['"C:\\never closed', null],
  ])('%s', (line, words) => expect(commandWords(line)).toEqual(words));
});

describe('an uninstaller is understood', () => {
  const code = '{6FC53F6B-CC58-43A0-B23E-84B95825CBFE}';
  it.each([
    [
      'Windows Installer, by its product code alone',
      { windowsInstaller: true, key: code, uninstallString: 'calc.exe' },
      ['msiexec.exe', '/x', code, '/qn', '/norestart'],
    ],
    [
      'a quiet string, variables put in',
      { quietUninstallString: '"%LOCALAPPDATA%\\slack\\Update.exe" --uninstall -s' },
      [`${local}\\slack\\Update.exe`, '--uninstall', '-s'],
    ],
    [
      'Squirrel',
      { uninstallString: `"${local}\\Discord\\Update.exe" --uninstall` },
      [`${local}\\Discord\\Update.exe`, '--uninstall', '-s'],
    ],
    [
      'Inno Setup, its quotes left out',
      { key: 'Skype_is1', uninstallString: 'C:\\Program Files (x86)\\Skype\\unins000.exe' },
      [
        'C:\\Program Files (x86)\\Skype\\unins000.exe',
        '/VERYSILENT',
        '/SUPPRESSMSGBOXES',
        '/NORESTART',
      ],
    ],
    [
      'what the catalogue knows of the vendor',
      { uninstallString: '"C:\\Program Files\\Zoom\\bin\\Installer.exe" /uninstall' },
      ['C:\\Program Files\\Zoom\\bin\\Installer.exe', '/uninstall'],
    ],
  ])('%s', (_, fields, command) => expect(commandOf(fields)).toEqual(command));

  it('NSIS, where its bytes say so and not by its name', () => {
    const fields = { uninstallString: '"C:\\Signal\\Uninstall Signal.exe" /currentuser' };
    expect(commandOf(fields, true)).toEqual([
      'C:\\Signal\\Uninstall Signal.exe',
      '/currentuser',
      '/S',
    ]);
    expect(commandOf(fields)).toBeNull();
  });
});

describe('an uninstaller is refused', () => {
  it.each([
    ['a shell', { quietUninstallString: 'C:\\Windows\\System32\\cmd.exe /c del C:\\x' }],
    ['a shell that is found by its name', { quietUninstallString: 'powershell.exe -c x' }],
    ['a script', { quietUninstallString: '"C:\\Zoom\\uninstall.bat" /S' }],
    ['a library', { uninstallString: 'C:\\Windows\\System32\\rundll32.exe C:\\x.dll,Main' }],
    ['a share', { quietUninstallString: '\\\\server\\share\\uninstall.exe /S' }],
    ['a way upwards', { quietUninstallString: '"C:\\Zoom\\..\\x.exe" /S' }],
    ['a product code that is none', { windowsInstaller: true, key: '/i C:\\x.msi' }],
    ['an unknown kind', { uninstallString: '"C:\\Zoom\\remove.exe" --please' }],
    ['nothing', {}],
  ])('%s', (_, fields) => expect(commandOf(fields)).toBeNull());
});
