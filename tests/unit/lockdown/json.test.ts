import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getJson, type JsonPath, setJson } from '../../../main/lockdown/codecs/json.ts';
import { jsonObjectText } from './any-text.ts';

const must = <T>(outcome: { ok: true; value: T } | { ok: false }): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
};
const plain = (content: Buffer): unknown =>
  JSON.parse(content.toString('utf8').replace('\uFEFF', ''));
const paths: readonly JsonPath[] = [['a'], ['b'], ['c', 'b'], ['a', 'c'], ['new', 'deep', 'er']];

describe('JSON', () => {
  it('sets one value and leaves every other value as it is; twice is once', () => {
    fc.assert(
      fc.property(
        jsonObjectText,
        fc.constantFrom(...paths),
        fc.jsonValue(),
        (text, path, value) => {
          const before = Buffer.from(text);
          const set = setJson(before, 'f', path, value as never);
          // Something else than an object stands on the way: nothing is done.
          if (!set.ok) {
            expect(set.problem.kind).toBe('invalid-data');
            return;
          }
          // As JSON has it: there is no negative zero.
          expect(JSON.stringify(must(getJson(set.value, 'f', path))?.parsed)).toBe(
            JSON.stringify(value),
          );
          expect(must(setJson(set.value, 'f', path, value as never))).toEqual(set.value);
          const [first] = path;
          const others = (content: Buffer): [string, unknown][] =>
            Object.entries(plain(content) as object).filter(([key]) => key !== first);
          expect(others(set.value)).toEqual(others(before));
          expect(set.value.toString().startsWith('\uFEFF')).toBe(text.startsWith('\uFEFF'));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('changes nothing at all where the value is there already', () => {
    fc.assert(
      fc.property(jsonObjectText, (text) => {
        const before = Buffer.from(text);
        for (const [key, value] of Object.entries(plain(before) as Record<string, never>)) {
          expect(must(setJson(before, 'f', [key], value))).toEqual(before);
        }
      }),
    );
  });

  it('keeps comments, order, indentation and line endings', () => {
    const text = '{\r\n\t// why\r\n\t"b": 1, /* here */\r\n\t"a": { "c": true }\r\n}\r\n';
    expect(must(setJson(Buffer.from(text), 'f', ['a', 'd'], false)).toString()).toBe(
      '{\r\n\t// why\r\n\t"b": 1, /* here */\r\n\t"a": { "c": true, "d": false }\r\n}\r\n',
    );
    expect(must(setJson(Buffer.from(text), 'f', ['e'], 'x')).toString()).toBe(
      '{\r\n\t// why\r\n\t"b": 1, /* here */\r\n\t"a": { "c": true },\r\n\t"e": "x"\r\n}\r\n',
    );
  });

  it.each([
    [null, '{\n  "a": true\n}\n'],
    ['', '{\n  "a": true\n}\n'],
    ['{}', '{\n  "a": true\n}'],
    ['{"z":1}', '{"z":1,"a": true}'],
    ['{\n    "z": 1,\n}', '{\n    "z": 1,\n    "a": true,\n}'],
  ])('makes %j into %j', (before, after) => {
    const content = before === null ? null : Buffer.from(before);
    expect(must(setJson(content, 'f', ['a'], true)).toString()).toBe(after);
  });

  it('sets the last of several equal names, which is the one that counts', () => {
    const after = must(setJson(Buffer.from('{"a":1,"a":2}'), 'f', ['a'], 3));
    expect(after.toString()).toBe('{"a":1,"a":3}');
    expect(plain(after)).toEqual({ a: 3 });
  });

  it.each([
    ['no JSON', Buffer.from('{"a":')],
    ['no object', Buffer.from('[1]')],
    ['no UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
    ['UTF-16', Buffer.from('{}', 'utf16le')],
    ['nested without end', Buffer.from('['.repeat(1_000_000))],
    ['text on the way', Buffer.from('{"a":"text"}')],
  ])('refuses %s, and says which file', (_name, content) => {
    expect(setJson(content, '~/x.json', ['a', 'b'], 1)).toMatchObject({
      ok: false,
      problem: { kind: 'invalid-data', subject: '~/x.json' },
    });
  });

  it('edits ten megabytes', () => {
    const before = Buffer.from(
      JSON.stringify(
        { a: 1, list: Array.from({ length: 100_000 }, () => 'x'.repeat(97)) },
        null,
        1,
      ),
    );
    expect(before.length).toBeGreaterThan(10_000_000);
    const after = must(setJson(before, 'f', ['a'], 22));
    expect(after.length).toBe(before.length + 1);
  });

  it('says where a value stands', () => {
    const found = must(
      getJson(Buffer.from('{\n  "a": {\n    "b": false\n  }\n}'), 'f', ['a', 'b']),
    );
    expect(found).toEqual({ value: 'false', parsed: false, line: 3, excerpt: '"b": false' });
  });
});
