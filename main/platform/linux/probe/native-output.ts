// What the native probe says, in the port's words: facts pass, news about the probe itself becomes health.
import { healthObserved } from '../../health.ts';
import type { LineRead, LineReader } from '../../probe-protocol/native-probe.ts';
import { parseLine } from '../../probe-protocol/parse-line.ts';
import { deviceNodes, healthOfError, healthOfHello, healthOfOtherUsers } from './probe-health.ts';

const nothing: LineRead = {};

/** A reader for one life of a probe: it remembers who the probe runs as and which device nodes there are. */
export function readNativeOutput(devices: string): LineReader {
  let uid = 0;
  let deviceEvents = false;
  let sampled = false;
  const nodes = deviceNodes(devices);

  return {
    read(text, batch) {
      const parsed = parseLine(text);
      if (!parsed.ok) return { problem: parsed.problem };
      const line = parsed.value;
      switch (line.type) {
        case 'hello': {
          uid = line.uid;
          deviceEvents = line.deviceEvents;
          const atMs = Date.now();
          for (const health of healthOfHello(line)) batch.push(healthObserved(health, atMs));
          return { hello: line };
        }
        case 'error':
          // An answer to a command of ours that it did not like is our own mistake, no news for a person.
          if (line.call !== 'command') batch.push(healthObserved(healthOfError(line), Date.now()));
          return nothing;
        case 'device.added':
        case 'device.removed':
          nodes.note(line);
          if (deviceEvents && sampled) batch.push(healthObserved(nodes.health(), line.atMs));
          return nothing;
        case 'sample.complete':
          sampled = true;
          if (deviceEvents) batch.push(healthObserved(nodes.health(), line.atMs));
          batch.push(healthObserved(healthOfOtherUsers(line.denied, uid), line.atMs), line);
          return nothing;
        default:
          batch.push(line);
          return nothing;
      }
    },
  };
}
