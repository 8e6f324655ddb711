// How long the guard's own process, which is the desktop program's main process too, hears nothing.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startMachine } from '../../e2e/window.ts';
import { startRecorder } from '../../rigs/recorder.ts';
import { writeLongHistory } from './long-history.ts';

export interface Block {
  /** The longest that the event loop did not turn, milliseconds: what else the machine does is in it. */
  readonly wallMs: number;
  /** The longest that its own work took between two turns, CPU of the main thread, milliseconds. */
  readonly ownMs: number;
}

export interface Blocking {
  /** Twenty seconds of watching, in which recorders start and end. */
  readonly watching: Block;
  /** Three days of history are asked for at once, as the timeline does. */
  readonly stretch: Block;
}

const rounds = 10;

export const measureBlocking = async (captures: number): Promise<Blocking> => {
  const machine = await startMachine();
  writeLongHistory(machine.data, captures);
  const guard = fork(join(import.meta.dirname, 'blocking-child.ts'), [machine.data, machine.root], {
    env: machine.sound.env,
  });
  try {
    await told(guard);
    for (let round = 0; round < rounds; round += 1) {
      const recorder = await startRecorder({
        at: join(machine.root, 'opt/zoom/zoom'),
        env: machine.sound.env,
      });
      await sleep(1_000);
      await recorder.stop();
      await sleep(1_000);
    }
    guard.send('enough');
    // What the child of our own says is what it is written to say.
    return (await told(guard)) as Blocking;
  } finally {
    guard.kill();
    await machine.stop();
  }
};

/** Its next message; one that ends instead is an error. */
const told = async (child: ChildProcess): Promise<unknown> => {
  const [said] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the guard of the benchmark ended with ${code}`);
    }),
  ]);
  return said;
};
