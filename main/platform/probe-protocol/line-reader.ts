// What a probe's lines are in the port's words: facts pass, news about the probe itself becomes health.
import type { Health } from '../../../preload/contract/index.ts';
import { healthObserved } from '../health.ts';
import type { Hello, ProbeError } from './line-schema.ts';
import type { LineRead, LineReader } from './native-probe.ts';
import { parseLine } from './parse-line.ts';

/** What one system's probe means for a person. */
export interface ProbeWords {
  healthOfHello(hello: Hello): readonly Health[];
  healthOfError(error: ProbeError): Health;
  /** `denied`: processes that a full sample could not look into. */
  healthOfDenied(denied: number): Health;
}

/** Why something is not to be had, as the probe itself says: fit to stand behind the words about it; empty for nothing. */
export const because = ({ reasons }: Hello, name: string): string => {
  const reason = reasons[name];
  return reason === undefined ? '' : ` (${reason})`;
};

const nothing: LineRead = {};

/** A reader for one life of a probe that tells of no device nodes. */
export const lineReader = (words: ProbeWords): LineReader => ({
  read(text, batch) {
    const parsed = parseLine(text);
    if (!parsed.ok) return { problem: parsed.problem };
    const line = parsed.value;
    switch (line.type) {
      case 'hello':
        for (const health of words.healthOfHello(line))
          batch.push(healthObserved(health, Date.now()));
        return { hello: line };
      case 'error':
        // An answer to a command of ours that it did not like is our own mistake, no news for a person.
        if (line.call !== 'command')
          batch.push(healthObserved(words.healthOfError(line), Date.now()));
        return nothing;
      case 'device.added':
      case 'device.removed':
        return nothing;
      case 'sample.complete':
        batch.push(healthObserved(words.healthOfDenied(line.denied), line.atMs), line);
        return nothing;
      default:
        batch.push(line);
        return nothing;
    }
  },
});
