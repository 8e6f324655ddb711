import { describe, expect, it } from 'vitest';
import { planToText, textToPlan } from '../../../main/guard/changes/elevation/wire.ts';
import type { Action, ActionPlan } from '../../../main/journal/index.ts';

const base = { step: 'a step', sentence: 'A sentence.', needsRoot: true } as const;
const actions: readonly Action[] = [
  {
    ...base,
    kind: 'write-file',
    path: '/etc/chromium/policies/managed/callwarden.json',
    content: Buffer.from([0, 255, 10, 123]),
    expected: { kind: 'file', sha256: 'ab'.repeat(32) },
    mode: 0o644,
  },
  {
    ...base,
    kind: 'quarantine',
    path: '/opt/zoom',
    expected: { kind: 'entry', device: 2n ** 40n, inode: 2n ** 62n },
    bytes: 12,
  },
  {
    ...base,
    kind: 'make-link',
    path: '/etc/systemd/user/zoom.service',
    target: '/dev/null',
    expected: { kind: 'absent' },
  },
];
const plan: ActionPlan = {
  id: '3f0f4a53-2f6d-4c5e-9d0a-0d7a1b6f3a11',
  madeAtMs: 1,
  purpose: 'lockdown',
  client: 'zoom',
  actions,
  warnings: [],
};

const withPath = (path: string): string => {
  const text = planToText(plan, actions);
  if (!text.ok) throw new Error(text.problem.message);
  return text.value.replace('/opt/zoom', path);
};

describe('a plan on its way to the administrator', () => {
  it('arrives as it was sent, bytes and 64-bit numbers included', () => {
    const text = planToText(plan, actions);
    if (!text.ok) throw new Error(text.problem.message);
    expect(textToPlan(text.value)).toEqual({ ok: true, value: plan });
  });

  it.each(['relative', '/opt/../etc/shadow', '/opt/./zoom', '/opt//zoom', '/opt/zoom/', '/'])(
    'is refused with the path %s',
    (path) => {
      expect(textToPlan(withPath(path))).toMatchObject({
        ok: false,
        problem: { kind: 'invalid-data' },
      });
    },
  );

  it('is refused where it asks for what root does for nobody', () => {
    const ending: Action = { ...base, kind: 'end-processes', processes: [] };
    expect(planToText(plan, [ending]).ok).toBe(false);
  });

  it.each(['', 'null', '{}', '{"id":"x"}', '[1]', '{"actions":[]}'])('is refused as %s', (text) => {
    expect(textToPlan(text)).toMatchObject({ ok: false, problem: { kind: 'invalid-data' } });
  });
});
