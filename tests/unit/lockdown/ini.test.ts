import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getIni } from '../../../main/lockdown/codecs/ini-document.ts';
import {
  addToKeyfileList,
  printKeyfile,
  readKeyfile,
  setKeyfileValue,
  takeFromKeyfileList,
} from '../../../main/lockdown/codecs/keyfile.ts';
import {
  getQtValue,
  printQtIni,
  readQtIni,
  setQtValue,
} from '../../../main/lockdown/codecs/qt-ini.ts';
import { iniText } from './any-text.ts';

const dialects = {
  'Qt settings': { read: readQtIni, print: printQtIni, set: setQtValue },
  'key file': { read: readKeyfile, print: printKeyfile, set: setKeyfileValue },
} as const;

const must = <T>(outcome: { ok: true; value: T } | { ok: false }): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
};

describe.each(Object.entries(dialects))('%s', (_, { read, print, set }) => {
  const get = (content: Buffer, section: string, key: string): string | null =>
    getIni(must(read(content, 'f')), section, key)?.value ?? null;

  it('prints what it has read, byte for byte', () => {
    fc.assert(
      fc.property(iniText, (text) => {
        const bytes = Buffer.from(text);
        const document = read(bytes, 'f');
        if (document.ok) expect(print(document.value)).toEqual(bytes);
        else expect(document.problem.message).toContain('no end');
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads what it has set, sets it twice as once, and loses no other line', () => {
    fc.assert(
      fc.property(iniText, fc.constantFrom('General', 'Context'), (text, section) => {
        const bytes = Buffer.from(text);
        fc.pre(read(bytes, 'f').ok);
        const once = must(set(bytes, 'f', [section, 'key', 'new']));
        expect(get(once, section, 'key')).toBe('new');
        expect(must(set(once, 'f', [section, 'key', 'new']))).toEqual(once);
        const document = must(read(bytes, 'f'));
        const after = print(must(read(once, 'f'))).toString();
        for (const { text: line } of document.lines) {
          if (!/^\s*key\s*=/.test(line)) expect(after).toContain(line);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['a file that is not there', null],
    ['an empty file', ''],
    ['another section alone', '[Other]\nx=1\n'],
    ['no line ending at the end', '[General]\nx=1'],
    ['CRLF', '[General]\r\nx=1\r\n'],
    ['a byte-order mark', '\uFEFF[General]\nx=1\n'],
  ])('adds a key to %s', (_name, text) => {
    const before = text === null ? null : Buffer.from(text);
    const after = must(set(before, 'f', ['General', 'key', 'true']));
    expect(get(after, 'General', 'key')).toBe('true');
    if (text !== null) expect(after.toString().startsWith(text)).toBe(true);
    if (text?.includes('\r\n')) expect(after.toString()).not.toMatch(/[^\r]\n/);
  });

  it('changes every one of several equal keys, so that no reader sees the old value', () => {
    const after = must(set(Buffer.from('[A]\nk=1\n[B]\nk=9\n[A]\nk = 2\n'), 'f', ['A', 'k', '3']));
    expect(after.toString()).toBe('[A]\nk=3\n[B]\nk=9\n[A]\nk = 3\n');
  });

  it('takes the last of several equal keys', () => {
    expect(get(Buffer.from('[A]\nk=1\nk=2\n'), 'A', 'k')).toBe('2');
  });

  it('refuses what is no UTF-8, and what holds a zero byte, with the file’s name', () => {
    for (const bytes of [Buffer.from([0x5b, 0xff, 0x0a]), Buffer.from('a=\0\n')]) {
      const refused = set(bytes, '~/.config/x.conf', ['A', 'k', '1']);
      expect(refused).toMatchObject({
        ok: false,
        problem: { kind: 'invalid-data', subject: '~/.config/x.conf' },
      });
    }
  });

  it('edits ten megabytes, and all of the rest stays', () => {
    const filler = `${'x'.repeat(99)}=1\n`.repeat(100_000);
    const before = Buffer.from(`[General]\nk=1\n${filler}`);
    const after = must(set(before, 'f', ['General', 'k', '22']));
    expect(after.length).toBe(before.length + 1);
    expect(after.subarray(-filler.length).equals(Buffer.from(filler))).toBe(true);
  });
});

it('reads Qt’s values over line ends, in quotes, and past comments of its own kind', () => {
  const text =
    '; key=comment\n[General]\nlist=a, \\\n  key=b\nkey="in quotes"\n#key=not a comment to Qt\n';
  const document = must(readQtIni(Buffer.from(text), 'f'));
  expect(getQtValue(document, 'General', 'key')).toEqual({
    value: 'in quotes',
    line: 5,
    excerpt: 'key="in quotes"',
  });
  expect(getQtValue(document, 'General', '#key')?.value).toBe('not a comment to Qt');
  // Keys before any section are General's.
  expect(getQtValue(must(readQtIni(Buffer.from('key=1'), 'f')), 'General', 'key')?.line).toBe(1);
});

it('adds to lists and takes from them, each part once', () => {
  const group = ['Removed Associations', 'x-scheme-handler/zoommtg'] as const;
  const added = must(addToKeyfileList(null, 'f', group, ['Zoom.desktop']));
  expect(added.toString()).toBe('[Removed Associations]\nx-scheme-handler/zoommtg=Zoom.desktop;\n');
  expect(must(addToKeyfileList(added, 'f', group, ['Zoom.desktop']))).toEqual(added);
  const two = must(addToKeyfileList(added, 'f', group, ['b.desktop']));
  expect(two.toString()).toContain('=Zoom.desktop;b.desktop;\n');
  expect(must(takeFromKeyfileList(two, 'f', group, ['b.desktop']))).toEqual(added);
  expect(must(takeFromKeyfileList(added, 'f', group, ['Zoom.desktop'])).toString()).toBe(
    '[Removed Associations]\n',
  );
  expect(must(takeFromKeyfileList(added, 'f', group, ['other.desktop']))).toEqual(added);
});
