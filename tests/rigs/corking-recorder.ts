// A real recording program that pauses when told to.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { startOwnChild } from './own-child.ts';
import { ownFolder } from './own-folder.ts';

export interface CorkingRecorder {
  readonly pid: number;
  /** Corks the stream, or uncorks a corked one. */
  toggle(): void;
  stop(): Promise<void>;
}

/** Compiles and starts it. Needs gcc and libpulse0 (pulseaudio-utils brings it). */
export async function startCorkingRecorder(env: NodeJS.ProcessEnv): Promise<CorkingRecorder> {
  const folder = ownFolder('corker');
  const program = join(folder.path, 'corker');
  const source = join(import.meta.dirname, 'corking-recorder.c');
  execFileSync('gcc', ['-O1', '-w', '-o', program, source, '-l:libpulse.so.0', '-lpthread']);
  const recorder = await startOwnChild([program, 'mic'], {
    env,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  return {
    pid: recorder.pid,
    toggle: () => recorder.child.stdin?.write('\n'),
    stop: async () => {
      await recorder.stop();
      folder.remove();
    },
  };
}
