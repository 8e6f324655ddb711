// Services of a client's under systemd itself, the machine's and the person's: what lockdown stops and masks, and what a
// removal stops and takes away, is so for systemd, and is all back after undo.

import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BootedSystem, bootSystem, missingBoot } from '../../rigs/booted-system.ts';
import { plant } from '../../rigs/client-tree/planting.ts';

const missing = missingBoot('pkexec');
const step = 'zoom:running-without-need:background-services';
const unitFor = (target: string): string =>
  `[Service]\nExecStart=/opt/zoom/zopen --keep\nRestart=always\n\n[Install]\nWantedBy=${target}\n`;

describe.skipIf(missing !== null)(
  `services under systemd (needs ${missing ?? 'nothing more'})`,
  () => {
    let system: BootedSystem;
    const asPerson = (...words: string[]) => system.asPerson([...system.program, ...words]);
    /** What each manager says of its services: enabled or not, running or not. */
    const states = (): Record<string, string> => {
      const ask = (run: BootedSystem['root'], words: string[], names: readonly string[]) =>
        names.map((name) => {
          const said = (what: string) => run(['systemctl', ...words, what, name]).out.trim();
          return [name, `${said('is-enabled')} ${said('is-active')}`] as const;
        });
      return Object.fromEntries([
        ...ask(system.root, [], ['zoom-packaged', 'zoom-installed']),
        ...ask(system.asPerson, ['--user'], ['zoom-shared', 'zoom-own']),
      ]);
    };
    const allRun = {
      'zoom-packaged': 'enabled active',
      'zoom-installed': 'enabled active',
      'zoom-shared': 'enabled active',
      'zoom-own': 'enabled active',
    };

    beforeAll(async () => {
      system = await bootSystem();
      const rule = `polkit.addRule(function (action) { if (action.id === 'org.freedesktop.policykit.exec') return polkit.Result.YES; });\n`;
      writeFileSync(system.path('/etc/polkit-1/rules.d/10-callwarden.rules'), rule);
      plant(system.path('/'), system.path(system.person.home), {
        '/opt/zoom/zoom': { content: '#!/bin/sh\nexit 0\n', mode: 0o755 },
        '/opt/zoom/zopen': { content: '#!/bin/sh\nexec sleep 900\n', mode: 0o755 },
        '/usr/lib/systemd/system/zoom-packaged.service': unitFor('booted.target'),
        '/etc/systemd/system/zoom-installed.service': unitFor('booted.target'),
        '/usr/lib/systemd/user/zoom-shared.service': unitFor('default.target'),
        '~/.config/systemd/user/zoom-own.service': unitFor('default.target'),
      });
      const enable = `chown -R anna: /home/anna; systemctl daemon-reload; systemctl enable --now zoom-packaged zoom-installed`;
      expect(system.root(['sh', '-ec', enable])).toMatchObject({ code: 0 });
      const own = `systemctl --user daemon-reload; systemctl --user enable --now zoom-shared zoom-own`;
      expect(system.asPerson(['sh', '-ec', own])).toMatchObject({ code: 0 });
      expect(states()).toEqual(allRun);
    }, 60_000);
    afterAll(() => system.stop());

    it('lockdown stops them and keeps them from starting; undo starts them again', async () => {
      const done = asPerson('lockdown', 'zoom', '--step', step, '--yes');
      expect(done).toMatchObject({ code: 0, err: '' });
      const locked = {
        'zoom-packaged': 'masked inactive',
        'zoom-installed': 'disabled inactive',
        'zoom-shared': 'masked inactive',
        'zoom-own': 'disabled inactive',
      };
      expect(states()).toEqual(locked);
      expect(system.root(['systemctl', 'start', 'zoom-packaged']).err).toContain('is masked');
      expect(system.asPerson(['systemctl', '--user', 'start', 'zoom-shared']).err).toContain(
        'masked',
      );

      await system.reboot();
      expect(states()).toEqual(locked);

      expect(asPerson('undo', '--last')).toMatchObject({ code: 0, err: '' });
      expect(states()).toEqual(allRun);
    }, 60_000);

    it('a removal stops what an installer and the person have put there; restore starts it again', () => {
      const removed = asPerson('remove', 'zoom', '--yes');
      expect(removed).toMatchObject({ code: 0, err: '' });
      expect(states()).toMatchObject({ 'zoom-installed': ' inactive', 'zoom-own': ' inactive' });
      // What is gone is gone for systemd, too: it has not kept in memory what it had read.
      const known = ['show', '--property=LoadState', '--value'];
      expect(system.root(['systemctl', ...known, 'zoom-installed']).out.trim()).toBe('not-found');
      expect(system.asPerson(['systemctl', '--user', ...known, 'zoom-own']).out.trim()).toBe(
        'not-found',
      );
      const wants = ['show', '--property=Wants', '--value'];
      expect(system.root(['systemctl', ...wants, 'booted.target']).out).not.toContain(
        'zoom-installed',
      );
      expect(
        system.asPerson(['systemctl', '--user', ...wants, 'default.target']).out,
      ).not.toContain('zoom-own');

      expect(asPerson('restore', '--last')).toMatchObject({ code: 0, err: '' });
      expect(states()).toEqual(allRun);
    }, 60_000);
  },
);
