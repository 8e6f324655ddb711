// A client's line cut under systemd itself: in the groups that it delegates, with the real pkexec, and held by the
// service of the administrator's after the machine was started anew.
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BootedSystem, bootSystem, missingBoot } from '../../rigs/booted-system.ts';
import { missingNetwork } from '../../rigs/own-network.ts';
import { until } from '../../rigs/until.ts';

const missing = missingBoot('pkexec') ?? missingNetwork();
const assets = join(import.meta.dirname, '../../../assets/linux');
const meta = '157.240.1.35';
const talk = `const { connect } = require('net'); const tell = (word) => require('fs').writeFileSync('/home/anna/reach', word);
  const again = () => { const s = connect({ port: 443, host: '${meta}', timeout: 700 });
    const done = (word) => { s.destroy(); tell(word); setTimeout(again, 100); };
    s.once('data', () => done('yes')).once('timeout', () => done('no')).once('error', () => done('no')); }; again();`;

describe.skipIf(missing !== null)(
  `blocks under systemd (needs ${missing ?? 'nothing more'})`,
  () => {
    let system: BootedSystem;
    const asPerson = (...words: string[]) => system.asPerson([...system.program, ...words]);
    /** As a desktop does: a unit of the person's own systemd. */
    const startClient = (): void => {
      const unit = ['systemd-run', '--user', '--unit=app-zoom', '--collect', '--quiet'];
      const words = [...unit, '/opt/zoom/zoom', '-e', talk];
      expect(system.asPerson(words)).toMatchObject({ code: 0 });
    };
    const reaches = (word: 'yes' | 'no'): Promise<true> => {
      const file = system.path('/home/anna/reach');
      writeFileSync(file, '');
      chmodSync(file, 0o666);
      return until(
        `the client to reach out: ${word}`,
        () => readFileSync(file, 'utf8') === word || undefined,
        12_000,
      );
    };
    const groups = (): string => {
      const pid = system.root(['pgrep', '-f', '^/opt/zoom/zoom']).out.trim().split('\n')[0];
      return system.root(['cat', `/proc/${pid}/cgroup`]).out;
    };

    beforeAll(async () => {
      system = await bootSystem([meta]);
      const rule = `polkit.addRule(function (action) { if (action.id === 'org.freedesktop.policykit.exec') return polkit.Result.YES; });\n`;
      writeFileSync(system.path('/etc/polkit-1/rules.d/10-callwarden.rules'), rule);
      const unit = readFileSync(join(assets, 'callwarden.service'), 'utf8');
      const program = '/opt/Callwarden/callwarden-desktop --no-sandbox --headless';
      expect(unit).toContain(program);
      writeFileSync(
        system.path('/etc/systemd/system/callwarden.service'),
        unit
          .replace(program, system.program.join(' '))
          .replace('multi-user.target', 'booted.target'),
      );
      const lay = `mkdir -p /opt/zoom; cp ${system.program[0]} /opt/zoom/zoom; systemctl enable callwarden`;
      expect(system.root(['sh', '-ec', lay])).toMatchObject({ code: 0 });
    }, 60_000);
    afterAll(() => system.stop());

    it('is cut for a client in a unit of the person’s, who are asked by the real pkexec', async () => {
      startClient();
      await reaches('yes');
      const done = asPerson('block', 'zoom', '--everything', '--yes');
      expect(done).toMatchObject({ code: 0, err: '' });
      await reaches('no');
      expect(groups()).toContain(`user@${system.person.uid}.service/callwarden-zoom`);
    }, 40_000);

    it('the service is well made, as systemd itself judges', () => {
      const analyze = (...words: string[]) => system.root(['systemd-analyze', ...words]);
      expect(analyze('verify', '/etc/systemd/system/callwarden.service')).toEqual({
        code: 0,
        out: '',
        err: '',
      });
      const judged = analyze('security', '--no-pager', 'callwarden.service').out;
      const exposure = Number(/exposure level for callwarden.service: (\d+\.\d)/.exec(judged)?.[1]);
      expect(exposure).toBeLessThanOrEqual(3);
    });

    it('holds after the machine was started anew, where the person’s own guard does not run', async () => {
      await system.reboot();
      const rules = (): string => system.root(['/usr/sbin/nft', 'list', 'tables']).out;
      await until(
        `the service ${system.root(['journalctl', '-u', 'callwarden', '--no-pager']).out}`,
        () => system.root(['systemctl', 'is-active', 'callwarden']).out === 'active\n' || undefined,
        10_000,
      );
      startClient();
      await reaches('no');
      expect(groups()).toContain(`user@${system.person.uid}.service/callwarden-zoom`);
      expect(rules()).not.toBe('');
      // The group is the person's own, as if they had made it: their guard goes on with it.
      const group = `/sys/fs/cgroup/user.slice/user-${system.person.uid}.slice/user@${system.person.uid}.service/callwarden-zoom`;
      const owned = system.root(['stat', '-c', '%U', group, `${group}/cgroup.procs`]);
      expect(owned.out).toBe('anna\nanna\n');

      expect(asPerson('undo', '--last')).toMatchObject({ code: 0, err: '' });
      await reaches('yes');
      expect(rules()).toBe('');
    }, 60_000);
  },
);
