import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scoreOf } from '../../../main/lockdown/score.ts';
import { severity } from '../../../preload/contract/index.ts';

const checks = fc.array(
  fc.record({ severity: fc.constantFrom(...severity.options), open: fc.boolean() }),
  { minLength: 1, maxLength: 60 },
);

it('is never lowered by a fix, whichever and after whatever others', () => {
  fc.assert(
    fc.property(checks, fc.nat(), (all, which) => {
      const at = which % all.length;
      const fixed = all.map((check, index) => (index === at ? { ...check, open: false } : check));
      const [before, after] = [scoreOf(all), scoreOf(fixed)];
      expect(after.value).toBeGreaterThanOrEqual(before.value);
      expect(after.totalWeight).toBe(before.totalWeight);
    }),
    { numRuns: 2_000 },
  );
});

it('is 100 only where nothing is left', () => {
  fc.assert(
    fc.property(checks, (all) => {
      expect(scoreOf(all).value === 100).toBe(all.every(({ open }) => !open));
    }),
  );
  expect(scoreOf([]).value).toBe(100);
});

it('weighs by severity: one critical thing is more than two high ones', () => {
  expect(scoreOf([{ severity: 'critical', open: true }]).totalWeight).toBeGreaterThan(
    2 * scoreOf([{ severity: 'high', open: true }]).totalWeight,
  );
});
