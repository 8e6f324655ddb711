// Where the guard keeps what it remembers.
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * `CALLWARDEN_DATA`, or the folder that Windows (`LOCALAPPDATA`) or the XDG base directory specification gives for what
 * a program remembers.
 */
export const dataFolder = (env: NodeJS.ProcessEnv = process.env): string => {
  if (env.CALLWARDEN_DATA) return env.CALLWARDEN_DATA;
  if (env.LOCALAPPDATA) return join(env.LOCALAPPDATA, 'Callwarden');
  const state = env.XDG_STATE_HOME;
  // The specification: a path that is not absolute is to be ignored.
  const base = state?.startsWith('/') ? state : join(homedir(), '.local', 'state');
  return join(base, 'callwarden');
};

export const storeFile = (folder: string): string => join(folder, 'callwarden.db');
