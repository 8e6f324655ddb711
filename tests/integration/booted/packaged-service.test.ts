// A service that came with the client's package, whose scripts do not stop it: systemd would start it anew over and over,
// from a program that is gone.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BootedSystem, bootSystem, missingBoot } from '../../rigs/booted-system.ts';
import { missingPackages } from '../../rigs/programs.ts';
import { buildDeb } from '../../rigs/real-debs.ts';

const missing = missingBoot('pkexec') ?? missingPackages('dpkg-deb', 'apt-get');

describe.skipIf(missing !== null)(
  `a package’s service under systemd (needs ${missing ?? 'nothing more'})`,
  () => {
    let system: BootedSystem;
    let work: string;
    const isActive = (): string => system.root(['systemctl', 'is-active', 'zoom']).out.trim();
    const processes = (): string => system.root(['pgrep', '-f', 'zopen']).out;

    beforeAll(async () => {
      system = await bootSystem();
      const rule = `polkit.addRule(function (action) { if (action.id === 'org.freedesktop.policykit.exec') return polkit.Result.YES; });\n`;
      writeFileSync(system.path('/etc/polkit-1/rules.d/10-callwarden.rules'), rule);
      work = mkdtempSync(join(tmpdir(), 'deb-'));
      const deb = buildDeb(work, {
        name: 'zoom',
        version: '6.2.3.2056',
        maintainer: 'Zoom Communications, Inc. <support@zoom.us>',
        files: {
          '/opt/zoom/zoom': { content: '#!/bin/sh\nexit 0\n', mode: 0o755 },
          '/opt/zoom/zopen': { content: '#!/bin/sh\nsleep 900\n', mode: 0o755 },
          '/usr/lib/systemd/system/zoom.service':
            '[Service]\nExecStart=/opt/zoom/zopen --keep\nRestart=always\n\n[Install]\nWantedBy=booted.target\n',
        },
        leaves: {},
      });
      const install = `dpkg --install ${deb}; systemctl daemon-reload; systemctl enable --now zoom`;
      expect(system.root(['sh', '-ec', install])).toMatchObject({ code: 0 });
      expect(isActive()).toBe('active');
    }, 60_000);
    afterAll(async () => {
      await system.stop();
      rmSync(work, { recursive: true });
    });

    it('is stopped before the package goes, and nothing of it runs on', () => {
      const removed = system.asPerson([...system.program, 'remove', 'zoom', '--yes']);
      expect(removed).toMatchObject({ code: 0, err: '' });
      const at = (what: string): number => removed.out.indexOf(what);
      expect(at('Stop the service zoom.service.')).toBeGreaterThan(0);
      expect(at('Remove the package zoom')).toBeGreaterThan(at('Stop the service zoom.service.'));
      expect(isActive()).toBe('inactive');
      expect(processes()).toBe('');
      expect(removed.out).toContain('Nothing of Zoom is left.');
      // The link that started it goes too, and comes back; the package is to be installed anew.
      expect(system.root(['systemctl', 'is-enabled', 'zoom']).code).not.toBe(0);
      expect(system.asPerson([...system.program, 'restore', '--last'])).toMatchObject({
        code: 0,
        err: '',
      });
    }, 60_000);
  },
);
