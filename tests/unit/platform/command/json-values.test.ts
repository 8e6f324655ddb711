import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type JsonPiece, jsonSplitter } from '../../../../main/platform/command/index.ts';
import { fixture } from '../../../rigs/fixture.ts';
import { hostileText } from '../../../rigs/hostile-text.ts';

const pushAll = (chunks: readonly string[], limit?: number): JsonPiece[] => {
  const splitter = jsonSplitter(limit);
  return chunks.flatMap((chunk) => splitter.push(chunk));
};
const cutAt = (text: string, cuts: readonly number[]): string[] => {
  const at = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((from, index) => text.slice(from, at[index] ?? text.length));
};
const document = () =>
  fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(hostileText(), fc.jsonValue()));

describe('a stream of JSON values', () => {
  test('any values come out again, however the stream is cut and whatever space is between them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(document(), fc.constantFrom('', '\n', ' \r\n\t')), { maxLength: 6 }),
        fc.boolean(),
        fc.array(fc.nat(), { maxLength: 20 }),
        (documents, indented, cuts) => {
          const printed = documents.map(
            ([value, space]) => JSON.stringify(value, null, indented ? 2 : 0) + space,
          );
          const pieces = pushAll(cutAt(printed.join(''), cuts));
          expect(pieces).toEqual(
            printed.map((text): JsonPiece => ({ kind: 'value', value: JSON.parse(text) })),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  test('anything at all gives the same pieces, however it is cut, and throws nothing', () => {
    const anything = fc.oneof(
      hostileText(),
      fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', '1', '\n', ' ') }),
    );
    fc.assert(
      fc.property(
        anything,
        fc.array(fc.nat(), { maxLength: 10 }),
        fc.nat(64),
        (text, cuts, limit) => {
          expect(pushAll(cutAt(text, cuts), limit)).toEqual(pushAll([text], limit));
        },
      ),
    );
  });

  test('a line that is no JSON is one dropped piece, and the values around it stay', () => {
    expect(pushAll(['{"a":1}\nWarning: odd\n{"b":2}'])).toEqual([
      { kind: 'value', value: { a: 1 } },
      { kind: 'dropped', reason: 'not-json' },
      { kind: 'value', value: { b: 2 } },
    ]);
  });

  test('a bracket too many deafens for no longer than the limit', () => {
    const events = '{"event":"new"}'.repeat(40);
    const pieces = pushAll(['[', events], 100);
    expect(pieces[0]).toEqual({ kind: 'dropped', reason: 'too-long' });
    expect(pieces.filter((piece) => piece.kind === 'value').length).toBeGreaterThan(30);
  });

  test("pactl's recorded subscription is all values, though nothing stands between them", () => {
    const pieces = pushAll([fixture('pactl/subscribe.json')]);
    expect(pieces.length).toBeGreaterThan(20);
    expect(pieces.every((piece) => piece.kind === 'value')).toBe(true);
  });

  test("pw-dump's recorded monitor is all arrays", () => {
    const pieces = pushAll(
      cutAt(fixture('pw-dump/monitor-camera-and-viewer.json'), [7, 4096, 8192]),
    );
    expect(pieces.length).toBeGreaterThan(5);
    expect(pieces.every((piece) => piece.kind === 'value' && Array.isArray(piece.value))).toBe(
      true,
    );
  });
});
