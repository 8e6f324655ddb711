// What the administrator's side does for whoever asks: their own blocks, for their own groups, and no others.
import { afterEach, expect, test } from 'vitest';
import { makeBlock } from '../../../main/blocking/index.ts';
import { refusedAction } from '../../../main/guard/changes/elevation/allowed.ts';
import { planToText, textToPlan } from '../../../main/guard/changes/elevation/wire.ts';
import type { Action, ActionPlan } from '../../../main/journal/index.ts';
import type { Block } from '../../../preload/contract/index.ts';

const block = makeBlock('everything', {
  client: 'zoom',
  name: 'Zoom',
  vendor: 'Zoom',
  uid: 1000,
  vendorRanges: [],
  thirdPartyRanges: [],
  thirdPartiesSeen: [],
  lastMeetings: [],
  resolvers: [],
  endsUdp: false,
  nowMs: 0,
});
const setting = (to: Block | null, from: Block | null = null): Action => ({
  kind: 'set-block',
  step: 'zoom:network:everything',
  sentence: 'Zoom is blocked.',
  needsRoot: true,
  change: { client: 'zoom', uid: 1000, from, to },
});
const asker = process.env.PKEXEC_UID;
afterEach(() => {
  if (asker === undefined) delete process.env.PKEXEC_UID;
  else process.env.PKEXEC_UID = asker;
});

test('a person’s own block is done for them, and nobody else’s', () => {
  process.env.PKEXEC_UID = '1000';
  expect(refusedAction([setting(block), setting(null, block)])).toBeNull();
  process.env.PKEXEC_UID = '1001';
  expect(refusedAction([setting(block)])).toMatchObject({ kind: 'not-permitted' });
});

test.each([
  ['the whole machine', { ...block, group: '/' }],
  ['the whole session', { ...block, group: '/user.slice/user-1000.slice' }],
  ['another user', { ...block, uid: 0, group: '/callwarden-zoom' }],
  ['another client', { ...block, client: 'teams' }],
])('a block that would hit %s is refused', (_what, other) => {
  expect(refusedAction([setting(other)])).toMatchObject({ kind: 'not-permitted' });
  expect(refusedAction([setting(null, other)])).toMatchObject({ kind: 'not-permitted' });
});

test('a plan to block crosses to the administrator’s side as it is', () => {
  const plan: ActionPlan = {
    id: '0b0e7a38-1f0e-4f3f-9d0a-2f6c1f6e2a10',
    madeAtMs: 1,
    purpose: 'network',
    client: 'zoom',
    actions: [setting(block)],
    warnings: [],
  };
  const text = planToText(plan, plan.actions);
  if (!text.ok) throw new Error(text.problem.message);
  expect(textToPlan(text.value)).toEqual({ ok: true, value: plan });
  expect(textToPlan(text.value.replace('"1970', '"x1970'))).toMatchObject({ ok: false });
});
