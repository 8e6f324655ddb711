// The real pkexec and the real polkitd, on a system that systemd has booted: who is let in, who is not, and what each reads.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BootedSystem, bootSystem, missingBoot } from '../../rigs/booted-system.ts';
import { plant } from '../../rigs/client-tree/planting.ts';

const missing = missingBoot('pkexec', 'pkaction', 'script');
const policy = 'io.github.callwarden.policy';
const packaged = '/opt/Callwarden/callwarden-desktop';
const step = 'zoom:running-without-need:background-services';
const helper = '[Service]\nExecStart=/opt/zoom/zopen\n\n[Install]\nWantedBy=booted.target\n';

describe.skipIf(missing !== null)(`pkexec (needs ${missing ?? 'nothing more'})`, () => {
  let system: BootedSystem;
  const rule = (answer: string): void => {
    const action = `action.id === 'io.github.callwarden.change' && subject.user === 'anna'`;
    writeFileSync(
      system.path('/etc/polkit-1/rules.d/10-callwarden.rules'),
      `polkit.addRule(function (action, subject) { if (${action}) return polkit.Result.${answer}; });\n`,
    );
    expect(system.root(['systemctl', 'restart', 'polkit'])).toMatchObject({ code: 0 });
  };
  const lockdown = ['lockdown', 'zoom', '--step', step, '--yes'];
  const asPerson = (...words: string[]) => system.asPerson([...system.program, ...words]);
  /** What systemd says of the service that only the administrator may mask and stop. */
  const serviceNow = (): string => {
    const ask = (what: string) => system.root(['systemctl', what, 'zoom-helper']).out.trim();
    return `${ask('is-enabled')}, ${ask('is-active')}`;
  };
  /** At a terminal in a session of their own, as login(1) makes it; `typed` is what they type when they are asked. */
  const inTerminal = (typed: string): string => {
    const words = [...system.program, ...lockdown].join(' ');
    const session = ['systemd-run', '--uid=anna', '--property=PAMName=login', '--pipe', '--wait'];
    const person = `until grep -q Password: $seen; do sleep 0.1; done; sleep 0.2; echo ${typed}; sleep 2`;
    const terminal = `seen=$(mktemp); (${person}) | script --quiet --flush --command '${words}' $seen`;
    const asked = ['--setenv=LANG=de_DE.UTF-8', '--collect', '--quiet', '--', 'sh', '-c', terminal];
    return system.root([...session, ...asked]).out;
  };

  beforeAll(async () => {
    system = await bootSystem();
    // As the package installs it, but for where the program stands.
    const text = readFileSync(join(import.meta.dirname, '../../../assets/linux', policy), 'utf8');
    writeFileSync(
      system.path(`/usr/share/polkit-1/actions/${policy}`),
      text.replace(packaged, system.program[0]),
    );
    plant(system.path('/'), system.path(system.person.home), {
      '/opt/zoom/zopen': { content: '#!/bin/sh\nexec sleep 900\n', mode: 0o755 },
      '/usr/lib/systemd/system/zoom-helper.service': helper,
    });
    expect(system.root(['systemctl', 'enable', '--now', 'zoom-helper'])).toMatchObject({ code: 0 });
    expect(serviceNow()).toBe('enabled, active');
  }, 60_000);
  afterAll(() => system.stop());

  it('reads our action: its words, who may, and for which program', () => {
    const told = system.root([
      'pkaction',
      '--verbose',
      '--action-id',
      'io.github.callwarden.change',
    ]);
    expect(told).toMatchObject({ code: 0, err: '' });
    expect(told.out).toMatch(/message: +Callwarden wants to make the changes that you have just/);
    for (const whom of ['any', 'inactive', 'active'])
      expect(told.out).toMatch(new RegExp(`implicit ${whom}: +auth_admin\\n`));
    expect(told.out).toContain(`org.freedesktop.policykit.exec.path -> ${system.program[0]}`);
    // As a desktop's own window asks polkitd for it, in the language of the session.
    const authority = 'org.freedesktop.PolicyKit1';
    const path = '/org/freedesktop/PolicyKit1/Authority';
    const words = [
      authority,
      path,
      `${authority}.Authority`,
      'EnumerateActions',
      's',
      'de_DE.UTF-8',
    ];
    const german = system.root(['busctl', '--json=short', 'call', ...words]);
    expect(german.out).toContain('Callwarden möchte die Änderungen ausführen');
  });

  it('where a rule lets them, it is done, and taken back', () => {
    rule('YES');
    const done = asPerson(...lockdown);
    expect(done).toMatchObject({ code: 0, err: '' });
    expect(done.out).toContain('Take it back with');
    expect(serviceNow()).toBe('masked, inactive');
    expect(asPerson('undo', '--last')).toMatchObject({ code: 0, err: '' });
    expect(serviceNow()).toBe('enabled, active');
  });

  it('where a rule says no, that is said, and nothing is done', () => {
    rule('NO');
    const refused = asPerson(...lockdown);
    expect(refused.code).toBe(3);
    expect(refused.out + refused.err).toContain('this machine’s rules do not let you');
    expect(serviceNow()).toBe('enabled, active');
  });

  it('where a password is needed and nothing could ask for it, that is said', () => {
    rule('AUTH_ADMIN');
    const refused = asPerson(...lockdown);
    expect(refused.code).toBe(3);
    expect(refused.out + refused.err).toContain('nothing here can ask for the password');
    expect(refused.out + refused.err).toContain('Use callwarden in a terminal');
    expect(serviceNow()).toBe('enabled, active');
  });

  it('in a terminal it asks in our words and their language, lets in the right password and no other', () => {
    const wrong = inTerminal('wrong');
    expect(wrong).toContain('==== AUTHENTICATING FOR io.github.callwarden.change ====');
    expect(wrong).toContain('Callwarden möchte die Änderungen ausführen');
    expect(wrong).toContain('the password was not the right one');
    expect(serviceNow()).toBe('enabled, active');

    expect(inTerminal('secret')).toContain('AUTHENTICATION COMPLETE');
    expect(serviceNow()).toBe('masked, inactive');
  }, 60_000);
});
