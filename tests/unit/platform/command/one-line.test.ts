import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oneLine } from '../../../../main/platform/command/index.ts';
import { hostileText } from '../../../rigs/hostile-text.ts';

test('any text becomes one line without controls, no longer than asked plus the ellipsis', () => {
  fc.assert(
    fc.property(hostileText(), fc.integer({ min: 2, max: 300 }), (text, limit) => {
      const line = oneLine(text, limit);
      expect(line).not.toMatch(
        /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/,
      );
      expect(line.length).toBeLessThanOrEqual(limit + 1);
    }),
  );
});

test('a short and decent text stays as it is', () => {
  expect(oneLine('Zoom – Réunion 😀')).toBe('Zoom – Réunion 😀');
});

test('a terminal escape loses what makes it one', () => {
  expect(oneLine('\u001b[31mred\u0007')).toBe('[31mred');
});
