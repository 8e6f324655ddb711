// What the journal needs a platform for.

import type { Hands } from '../../journal/index.ts';
import { failure, type Outcome, success } from '../../outcome.ts';
import { type Argv, exitedWell, runCommand } from '../../platform/command/index.ts';
import type { Platform } from '../../platform/port/index.ts';
import { setBlock } from '../blocks/set-block.ts';
import { endProcesses } from './end-processes.ts';

/** `confirmations`: the folder in which a person says that a block on trial does well; null: nothing is on trial. */
export const handsOf = (
  platform: Pick<
    Platform,
    'microphones' | 'processes' | 'firewall' | 'registry' | 'keyring' | 'runWhole'
  >,
  confirmations: string | null = null,
): Hands => ({
  run: async (command, timeoutMs) =>
    platform.runWhole?.(command, timeoutMs) ?? runWell(command, timeoutMs),
  endProcesses: (keys) => endProcesses(keys, platform.processes),
  registry: platform.registry,
  keyring: platform.keyring,
  muteStream: (stream, muted) => platform.microphones.muteStream(stream, muted),
  setBlock: (change, way) =>
    setBlock(change, {
      firewall: platform.firewall ?? null,
      confirmations: way === 'do' ? confirmations : null,
    }),
});

/** Messages in one language, and nothing that stops to ask. */
const environment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  LC_ALL: 'C.UTF-8',
  DEBIAN_FRONTEND: 'noninteractive',
});

const runWell = async (command: Argv, timeLimitMs: number): Promise<Outcome<void>> => {
  const finished = exitedWell(
    command,
    await runCommand(command, { timeLimitMs, env: environment() }),
  );
  return finished.ok ? success(undefined) : failure(finished.problem);
};
