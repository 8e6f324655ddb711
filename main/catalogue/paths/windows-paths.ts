// Windows' paths as text: compared as the system compares them, and the catalogue's `%APPDATA%\Zoom` put in place.

/** `C:\…`; a share (`\\server\…`) holds no client that we know. */
export const isWindowsPath = (path: string): boolean => /^[A-Za-z]:[\\/]/.test(path);

/**
 * A path under which the same file is always found: without case, `.`, `..` and the `\\?\` of long paths, and with `/`
 * between its parts. null for anything but an absolute path. Case goes letter by letter, never changing the length
 * (Naming Files, Paths, and Namespaces; the table of NTFS knows no `ß` → `SS`).
 */
export function windowsKey(path: string): string | null {
  const plain = path.startsWith('\\\\?\\') ? path.slice(4) : path;
  if (!isWindowsPath(plain)) return null;
  const parts: string[] = [];
  for (const part of foldCase(plain).split(/[\\/]+/)) {
    if (part === '..') {
      if (parts.length > 1) parts.pop();
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Two names are one file to Windows when these are the same. */
export function foldCase(text: string): string {
  let folded = '';
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charAt(at);
    const upper = unit.toUpperCase();
    folded += upper.length === 1 ? upper : unit;
  }
  return folded;
}

/** The last part of a path. */
export const windowsBaseName = (path: string): string => path.slice(path.lastIndexOf('\\') + 1);

/** Where a path's folder is; the path itself where it has none. */
export function windowsFolder(path: string): string {
  const end = path.lastIndexOf('\\');
  return end < 0 ? path : path.slice(0, end);
}

/** Variables by their name in capitals. */
export type WindowsFolders = ReadonlyMap<string, string>;

/**
 * The folders of one Windows (`root`, its drive) and one person (`home`) where Windows puts them
 * (KNOWNFOLDERID, its default paths). One that a person or an administrator moved is not found here.
 */
export function windowsFolders(root: string, home: string): WindowsFolders {
  const drive = root.replace(/[\\/]+$/, '');
  const person = home.replace(/[\\/]+$/, '');
  return new Map([
    ['SYSTEMDRIVE', drive],
    ['SYSTEMROOT', `${drive}\\Windows`],
    ['WINDIR', `${drive}\\Windows`],
    ['PROGRAMFILES', `${drive}\\Program Files`],
    ['PROGRAMW6432', `${drive}\\Program Files`],
    ['PROGRAMFILES(X86)', `${drive}\\Program Files (x86)`],
    ['COMMONPROGRAMFILES', `${drive}\\Program Files\\Common Files`],
    ['COMMONPROGRAMFILES(X86)', `${drive}\\Program Files (x86)\\Common Files`],
    ['PROGRAMDATA', `${drive}\\ProgramData`],
    ['ALLUSERSPROFILE', `${drive}\\ProgramData`],
    ['PUBLIC', `${drive}\\Users\\Public`],
    ['USERPROFILE', person],
    ['APPDATA', `${person}\\AppData\\Roaming`],
    ['LOCALAPPDATA', `${person}\\AppData\\Local`],
    ['TEMP', `${person}\\AppData\\Local\\Temp`],
    ['TMP', `${person}\\AppData\\Local\\Temp`],
  ]);
}

/** `%APPDATA%\Zoom` in its place; null for an unknown variable, a way upwards, or what is no path of a disk. */
export function expandEntry(entry: string, folders: WindowsFolders): string | null {
  if (entry.split(/[\\/]/).includes('..')) return null;
  const [, variable, rest] = /^%([^%]+)%(.*)$/s.exec(entry) ?? [];
  if (variable === undefined || rest === undefined) return isWindowsPath(entry) ? entry : null;
  const folder = folders.get(variable.toUpperCase());
  return folder === undefined || (rest !== '' && !rest.startsWith('\\')) ? null : folder + rest;
}

/** Every variable of a command or a path replaced, as the registry's texts of the type REG_EXPAND_SZ mean it. */
export const expandAll = (text: string, folders: WindowsFolders): string =>
  text.replaceAll(/%([^%]+)%/g, (whole, name: string) => folders.get(name.toUpperCase()) ?? whole);
