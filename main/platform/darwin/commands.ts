// How macOS is asked: through its own programs, by their full paths. Recorded answers can stand in for each.
import {
  type KeptChild,
  type KeptChildOptions,
  keepChild,
  runCommand,
  runCommandSync,
} from '../command/index.ts';

export interface Commands {
  readonly run: typeof runCommand;
  readonly runSync: typeof runCommandSync;
  readonly keep: (options: KeptChildOptions) => KeptChild;
}

export const realCommands: Commands = {
  run: runCommand,
  runSync: runCommandSync,
  keep: keepChild,
};

/** In English, in UTC and in UTF-8, whatever this person's language: `ps` writes dates in words. */
export const plainEnv = (env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv => ({
  ...env,
  LC_ALL: 'C',
  TZ: 'UTC0',
});
