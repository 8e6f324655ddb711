// Property lists: what real writers write, and what nobody honest would.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePlist } from '../../../../main/platform/darwin/plist/index.ts';

const fixture = (name: string): Buffer =>
  readFileSync(join(import.meta.dirname, '../../../fixtures/macos/plist', name));

const parsed = (bytes: Buffer): unknown => {
  const outcome = parsePlist(bytes, 'x.plist');
  if (!outcome.ok) throw new Error(`${outcome.problem.message} ${outcome.problem.cause}`);
  return outcome.value;
};

const refused = (bytes: Buffer): string => {
  const outcome = parsePlist(bytes, 'x.plist');
  if (outcome.ok) throw new Error('it was read');
  expect(outcome.problem.kind).toBe('invalid-data');
  return outcome.problem.cause ?? '';
};

const xml = (body: string): Buffer =>
  Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">${body}</plist>\n`);

describe('both formats', () => {
  it('say the same of every kind of value', () => {
    const [text, binary] = [
      parsed(fixture('kinds-xml.plist')),
      parsed(fixture('kinds-binary.plist')),
    ];
    expect(binary).toEqual(text);
    const dictionary = text as ReadonlyMap<string, unknown>;
    expect(dictionary.get('名前')).toBe('会議 – Grüße & <b>');
    expect(dictionary.get('big')).toBe(18446744073709551615n);
    expect(dictionary.get('negative')).toBe(-5);
    expect(dictionary.get('when')).toEqual(new Date('2024-02-29T12:00:00Z'));
    expect(dictionary.get('data')).toEqual(Buffer.from([0, 255, 16]));
    expect(dictionary.get('list')).toEqual([true, false, 1.5, [], new Map()]);
  });

  it('UTF-16 with either byte order', () => {
    const words = '<plist><string>Grüße</string></plist>';
    const little = Buffer.from(`\ufeff${words}`, 'utf16le');
    expect(parsed(little)).toBe('Grüße');
    expect(parsed(Buffer.from(little).swap16())).toBe('Grüße');
  });
});

describe('hostile XML', () => {
  it('expands no entities of its own', () => {
    const bomb =
      '<!DOCTYPE plist [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><plist><string>&b;</string></plist>';
    expect(refused(Buffer.from(bomb))).toMatch(/entities/);
    expect(refused(xml('<string>&b;</string>'))).toMatch(/no entity/);
  });

  it.each([
    ['', /does not begin/],
    ['not a list', /text between/],
    ['<plist><dict><key>a</key>', /does not end/],
    ['<plist><string>a<b/></string></plist>', /something else/],
    ['<plist><integer>1e9</integer></plist>', /none/],
    ['<plist><string>a</string><string>b</string></plist>', /more than one/],
    [`<plist>${'<array>'.repeat(1000)}`, /too deeply/],
    ['<plist><string>&#x110000;</string></plist>', /no character/],
    ['<plist><string', /middle of a tag/],
  ])('%s', (text, cause) => {
    expect(refused(Buffer.from(text))).toMatch(cause);
  });

  it('a key named like a part of an object is a key', () => {
    const value = parsed(xml('<dict><key>__proto__</key><string>x</string></dict>'));
    expect(value).toEqual(new Map([['__proto__', 'x']]));
  });
});

describe('hostile binary lists', () => {
  const binary = fixture('kinds-binary.plist');

  it('cut anywhere, they are refused or read, and never more', () => {
    for (let length = 0; length < binary.length; length += 1) {
      const outcome = parsePlist(binary.subarray(0, length), 'x');
      if (outcome.ok) throw new Error(`read with ${length} of ${binary.length} bytes`);
    }
  });

  it('with any byte changed, they never throw and never hang', () => {
    for (let at = 8; at < binary.length; at += 1) {
      for (const value of [0, 1, 0x0f, 0xa1, 0xd1, 0xff]) {
        const changed = Buffer.from(binary);
        changed[at] = value;
        parsePlist(changed, 'x');
      }
    }
  });

  it('a list that holds itself is refused', () => {
    const own = Buffer.concat([
      Buffer.from('bplist00'),
      Buffer.from([0xa1, 0x00]),
      Buffer.from([0x08]),
      Buffer.from([0, 0, 0, 0, 0, 0, 1, 1]),
      Buffer.from([0, 0, 0, 0, 0, 0, 0, 1]),
      Buffer.from([0, 0, 0, 0, 0, 0, 0, 0]),
      Buffer.from([0, 0, 0, 0, 0, 0, 0, 10]),
    ]);
    expect(refused(own)).toMatch(/holds itself/);
  });
});
