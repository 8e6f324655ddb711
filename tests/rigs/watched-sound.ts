// A sound server of a test's own with the built program watching it.
import type { WatchEvent } from '../../preload/contract/index.ts';
import { startWatching, type Watching } from './callwarden.ts';
import { type OwnFolder, ownFolder } from './own-folder.ts';
import { startPulseAudio } from './pulseaudio.ts';

export interface WatchedSound {
  readonly folder: OwnFolder;
  /** What a program in this session sees; the guard's history is in the folder. */
  readonly env: NodeJS.ProcessEnv;
  readonly watching: Watching;
  stop(): Promise<void>;
}

type Part = Extract<WatchEvent, { type: 'health' }>['health']['part'];

/** Resolves when these parts of the guard say that they work. */
export const startWatchedSound = async (
  name: string,
  args: readonly string[] = [],
  parts: readonly Part[] = ['sound-server'],
): Promise<WatchedSound> => {
  const sound = await startPulseAudio();
  const folder = ownFolder(name);
  const env = { ...sound.env, XDG_STATE_HOME: `${folder.path}/state` };
  const watching = startWatching(args, env);
  const stop = async (): Promise<void> => {
    await watching.stop();
    await sound.stop();
    folder.remove();
  };
  try {
    for (const part of parts)
      await watching.event(
        'health',
        ({ health }) => health.part === part && health.state === 'working',
      );
    return { folder, env, watching, stop };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
};
