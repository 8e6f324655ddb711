import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Observation } from '../../../main/platform/port/index.ts';
import { watchEventSchema } from '../../../preload/contract/index.ts';
import { complete, microphone, process, Scene, socket, startMs } from './scene.ts';

const pid = fc.integer({ min: 2, max: 6 });
const ticks = fc.integer({ min: 1, max: 3 });
const name = fc.constantFrom(
  'zoom',
  'slack',
  '<img src=x onerror=alert(1)>',
  'a\nb',
  ') (',
  '\u001b[2J',
  '\udcff',
);
const executable = fc.oneof(
  fc.constant(null),
  fc.constantFrom('/opt/zoom/zoom', '/opt/chromium/chromium', '/tmp/zoom', '/usr/bin/pulseaudio'),
);

const observation: fc.Arbitrary<Observation> = fc.oneof(
  fc
    .record({ pid, startTicks: ticks, name, executable, parent: pid })
    .map(({ pid, executable, ...rest }) => process(pid, executable, rest)),
  fc
    .record({ pid, startTicks: ticks })
    .map((key): Observation => ({ type: 'process.stopped', ...key, atMs: startMs })),
  fc
    .record({ stream: fc.constantFrom('a', 'b'), pid, muted: fc.boolean(), corked: fc.boolean() })
    .map(({ stream, pid, ...more }) => microphone(stream, pid, more)),
  fc
    .constantFrom('a', 'b')
    .map((stream): Observation => ({ type: 'stream.ended', stream, atMs: startMs })),
  fc
    .record({
      inode: fc.integer({ min: 1, max: 4 }),
      pid,
      protocol: fc.constantFrom('tcp' as const, 'udp' as const),
    })
    .map(({ inode, pid, protocol }) => socket(inode, pid, { protocol })),
  fc
    .integer({ min: 1, max: 4 })
    .map((inode): Observation => ({ type: 'socket.closed', inode, atMs: startMs })),
  fc.record({ pid, startTicks: ticks, count: fc.integer({ min: 1, max: 3 }) }).map(
    (some): Observation => ({
      ...some,
      type: 'sockets.passed',
      protocol: 'tcp',
      local: { address: '192.0.2.1', port: 0 },
      remote: { address: '157.240.1.1', port: 443 },
      bytesSent: 1,
      bytesReceived: 1,
      firstAtMs: startMs,
      atMs: startMs,
    }),
  ),
  fc
    .record({
      type: fc.constantFrom('device.opened' as const, 'device.closed' as const),
      pid,
      startTicks: ticks,
    })
    .map(
      (held): Observation => ({ ...held, device: 'camera', path: '/dev/video0', atMs: startMs }),
    ),
  fc.constant<Observation>({ type: 'probe.reset', atMs: startMs }),
  fc.constant(complete()),
);

it('whatever is observed: every event fits the contract, and what starts ends at most once', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          observation.map((seen) => ({ seen })),
          fc.integer({ min: 1, max: 200_000 }).map((ms) => ({ ms })),
        ),
        { maxLength: 60 },
      ),
      (course) => {
        const scene = new Scene();
        for (const step of course) {
          if ('ms' in step) scene.wait(step.ms);
          else scene.see(step.seen);
        }
        const open = new Set<string>();
        for (const event of scene.events) {
          expect(watchEventSchema.safeParse(event).success).toBe(true);
          if (event.type === 'capture.started') {
            expect(open.has(event.capture.id)).toBe(false);
            open.add(event.capture.id);
          }
          if (event.type === 'capture.ended') expect(open.delete(event.capture.id)).toBe(true);
        }
        expect(new Set(scene.watcher.captures().map(({ id }) => id))).toEqual(open);
      },
    ),
    { numRuns: 500 },
  );
});
