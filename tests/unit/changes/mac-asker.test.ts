// How macOS asks for the administrator, and what becomes of each answer.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { macAsker, uidOfAsker } from '../../../main/guard/changes/elevation/mac-asker.ts';
import { whyNotDone } from '../../../main/guard/changes/elevation/not-done.ts';

const said = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../fixtures/macos/osascript', name), 'utf8');
const ended = (exitCode: number, stderr: string) => whyNotDone({ exitCode, stdout: '', stderr });

describe('the question of macOS for a password', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('is sudo’s in a terminal, which gets words and no line', () => {
    const { asker, inTerminal } = macAsker(501, true);
    expect(inTerminal).toBe(true);
    expect(asker).toEqual([
      '/usr/bin/sudo',
      '--',
      '/usr/bin/env',
      '-i',
      'PATH=/usr/bin:/bin:/usr/sbin:/sbin',
      'CALLWARDEN_ASKER=501',
    ]);
  });

  it('is a window’s elsewhere, asked by a script in which nothing of a plan stands', () => {
    const { asker } = macAsker(501, false);
    const script = asker.filter((_, at) => asker[at - 1] === '-e');
    expect(script).toEqual(macAsker(502, false).asker.filter((_, at, all) => all[at - 1] === '-e'));
    expect(script.join('\n')).not.toMatch(/501|\/|elevated/);
    // Behind the script nothing begins like an option of osascript's, until its first word that is none.
    expect(asker[asker.lastIndexOf('-e') + 2]).toBe('/usr/bin/env');
  });

  it('hands nothing of the environment on that could change what root runs', () => {
    vi.stubEnv('NODE_OPTIONS', '--require /tmp/anything.js');
    vi.stubEnv('SUDO_ASKPASS', '/tmp/anything');
    vi.stubEnv('HOME', '/Users/ann');
    const { env } = macAsker(501, false);
    expect(Object.keys(env ?? {})).not.toContain('NODE_OPTIONS');
    expect(Object.keys(env ?? {})).not.toContain('SUDO_ASKPASS');
    expect(env).toMatchObject({ HOME: '/Users/ann' });
  });

  it('tells root who asks', () => {
    expect(uidOfAsker({ CALLWARDEN_ASKER: '501' })).toBe(501);
    expect(uidOfAsker({ PKEXEC_UID: '1000' })).toBe(1000);
    expect(uidOfAsker({})).toBe(0);
  });
});

describe('what was not done', () => {
  it.each([
    'said-no.txt',
    'said-no-german.txt',
    'said-no-french.txt',
    'said-no-japanese.txt',
    'said-no-chinese.txt',
  ])('was refused by the person, in whatever language: %s', (name) => {
    expect(ended(1, said(name))).toMatchObject({
      kind: 'not-permitted',
      message: expect.stringContaining('you said no'),
    });
  });

  it('is a no of pkexec’s window too', () => {
    expect(ended(126, '').message).toContain('you said no');
    expect(ended(127, '').message).not.toContain('you said no');
  });

  it('was a wrong password, which is no refusal', () => {
    const { kind, message, cause } = ended(1, said('not-let-in.txt'));
    expect([kind, message]).toEqual([
      'not-permitted',
      expect.stringContaining('it was not accepted'),
    ]);
    expect(cause).toContain('-60007');
  });

  it('could be asked of nobody: over SSH there is no window', () => {
    expect(ended(1, said('nobody-there.txt'))).toMatchObject({
      kind: 'unavailable',
      advice: expect.stringContaining('in a terminal'),
    });
  });

  it('is not taken for a no where the number stands in the middle', () => {
    const text = 'execution error: /Users/ann/a (-128) b: no such file (2)\n';
    expect(ended(1, text).message).not.toContain('you said no');
  });
});
