import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ownRoot, plant } from '../../unit/platform/installed/planted.ts';
import { desktopEntry, lookOver } from '../../unit/platform/inventory/look.ts';

const has = (program: string): boolean => existsSync(join('/usr/bin', program));

describe.skipIf(!has('xdg-mime') || !has('mumble'))(
  'what xdg-mime itself opens (needs xdg-utils and mumble)',
  () => {
    const scheme = 'x-scheme-handler/mumble';
    const other = desktopEntry({ Name: 'Other', Exec: '/usr/bin/env', MimeType: `${scheme};` });
    test.each([
      ['nothing chosen', {}],
      ['another one nearer', { '.local/share/applications/other.desktop': other }],
      [
        'the user chose mumble',
        {
          '.local/share/applications/other.desktop': other,
          '.config/mimeapps.list': `[Default Applications]\n${scheme}=gone.desktop;mumble.desktop\n`,
        },
      ],
      [
        'the user chose another one',
        {
          '.local/share/applications/other.desktop': other,
          '.config/mimeapps.list': `[Default Applications]\n${scheme}=other.desktop\n`,
        },
      ],
      [
        'the chosen program is gone',
        {
          '.local/share/applications/other.desktop': other.replace('/usr/bin/env', '/usr/bin/gone'),
          '.config/mimeapps.list': `[Default Applications]\n${scheme}=other.desktop\n`,
        },
      ],
    ])('%s', async (_, planting) => {
      const home = ownRoot();
      plant(home, planting);
      const { stdout } = spawnSync('xdg-mime', ['query', 'default', scheme], {
        env: { PATH: process.env.PATH, HOME: home },
        encoding: 'utf8',
      });
      const { handlers } = await lookOver({ root: '/', home }, '');
      const mumble = handlers.find((one) => one.client === 'mumble' && one.scheme === 'mumble');
      expect(mumble?.isDefault).toBe(stdout.trim() === 'mumble.desktop');
    });
  },
);

describe('this machine, as it is', () => {
  test.skipIf(!has('chromium') || !has('mumble'))(
    'chromium and mumble open their links (needs both)',
    async () => {
      const { handlers, policies } = await lookOver({ root: '/', home: homedir() });
      expect(handlers.map(({ client, scheme }) => `${client} ${scheme}`)).toEqual(
        expect.arrayContaining(['chromium https', 'mumble mumble']),
      );
      expect(policies.map(({ folder }) => folder)).toContain('/etc/chromium/policies/managed');
    },
  );

  test('every entry of the inventory stands where it is said to', async () => {
    const seen = await lookOver({ root: '/', home: homedir() });
    for (const { entry } of seen.leftovers) expect(existsSync(entry.path)).toBe(true);
    for (const { file } of [...seen.autostart, ...seen.repositories])
      expect(file.content).toHaveLength(file.bytes);
  });
});
