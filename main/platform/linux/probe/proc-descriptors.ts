// What a process holds open, read from its descriptors below /proc: device nodes and socket inodes.
import { readdirSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import type { DeviceKind } from '../../../../preload/contract/index.ts';

export interface Descriptors {
  /** Path of each camera or microphone node held, and its kind. */
  readonly devices: ReadonlyMap<string, DeviceKind>;
  readonly socketInodes: readonly number[];
}

/** Which device a node in the device folder is: `video*` a camera, `snd/pcm*c` a microphone; an unplugged one is none. */
export function deviceOfNode(folder: string, file: string): DeviceKind | null {
  if (!file.startsWith(`${folder}/`) || file.endsWith(' (deleted)')) return null;
  const node = path.relative(folder, file);
  if (/^video[^/]*$/.test(node)) return 'camera';
  return /^snd\/pcm[^/]*c$/.test(node) ? 'microphone' : null;
}

/** Reads one process's descriptors. `denied`: this user may not; `gone`: it died meanwhile. */
export function readDescriptors(
  pid: number,
  folder: string,
  proc = '/proc',
): Descriptors | 'denied' | 'gone' {
  const listing = `${proc}/${pid}/fd`;
  let names: string[];
  try {
    names = readdirSync(listing);
  } catch (thrown) {
    return isForbidden(thrown) ? 'denied' : 'gone';
  }
  const devices = new Map<string, DeviceKind>();
  const socketInodes: number[] = [];
  for (const name of names) {
    let target: string;
    try {
      target = readlinkSync(`${listing}/${name}`);
    } catch (thrown) {
      // A kernel may let us list descriptors and yet not follow them.
      if (isForbidden(thrown)) return 'denied';
      // Closed between the listing and now.
      continue;
    }
    if (target.startsWith('socket:[')) {
      socketInodes.push(Number(target.slice(8, -1)));
      continue;
    }
    const device = deviceOfNode(folder, target);
    if (device !== null) devices.set(target, device);
  }
  return { devices, socketInodes };
}

function isForbidden(thrown: unknown): boolean {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  return code === 'EACCES' || code === 'EPERM';
}
