// One complete look at processes, devices and sockets, and then nothing more.
import type { Problem } from '../../../../preload/contract/index.ts';
import { failure, type Outcome, success } from '../../../outcome.ts';
import { endChild } from '../../command/index.ts';
import type { ProbeObservation, ProbeOptions } from '../../port/index.ts';
import { splitLines } from './lines.ts';
import { readNativeOutput } from './native-output.ts';
import { nativeProbePath } from './native-path.ts';
import { spawnNative } from './native-probe.ts';
import { samplePortable } from './portable-probe.ts';
import { healthObserved } from './probe-health.ts';
import { isProgram } from './program-file.ts';
import { nativeFailed, nativeMissing } from './supervisor-health.ts';

export interface SampleOptions extends ProbeOptions {
  /** The native probe's program; null for none; left out: look for it. */
  readonly binary?: string | null;
  /** How long the look may take, 10 s when left out. */
  readonly timeLimitMs?: number;
}

/** More than 10,000 processes with full arguments print. */
const sizeLimit = 256 * 1024 * 1024;

/** Every process, every device held and every socket, closed by `sample.complete`. */
export async function sampleProbeOnce(
  options: SampleOptions,
): Promise<Outcome<readonly ProbeObservation[]>> {
  const timeLimitMs = options.timeLimitMs ?? 10_000;
  const binary = options.binary === undefined ? nativeProbePath() : options.binary;
  if (binary === null || !isProgram(binary)) {
    return portably(options, timeLimitMs, nativeMissing(binary));
  }
  const native = await sampleNative(binary, options, timeLimitMs);
  if (native.ok || native.problem.kind === 'timeout') return native;
  return portably(options, timeLimitMs, nativeFailed(native.problem.cause ?? 'no reason given'));
}

async function portably(
  options: ProbeOptions,
  timeLimitMs: number,
  health: ReturnType<typeof nativeMissing>,
): Promise<Outcome<readonly ProbeObservation[]>> {
  const sample = await samplePortable(options, timeLimitMs);
  if (!sample.ok) return sample;
  return success([healthObserved(health, Date.now()), ...sample.value]);
}

function sampleNative(
  binary: string,
  options: ProbeOptions,
  timeLimitMs: number,
): Promise<Outcome<readonly ProbeObservation[]>> {
  return new Promise((resolve) => {
    const child = spawnNative(binary, ['--once', '--all-sockets', '--devices', options.devices]);
    const lines = splitLines();
    const output = readNativeOutput(options.devices);
    const observations: ProbeObservation[] = [];
    let size = 0;
    let complete = false;
    let complaint = '';

    const settle = (outcome: Outcome<readonly ProbeObservation[]>) => {
      clearTimeout(limit);
      resolve(outcome);
    };
    let verdict: Problem | undefined;
    const giveUp = (problem: Problem) => {
      verdict ??= problem;
      void endChild(child).then(() => settle(failure(verdict ?? problem)));
    };
    const limit = setTimeout(() => giveUp(tookTooLong(timeLimitMs)), timeLimitMs);
    const take = (texts: readonly string[]) => {
      for (const text of texts) output.read(text, observations);
      complete ||= observations.at(-1)?.type === 'sample.complete';
    };

    child.stdin?.on('error', () => {});
    child.stdout?.on('data', (chunk: Uint8Array) => {
      size += chunk.length;
      if (size > sizeLimit) giveUp(unusable(`more than ${sizeLimit} bytes of output`));
      else if (verdict === undefined) take(lines.push(chunk));
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      if (complaint.length < 500) complaint += chunk.toString('utf8');
    });
    child.on('error', (error) => settle(failure(unusable(error.message))));
    child.on('close', (code, signal) => {
      take(lines.end());
      if (verdict !== undefined) settle(failure(verdict));
      else if (complete) settle(success(observations));
      else settle(failure(unusable(complaint.trim() || `ended with ${signal ?? `code ${code}`}`)));
    });
  });
}

const tookTooLong = (timeLimitMs: number): Problem => ({
  kind: 'timeout',
  subject: 'native probe',
  message: `The native probe did not finish its look within ${timeLimitMs / 1000} seconds.`,
  advice: 'Try again when the machine is less busy.',
});

const unusable = (cause: string): Problem => ({
  kind: 'unavailable',
  subject: 'native probe',
  message: 'The native probe gave no complete look at this machine.',
  advice: 'Run npm ci to build the probe again.',
  cause,
});
