import fc from 'fast-check';
import { expect, it } from 'vitest';
import { durationText, parseDuration } from '../../../main/cli/durations.ts';
import { plainText } from '../../../main/cli/plain-text.ts';

it.each([
  ['30m', 1_800_000],
  ['24h', 86_400_000],
  ['7d', 604_800_000],
  ['0s', 0],
  ['24', null],
  ['h', null],
  ['-1h', null],
  ['1e9h', null],
  ['24h; rm', null],
])('%s is %s ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

it.each([
  [0, '0 s'],
  [59_400, '59 s'],
  [59_600, '1 min'],
  [720_000, '12 min'],
  [3_900_000, '1 h 05 min'],
])('%i ms reads %s', (ms, text) => {
  expect(durationText(ms)).toBe(text);
});

it('names keep their letters and lose their power', () => {
  expect(plainText('Zoom – Größe 会議')).toBe('Zoom – Größe 会議');
  expect(plainText('a\u001b[2Jb\nc')).toBe('a\\x1b[2Jb\\x0ac');
  expect(plainText('safe\u202Egnp.exe')).toBe('safe\\u{202e}gnp.exe');
  expect(plainText('\udcff')).toBe('\\u{dcff}');
});

it('nothing from outside can move the cursor', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(plainText(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    }),
  );
});
