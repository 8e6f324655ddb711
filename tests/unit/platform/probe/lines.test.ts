import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitLines } from '../../../../main/platform/probe-protocol/lines.ts';

const cut = (bytes: Uint8Array, sizes: readonly number[]) => {
  const chunks: Uint8Array[] = [];
  let from = 0;
  for (const size of sizes) {
    chunks.push(bytes.subarray(from, from + size));
    from += size;
  }
  chunks.push(bytes.subarray(from));
  return chunks;
};

describe('lines of a stream', () => {
  test('come out the same however the stream is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\n', ''))),
        fc.array(fc.nat(20)),
        (wanted, sizes) => {
          const bytes = Buffer.from(wanted.map((line) => `${line}\n`).join(''), 'utf8');
          const splitter = splitLines();
          const got = cut(bytes, sizes).flatMap((chunk) => splitter.push(chunk));
          const whole = wanted.map((line) => Buffer.from(line, 'utf8').toString('utf8'));
          expect(got).toEqual(whole);
          expect(splitter.end()).toEqual([]);
          expect(splitter.dropped).toBe(0);
        },
      ),
    );
  });

  test('that are too long are dropped and counted, and the rest stays', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(30).map((length) => 'x'.repeat(length))),
        fc.array(fc.nat(7)),
        (wanted, sizes) => {
          const splitter = splitLines(10);
          const bytes = Buffer.from(wanted.map((line) => `${line}\n`).join(''));
          const got = cut(bytes, sizes).flatMap((chunk) => splitter.push(chunk));
          expect(got).toEqual(wanted.filter((line) => line.length <= 10));
          expect(splitter.dropped).toBe(wanted.filter((line) => line.length > 10).length);
        },
      ),
    );
  });

  test('the last one without a newline comes at the end', () => {
    const splitter = splitLines();
    expect(splitter.push(Buffer.from('one\ntwo'))).toEqual(['one']);
    expect(splitter.end()).toEqual(['two']);
    expect(splitter.end()).toEqual([]);
  });

  test('an endless one costs no memory and little time', () => {
    const splitter = splitLines();
    const chunk = Buffer.alloc(64 * 1024, 'x');
    const before = process.memoryUsage().arrayBuffers;
    const startedAt = performance.now();
    for (let at = 0; at < 4096; at += 1) splitter.push(chunk);
    expect(performance.now() - startedAt).toBeLessThan(2000);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1024 * 1024);
    expect(splitter.push(Buffer.from('\n{}\n'))).toEqual(['{}']);
    expect(splitter.dropped).toBe(1);
  });

  test('a long one that comes byte by byte is not copied again and again', () => {
    const splitter = splitLines();
    const startedAt = performance.now();
    for (let at = 0; at < 500_000; at += 1) splitter.push(Buffer.of(0x61));
    expect(splitter.push(Buffer.of(0x0a))[0]).toHaveLength(500_000);
    expect(performance.now() - startedAt).toBeLessThan(3000);
  });
});
