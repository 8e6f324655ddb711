import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { parseInSlices } from '../../../main/guard/service/parse-in-slices.ts';

const entry = z.strictObject({ id: z.int(), note: z.string().nullable() });
const history = z.strictObject({
  since: z.string(),
  captures: z.array(entry),
  alerts: z.array(entry),
});
const entries = (count: number) => Array.from({ length: count }, (_, id) => ({ id, note: null }));

/** What both say of it; issues in the same order and at the same places. */
const verdicts = async (schema: z.ZodType, value: unknown) => {
  const whole = schema.safeParse(value);
  const sliced = await parseInSlices(schema, value);
  const plain = (parsed: typeof whole | typeof sliced) =>
    parsed.success ? parsed.data : parsed.error.issues[0]?.path;
  return [plain(sliced), plain(whole)];
};

describe('a long answer', () => {
  it.each([0, 1, 250, 251, 500, 1_234])(
    'of %i entries passes as it does in one go',
    async (count) => {
      const [list, whole] = await verdicts(z.array(entry), entries(count));
      expect(list).toEqual(whole);
      const [sliced, once] = await verdicts(history, {
        since: 'x',
        captures: entries(count),
        alerts: entries(3),
      });
      expect(sliced).toEqual(once);
    },
  );

  it('that does not fit is refused, at the same place', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(999), fc.boolean(), async (at, inAlerts) => {
        const bad = entries(1_000).map((each) => (each.id === at ? { ...each, id: 'x' } : each));
        const value = {
          since: 'x',
          captures: inAlerts ? entries(300) : bad,
          alerts: inAlerts ? bad : [],
        };
        const [sliced, whole] = await verdicts(history, value);
        expect(sliced).toEqual(whole);
        expect(await verdicts(z.array(entry), bad)).toEqual([
          [at, 'id'],
          [at, 'id'],
        ]);
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    null,
    7,
    'x',
    [],
    {},
    { since: 1, captures: entries(300), alerts: [] },
    { captures: entries(300), extra: entries(300) },
  ])('nothing else passes: case %#', async (value) => {
    expect((await parseInSlices(history, value)).success).toBe(false);
  });

  it('lets others work in between', async () => {
    let turns = 0;
    const count = setInterval(() => {
      turns += 1;
    }, 0);
    await parseInSlices(z.array(entry), entries(20_000));
    clearInterval(count);
    expect(turns).toBeGreaterThan(2);
  });
});
