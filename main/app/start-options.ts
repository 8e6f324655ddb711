// What the program may be told when it is started: the flags of `callwarden ui`, and whether it begins in the tray.
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { parseArgs } from 'node:util';

export interface StartOptions {
  /** Where software is looked for: another disk's root, or a tree of a test's. */
  readonly root: string;
  /** As everywhere: a root that is given has its home inside, never this machine's. */
  readonly home: string;
  /** Folder of the device nodes. */
  readonly devices: string;
  /** Waits in the tray; the window opens when it is asked for. */
  readonly hidden: boolean;
}

/** Chromium's own switches stand among them and are none of ours; a path that is not absolute counts as not given. */
export const startOptions = (args: readonly string[], home = homedir()): StartOptions => {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: {
      root: { type: 'string' },
      devices: { type: 'string' },
      hidden: { type: 'boolean' },
    },
  });
  const absolute = (value: unknown, otherwise: string): string =>
    typeof value === 'string' && isAbsolute(value) ? value : otherwise;
  const root = absolute(values.root, '/');
  return {
    root,
    home: root === '/' ? home : join(root, 'root'),
    devices: absolute(values.devices, '/dev'),
    hidden: values.hidden === true,
  };
};
