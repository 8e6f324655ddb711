// What the probe for macOS says, in the port's words: facts pass, news about the probe itself becomes health.
import type { LineRead, LineReader } from '../../probe-protocol/native-probe.ts';
import { parseLine } from '../../probe-protocol/parse-line.ts';
import { observed } from '../health.ts';
import { healthOfDenied, healthOfError, healthOfHello } from './native-health.ts';

const nothing: LineRead = {};

/** A reader for one life of a probe. */
export const readNativeOutput = (): LineReader => ({
  read(text, batch) {
    const parsed = parseLine(text);
    if (!parsed.ok) return { problem: parsed.problem };
    const line = parsed.value;
    switch (line.type) {
      case 'hello':
        for (const health of healthOfHello(line)) batch.push(observed(health, Date.now()));
        return { hello: line };
      case 'error':
        // An answer to a command of ours that it did not like is our own mistake, no news for a person.
        if (line.call !== 'command') batch.push(observed(healthOfError(line), Date.now()));
        return nothing;
      case 'device.added':
      case 'device.removed':
        return nothing;
      case 'sample.complete':
        batch.push(observed(healthOfDenied(line.denied), line.atMs), line);
        return nothing;
      default:
        batch.push(line);
        return nothing;
    }
  },
});
