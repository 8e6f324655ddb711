import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ownRoot, type Planting } from '../../unit/platform/installed/planted.ts';
import { desktopEntry, lookOver } from '../../unit/platform/inventory/look.ts';

const has = (program: string): boolean => existsSync(join('/usr/bin', program));

const scheme = 'x-scheme-handler/mumble';
const entryOf = (Exec: string) => desktopEntry({ Name: 'Other', Exec, MimeType: `${scheme};` });
const chosen = (ids: string): Planting => ({
  '.config/mimeapps.list': `[Default Applications]\n${scheme}=${ids}\n\n[Added Associations]\n${scheme}=mumble.desktop;\n`,
});
const other: Planting = { '.local/share/applications/other.desktop': entryOf('/usr/bin/env') };
const gone: Planting = { '.local/share/applications/other.desktop': entryOf('/usr/bin/gone') };

/** Whether our inventory, and the tool, take Debian's mumble for what a click opens in this home. */
const opensMumble = async (planting: Planting, tool: readonly [string, ...string[]]) => {
  const home = ownRoot(planting);
  const [program, ...args] = tool;
  const env = { PATH: process.env.PATH, HOME: home, LC_ALL: 'C' };
  const { stdout } = spawnSync(program, args, { env, encoding: 'utf8' });
  const { handlers } = await lookOver({ root: '/', home }, '');
  const mumble = handlers.find((one) => one.client === 'mumble' && one.scheme === 'mumble');
  const [first = ''] = stdout.split('\n');
  return { ours: mumble?.isDefault, theirs: first.endsWith('mumble.desktop') };
};

// Its fallback starts programs that are gone, and of a list it tries the first name alone: gio is asked for these.
describe.skipIf(!has('xdg-mime') || !has('mumble'))(
  'what xdg-mime opens (needs xdg-utils and mumble)',
  () => {
    test.each([
      ['nothing chosen', true, {}],
      ['another one nearer', false, other],
      ['mumble chosen', true, { ...other, ...chosen('mumble.desktop') }],
      ['another one chosen', false, { ...other, ...chosen('other.desktop') }],
    ])('%s', async (_, expected, planting) => {
      const tool = ['xdg-mime', 'query', 'default', scheme] as const;
      expect(await opensMumble(planting, tool)).toEqual({ ours: expected, theirs: expected });
    });
  },
);

describe.skipIf(!has('gio') || !has('mumble'))('what gio opens (needs glib and mumble)', () => {
  const cache: Planting = {
    '.local/share/applications/mimeinfo.cache': `[MIME Cache]\n${scheme}=other.desktop;\n`,
  };
  test.each([
    ['a chosen one that is not there', true, { ...other, ...chosen('gone.desktop') }],
    ['the second of two', true, { ...other, ...chosen('gone.desktop;mumble.desktop') }],
    ['a chosen one whose program is gone', true, { ...gone, ...chosen('other.desktop') }],
    ['another one chosen', false, { ...other, ...chosen('other.desktop') }],
  ])('%s', async (_, expected, planting) => {
    const tool = ['gio', 'mime', scheme] as const;
    const answers = await opensMumble({ ...cache, ...planting }, tool);
    expect(answers).toEqual({ ours: expected, theirs: expected });
  });
});

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
