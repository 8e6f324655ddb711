import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MicrophoneStream } from '../../../../main/platform/linux/sound/microphone-streams.ts';
import {
  type KnownStreams,
  streamDifferences,
  streamIndex,
} from '../../../../main/platform/linux/sound/stream-differences.ts';

const stream = (index: number, more: Partial<MicrophoneStream> = {}): MicrophoneStream => ({
  index,
  deviceName: 'mic',
  application: 'app',
  pid: 100 + index,
  muted: false,
  corked: false,
  ...more,
});
const nothing: KnownStreams = new Map();

test('a stream starts, is muted, and ends', () => {
  const first = streamDifferences(nothing, [stream(3)], 17, 1);
  expect(first.observations).toMatchObject([
    { type: 'stream.started', stream: 'pulse:17:3', pid: 103 },
  ]);
  const second = streamDifferences(first.known, [stream(3, { muted: true })], 17, 2);
  expect(second.observations).toMatchObject([{ type: 'stream.changed', muted: true, atMs: 2 }]);
  expect(streamDifferences(second.known, [stream(3, { muted: true })], 17, 3).observations).toEqual(
    [],
  );
  expect(streamDifferences(second.known, [], 17, 4).observations).toEqual([
    { type: 'stream.ended', stream: 'pulse:17:3', atMs: 4 },
  ]);
});

test('an index that the server gave to another program is another stream', () => {
  const { known } = streamDifferences(nothing, [stream(3)], 1, 1);
  expect(streamDifferences(known, [stream(3, { pid: 7 })], 1, 2).observations).toMatchObject([
    { type: 'stream.ended', stream: 'pulse:1:3' },
    { type: 'stream.started', stream: 'pulse:1:3.1', pid: 7 },
  ]);
});

test("the server's index is read from an observation's id, and from no other id", () => {
  expect(['pulse:1:3', 'pulse:1:3.1', 'pipewire:1:3:4', 'pulse:1:'].map(streamIndex)).toEqual([
    3,
    3,
    null,
    null,
  ]);
});

test('whatever comes and goes, starts minus ends is what is there', () => {
  const list = fc.uniqueArray(
    fc.record({ index: fc.nat(5), pid: fc.constantFrom(1, 2, null), muted: fc.boolean() }),
    { selector: ({ index }) => index },
  );
  fc.assert(
    fc.property(fc.array(list), (looks) => {
      const open = new Set<string>();
      let known = nothing;
      for (const look of looks) {
        const next = streamDifferences(
          known,
          look.map(({ index, ...more }) => stream(index, more)),
          1,
          0,
        );
        known = next.known;
        for (const one of next.observations) {
          if (one.type === 'stream.ended') expect(open.delete(one.stream)).toBe(true);
          else if (one.type === 'stream.started') {
            expect(open.has(one.stream)).toBe(false);
            open.add(one.stream);
          }
        }
        expect(open).toEqual(new Set([...known.values()].map(({ id }) => id)));
        expect(known.size).toBe(look.length);
      }
    }),
  );
});
