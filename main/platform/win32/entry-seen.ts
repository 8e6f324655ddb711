// A file or folder of Windows as it stands, links not followed.
import { lstatSync } from 'node:fs';
import { windowsKey } from '../../catalogue/paths/windows-paths.ts';
import type { EntrySeen, Paths } from '../port/index.ts';

/** null where nothing stands there, or where it may not be looked at. */
export function seenAt(path: string, { home }: Paths): EntrySeen | null {
  try {
    const there = lstatSync(path, { bigint: true });
    return {
      path,
      shown: shownAs(path, home),
      kind: there.isFile() ? 'file' : there.isDirectory() ? 'folder' : 'link',
      mode: Number(there.mode & 0o7777n),
      uid: Number(there.uid),
      gid: Number(there.gid),
      bytes: Number(there.size),
      device: there.dev,
      inode: there.ino,
      target: null,
    };
  } catch {
    return null;
  }
}

/** `~\AppData\Roaming\Zoom`; outside the home the path itself. */
function shownAs(path: string, home: string): string {
  const [key, outer] = [windowsKey(path), windowsKey(home)];
  return key !== null && outer !== null && key.startsWith(`${outer}/`)
    ? `~${path.slice(home.replace(/[\\/]+$/, '').length)}`
    : path;
}
