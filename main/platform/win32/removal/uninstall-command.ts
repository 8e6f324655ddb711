// How a program of the Uninstall registry is taken away without a question: an argument vector, or that it is not known.
// Sources of the switches: msiexec (learn.microsoft.com, "msiexec"), Inno Setup ("Uninstaller Command Line
// Parameters"), NSIS ("Command Line Usage"), Squirrel.Windows (docs/using/install-process).
import type { Client } from '../../../catalogue/index.ts';
import { windowsFactsOf } from '../../../catalogue/index.ts';
import {
  expandAll,
  foldCase,
  isWindowsPath,
  type WindowsFolders,
  windowsBaseName,
} from '../../../catalogue/paths/windows-paths.ts';
import type { Argv } from '../../command/index.ts';
import { programOf } from '../command-line.ts';
import type { ProgramListed } from '../inventory/index.ts';
import { commandWords } from './command-words.ts';

const productCode = /^\{[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\}$/i;

/** What runs whatever it is given: an entry that names one of them is not understood. */
const interpreters =
  /^(?:cmd|powershell|pwsh|wscript|cscript|mshta|rundll32|regsvr32|msiexec|bash|wsl)\.exe$/i;

/** Pure. `isNsis`: the program was made by NSIS, as its own bytes say. null: it is not understood. */
export function uninstallCommand(
  client: Client,
  program: ProgramListed,
  folders: WindowsFolders,
  isNsis: (path: string) => boolean,
): Argv | null {
  if (program.windowsInstaller)
    return productCode.test(program.key)
      ? ['msiexec.exe', '/x', program.key, '/qn', '/norestart']
      : null;
  const quiet = vectorOf(program.quietUninstallString, folders);
  if (quiet !== null) return quiet;
  const plain = vectorOf(program.uninstallString, folders);
  if (plain === null) return null;
  const [path, ...args] = plain;
  const name = foldCase(windowsBaseName(path));
  if (isKnownToBeQuiet(client, plain, folders)) return plain;
  if (name === 'UPDATE.EXE' && args.length === 1 && args[0] === '--uninstall')
    return [path, '--uninstall', '-s'];
  if (/^UNINS\d{3}\.EXE$/.test(name) && args.length === 0)
    return [path, '/VERYSILENT', '/SUPPRESSMSGBOXES', '/NORESTART'];
  return isNsis(path) && args.every((word) => /^\/(?:currentuser|allusers)$/i.test(word))
    ? [path, ...args, '/S']
    : null;
}

function vectorOf(line: string | null, folders: WindowsFolders): Argv | null {
  const whole = expandAll(line ?? '', folders).trim();
  const named = programOf(whole);
  // Many installers leave out the quotes around a path with blanks.
  const quoted =
    named === null || whole.startsWith('"') ? whole : `"${named}"${whole.slice(named.length)}`;
  const [program = '', ...args] = commandWords(quoted) ?? [];
  if (!isWindowsPath(program) || !/\.exe$/i.test(program)) return null;
  if (program.split(/[\\/]/).includes('..') || interpreters.test(windowsBaseName(program)))
    return null;
  return [program, ...args];
}

/** The catalogue knows this very command of the vendor's to ask nothing. */
const isKnownToBeQuiet = (client: Client, argv: Argv, folders: WindowsFolders): boolean =>
  windowsFactsOf(client).silentUninstall.some((known) => {
    const vector = vectorOf(known, folders);
    return (
      vector !== null &&
      vector.length === argv.length &&
      vector.every((word, at) => foldCase(word) === foldCase(argv[at] ?? ''))
    );
  });
