// One complete look of a native probe: every line up to `sample.complete`, within a time and a size.
import type { ChildProcess } from 'node:child_process';
import type { Problem } from '../../../preload/contract/index.ts';
import { failure, type Outcome, success } from '../../outcome.ts';
import { endChild } from '../command/index.ts';
import type { ProbeObservation } from '../port/index.ts';
import { splitLines } from './lines.ts';
import type { LineReader } from './native-probe.ts';

/** More than 10,000 processes with full arguments print. */
const sizeLimit = 256 * 1024 * 1024;

/** Reads a probe that was started to look once, to its end. Problems: `timeout`, or `unavailable` with the cause. */
export function sampleChild(
  child: ChildProcess,
  output: LineReader,
  timeLimitMs: number,
): Promise<Outcome<readonly ProbeObservation[]>> {
  return new Promise((resolve) => {
    const lines = splitLines();
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
