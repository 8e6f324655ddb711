// What an administrator sets holds for everybody else, and only where nobody else could have set it.
import { chmodSync, chownSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readPolicy, refusedUndo, underPolicy } from '../../../main/guard/policy.ts';
import { PersonalSettings } from '../../../main/guard/service/personal-settings.ts';
import { defaultSettings, type Policy } from '../../../preload/contract/index.ts';
import { ownFolder } from '../../rigs/own-folder.ts';

const policy: Policy = {
  version: 1,
  settings: { retentionDays: 30, notifications: true },
  alerts: { off: ['loopback-listener'] },
  lockdown: { profile: 'strict' },
  undo: { administratorOnly: ['network'] },
};

describe.skipIf(process.getuid?.() !== 0)('the policy file (needs the administrator)', () => {
  const folder = ownFolder('policy');
  afterAll(() => folder.remove());
  const file = (name: string, text: string): string => {
    const path = join(folder.path, name);
    writeFileSync(path, text, { mode: 0o644 });
    return path;
  };
  const kindOf = (path: string): string => {
    const read = readPolicy(path);
    return read.ok ? 'read' : read.problem.kind;
  };

  it('is read where it is the administrator’s own', () => {
    expect(readPolicy(file('good', JSON.stringify(policy)))).toEqual({ ok: true, value: policy });
    expect(readPolicy(join(folder.path, 'none'))).toEqual({ ok: true, value: null });
  });

  it('is not believed where others could have written it', () => {
    const open = file('open', JSON.stringify(policy));
    chmodSync(open, 0o666);
    const theirs = file('theirs', JSON.stringify(policy));
    chownSync(theirs, 65_534, 65_534);
    const link = join(folder.path, 'link');
    symlinkSync(file('behind', JSON.stringify(policy)), link);
    expect([open, theirs, folder.path].map(kindOf)).toEqual(Array(3).fill('not-permitted'));
    expect(kindOf(link)).toBe('invalid-data');
  });

  it.each([
    ['no JSON', '{'],
    ['an unknown word', '{"version":1,"everything":true}'],
    ['another version', '{"version":2}'],
    ['a rule that does not exist', '{"version":1,"alerts":{"off":["all"]}}'],
  ])('with %s is a problem that says where', (_what, text) => {
    const read = readPolicy(file('bad', text));
    expect(read).toMatchObject({ ok: false, problem: { kind: 'invalid-data' } });
    expect(!read.ok && read.problem.cause).toBeTruthy();
  });
});

describe('a policy', () => {
  it('fixes settings: they are so, cannot be changed, and others can', () => {
    const settings = new PersonalSettings(null, Date.now, () => policy);
    expect(settings.current()).toMatchObject({ retentionDays: 30, microphoneKeptMinutes: 2 });
    expect(settings.save({ retentionDays: 90 })).toMatchObject({
      ok: false,
      problem: { kind: 'not-permitted', subject: 'retentionDays' },
    });
    expect(settings.save({ retentionDays: 30, theme: 'dark' })).toMatchObject({ ok: true });
    expect(settings.current()).toMatchObject({ retentionDays: 30, theme: 'dark' });
    expect(underPolicy(defaultSettings, null)).toEqual(defaultSettings);
  });

  it('lets the administrator alone take back what it says', () => {
    const entry = { id: 'e', purpose: 'network' } as const;
    expect(refusedUndo(entry, 1000, policy)).toMatchObject({ kind: 'not-permitted' });
    expect(refusedUndo(entry, 0, policy)).toBeNull();
    expect(refusedUndo({ ...entry, purpose: 'lockdown' }, 1000, policy)).toBeNull();
    expect(refusedUndo(entry, 1000, null)).toBeNull();
  });
});
