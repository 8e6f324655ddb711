// Where the guard keeps what it remembers.
import { homedir } from 'node:os';
import { join } from 'node:path';

/** `CALLWARDEN_DATA`, or the folder that the XDG base directory specification gives for state. */
export const dataFolder = (env: NodeJS.ProcessEnv = process.env): string => {
  if (env.CALLWARDEN_DATA) return env.CALLWARDEN_DATA;
  const state = env.XDG_STATE_HOME;
  // The specification: a path that is not absolute is to be ignored.
  const base = state?.startsWith('/') ? state : join(homedir(), '.local', 'state');
  return join(base, 'callwarden');
};

export const storeFile = (folder: string): string => join(folder, 'callwarden.db');
