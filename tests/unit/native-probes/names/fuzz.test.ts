// Bytes of strangers, for some seconds: no crash, no byte read behind the end. Longer by `npm run fuzz`.
import { expect, it } from 'vitest';
import { fuzzNames } from '../../../fuzz/fuzz-names.ts';
import { clang } from '../../../rigs/clang.ts';

it.each([
  ['our own fuzzer', true, 4],
  ...(clang === null ? [] : [['libFuzzer', false, 6] as const]),
] as const)('%s finds nothing', async (_, own, seconds) => {
  const { runs, found } = await fuzzNames(seconds, own);
  expect(found).toBeNull();
  expect(runs).toBeGreaterThan(1_000);
});
