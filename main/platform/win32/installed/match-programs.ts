// Which client each entry of the Uninstall registry is.
import { type Client, windowsFactsOf } from '../../../catalogue/index.ts';
import {
  expandAll,
  foldCase,
  isWindowsPath,
  type WindowsFolders,
  windowsFolder,
} from '../../../catalogue/paths/windows-paths.ts';
import { programOf } from '../command-line.ts';
import type { ProgramListed } from '../inventory/index.ts';
import type { Found } from './found.ts';

/** Pure. `folders` are those of the person whose programs these are. */
export function matchPrograms(
  clients: readonly Client[],
  programs: readonly ProgramListed[],
  folders: WindowsFolders,
): readonly Found[] {
  const found = new Map<string, Found>();
  for (const client of clients) {
    for (const program of programs) {
      if (!isOf(client, program)) continue;
      const installation = {
        client: client.id,
        source: isMsi(program) ? 'msi' : 'installer',
        path: placeOf(program, folders),
        version: wordsOf(program.displayVersion),
        package: program.key,
        scope: program.user === null ? 'system' : 'user',
      } as const;
      found.set(foldCase(`${client.id} ${installation.path} ${program.key}`), {
        installation,
        sealed: null,
      });
    }
  }
  return [...found.values()];
}

/** By the key, or by the name: `Zoom`, `Zoom 5.17.11`, `Zoom (64-bit)`, never `Zoom Player`. */
function isOf(client: Client, { key, displayName }: ProgramListed): boolean {
  const { productCodes, uninstallDisplayNames } = windowsFactsOf(client);
  if (productCodes.some((code) => foldCase(code) === foldCase(key))) return true;
  if (displayName === null) return false;
  const name = foldCase(displayName.trim());
  return uninstallDisplayNames.some((known) => {
    const beginning = foldCase(known);
    if (!name.startsWith(beginning)) return false;
    return /^(?: \(?(?:V?\d[\w.+-]*|32-BIT|64-BIT|ARM64|X64|X86|\w\w-\w\w)\)?)*$/.test(
      name.slice(beginning.length),
    );
  });
}

/** The key of what Windows Installer put there is its product code. */
const isMsi = ({ key, windowsInstaller }: ProgramListed): boolean =>
  windowsInstaller && /^\{[0-9A-F-]{36}\}$/i.test(key);

/** The folder that the entry names, or the one of its icon or uninstaller; the registry's own key where it names none. */
function placeOf(program: ProgramListed, folders: WindowsFolders): string {
  const location = wordsOf(program.installLocation)?.replace(/^"(.*)"$/, '$1') ?? null;
  if (location !== null) {
    const folder = expandAll(location, folders).replace(/[\\/]+$/, '');
    if (isWindowsPath(`${folder}\\`)) return folder;
  }
  for (const words of [program.displayIcon, program.uninstallString]) {
    const named = programOf(expandAll(words ?? '', folders));
    if (named === null || !isWindowsPath(named) || /\\(?:msiexec|rundll32)\.exe$/i.test(named))
      continue;
    // What Windows Installer shows is a picture in a folder of its own.
    if (/\\Windows\\Installer\\/i.test(named)) continue;
    return windowsFolder(named);
  }
  const hive = program.user === null ? 'HKLM' : 'HKCU';
  const wow = program.view === 32 ? 'WOW6432Node\\' : '';
  return `${hive}\\Software\\${wow}Microsoft\\Windows\\CurrentVersion\\Uninstall\\${program.key}`;
}

const wordsOf = (text: string | null): string | null => {
  const words = text?.trim() ?? '';
  return words === '' ? null : words;
};
