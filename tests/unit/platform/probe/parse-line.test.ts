import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLine } from '../../../../main/platform/probe-protocol/parse-line.ts';
import { everyLine } from './protocol-lines.ts';

describe('a line of the protocol', () => {
  test.each(everyLine.map((line) => [line.type, line] as const))('%s is read whole', (_, line) => {
    expect(parseLine(JSON.stringify(line))).toEqual({ ok: true, value: line });
  });

  test.each(everyLine.map((line) => [line.type, line] as const))(
    '%s may carry a field from the future, which is left out',
    (_, line) => {
      const read = parseLine(JSON.stringify({ ...line, fromTheFuture: [1] }));
      expect(read).toEqual({ ok: true, value: line });
    },
  );

  test.each(
    everyLine.flatMap((line) =>
      Object.keys(line)
        .filter((field) => field !== 'type')
        .map((field) => [line.type, field, line] as const),
    ),
  )('%s needs its %s, and of the right type', (_, field, line) => {
    const { [field]: gone, ...without } = line as Record<string, unknown>;
    expect(parseLine(JSON.stringify(without)).ok).toBe(false);
    for (const wrong of [{ wrong: [1] }, -1.5e300]) {
      const spoilt = parseLine(JSON.stringify({ ...without, [field]: wrong }));
      // A time may be any number.
      if (typeof wrong === 'number' && field.endsWith('Ms')) continue;
      expect(spoilt.ok, `${field} = ${JSON.stringify(wrong)} instead of ${String(gone)}`).toBe(
        false,
      );
    }
  });

  test('keeps names that are not UTF-8, byte for byte', () => {
    const line =
      '{"type":"process.started","pid":7,"startTicks":1,"startedAtMs":1,"parent":1,"uid":0,"name":"a\\udcff\\udc80","executable":null,"executableDeleted":false,"arguments":["\\u0000\\u001b[31m"],"argumentsTruncated":false,"cgroup":""}';
    const read = parseLine(line);
    expect(read.ok && read.value).toMatchObject({
      name: 'a\udcff\udc80',
      arguments: ['\0\u001b[31m'],
    });
  });

  test('that is anything else becomes a problem, never a throw', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('utf8')),
      fc.json(),
      fc
        .record({ type: fc.constantFrom(...everyLine.map((line) => line.type)) })
        .map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const read = parseLine(text);
        if (read.ok) return;
        expect(read.problem.kind).toBe('invalid-data');
        expect(read.problem.message).not.toMatch(/[\u0000-\u001f]/);
      }),
    );
  });

  test('cannot reach an object prototype', () => {
    const read = parseLine(
      '{"type":"socket.closed","inode":1,"atMs":1,"__proto__":{"polluted":true}}',
    );
    expect(read.ok && 'polluted' in read.value).toBe(false);
  });
});
