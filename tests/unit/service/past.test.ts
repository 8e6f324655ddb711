// The past in stretches, from the real store: the same as in one go, and others get their turn in between.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { historyBetween } from '../../../main/guard/service/past.ts';
import { RecentHistory } from '../../../main/guard/service/recent-history.ts';
import { aCapture, aMeeting, anAlert, ended, iso, noon, started } from '../store/events.ts';
import { everything, opened, ownFolder } from '../store/place.ts';

const hour = 3_600_000;

const filled = () => {
  const store = opened({ file: join(ownFolder(), 'callwarden.db'), clock: () => noon });
  for (let n = 0; n < 500; n += 1) {
    const at = noon - n * 4 * hour;
    store.record([
      // Every tenth reaches over several days, and so into several stretches.
      ended(aCapture(`capture ${n}`, at, at + (n % 10 === 0 ? 60 : 1) * hour)),
      { type: 'alert', at: iso(at), alert: anAlert(`alert ${n}`, at) },
    ]);
  }
  const meeting = aMeeting('m', noon - 50 * hour, noon - 2 * hour);
  store.record([
    { type: 'meeting.ended', at: iso(noon - 2 * hour), meeting },
    started(aCapture('still open', noon - 300 * hour)),
  ]);
  return store;
};
const past = (store: ReturnType<typeof filled>, fromMs: number, toMs: number) =>
  historyBetween(
    {
      guard: { meetings: () => [] } as never,
      store,
      recent: new RecentHistory(),
      clock: () => noon,
    },
    { from: iso(fromMs), to: iso(toMs) },
  );

it.each([
  ['everything there ever was', 0, noon + 400_000 * hour],
  ['a month', noon - 720 * hour, noon],
  ['a day and a bit', noon - 25 * hour, noon + 1],
  ['an instant', noon - 100 * hour, noon - 100 * hour],
])('%s', async (_, fromMs, toMs) => {
  const store = filled();
  const asked = await past(store, fromMs, toMs);
  const whole = store.history({ since: iso(fromMs), until: iso(toMs) });
  expect(asked).toEqual(whole);
});

it('lets others work between the stretches', async () => {
  const store = filled();
  expect(everything(store).captures).toHaveLength(501);
  let turns = 0;
  const count = setInterval(() => {
    turns += 1;
  }, 0);
  await past(store, noon - 90 * 24 * hour, noon);
  clearInterval(count);
  expect(turns).toBeGreaterThan(10);
});
