import { expect, test } from 'vitest';
import { coalesced } from '../../../../main/platform/linux/sound/coalesced.ts';

test('a burst of requests is one run, and one more for those that came meanwhile', async () => {
  let runs = 0;
  let atOnce = 0;
  const runner = coalesced(async () => {
    runs += 1;
    atOnce += 1;
    expect(atOnce).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    atOnce -= 1;
  });
  for (let count = 0; count < 50; count += 1) runner.ask();
  await runner.idle();
  expect(runs).toBe(2);
  runner.ask();
  await runner.idle();
  expect(runs).toBe(3);
});
