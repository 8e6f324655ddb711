// How this very program is run again, as the administrator.
import { realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Argv } from '../../../platform/command/index.ts';
import type { Platform } from '../../../platform/port/index.ts';
import type { Elevation } from './elevate.ts';
import { macAsker } from './mac-asker.ts';
import { askInTerminal } from './terminal-agent.ts';

/** `inTerminal`: whoever is asked sits at this program's own terminal. */
export const thisProgramAsRoot = (
  { name, administrator }: Pick<Platform, 'name' | 'administrator'>,
  inTerminal: boolean,
): Elevation => {
  const program = thisProgram();
  if (administrator !== undefined) return { asker: [], administrator, program };
  if (name !== 'darwin') {
    const pkexec = { asker: ['pkexec'], program } as const;
    return inTerminal ? { ...pkexec, haveAsked: askInTerminal } : pkexec;
  }
  return { ...macAsker(process.getuid?.() ?? 0, inTerminal), program };
};

/** Under Electron it is the packaged program itself: it does the administrator's part before any window could be. */
export const thisProgram = (): Argv => {
  const runtime = realpathSync(process.execPath);
  const script = process.argv[1];
  if (process.versions.electron !== undefined || script === undefined)
    return [runtime, '--no-sandbox'];
  return [runtime, builtProgram(realpathSync(script))];
};

/** The starter in `bin/` only chooses a Node. Root runs what it would start, so that this is what has to be root's own. */
const builtProgram = (script: string): string =>
  basename(script) === 'callwarden.cjs'
    ? join(dirname(script), '..', 'dist', 'cli', 'callwarden.mjs')
    : script;
