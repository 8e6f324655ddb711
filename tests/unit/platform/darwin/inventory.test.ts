// Jobs of launchd, items for login, drivers, preferences and leftovers on a Mac's disk.
import { afterEach, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../../main/catalogue/index.ts';
import { existing } from '../../../../main/platform/darwin/actions/existing.ts';
import { chosenHandlers } from '../../../../main/platform/darwin/inventory/applications.ts';
import { inventory } from '../../../../main/platform/darwin/inventory/inventory.ts';
import {
  jobOf,
  parseDisabled,
  parsePrint,
} from '../../../../main/platform/darwin/inventory/launchd-job.ts';
import {
  dumpArgv,
  parseBackgroundItems,
  readLoginItems,
} from '../../../../main/platform/darwin/inventory/login-items.ts';
import { parsePlist } from '../../../../main/platform/darwin/plist/index.ts';
import { openTree } from '../../../../main/platform/files/index.ts';
import { groundBelow } from '../../../../main/platform/ground/index.ts';
import { given } from '../../../rigs/removal.ts';
import { type MacTree, macTree, xmlPlist } from './mac-tree.ts';
import { answering, recording } from './recorded.ts';

const loaded = loadCatalogue();
if (!loaded.ok) throw new Error(loaded.problem.message);
const { clients } = loaded.value;

let tree: MacTree | undefined;
afterEach(() => tree?.remove());

const list = (body: string) => {
  const parsed = parsePlist(Buffer.from(xmlPlist(body)), 'x');
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.value;
};

const job = (
  label: string,
  more = '<key>RunAtLoad</key><true/>',
  program = '/usr/bin/true',
): string =>
  xmlPlist(
    `<dict><key>Label</key><string>${label}</string><key>ProgramArguments</key><array><string>${program}</string></array>${more}</dict>`,
  );

describe('launchd', () => {
  it('says which jobs are switched off, in both of its ways', () => {
    const words = parseDisabled(recording('launchctl/print-disabled-words.txt'));
    expect(words.get('com.openssh.sshd')).toBe(true);
    expect(words.get('com.apple.smbd')).toBe(false);
    expect(words.size).toBe(8);
    const booleans = parseDisabled(recording('launchctl/print-disabled-booleans.txt'));
    expect([...booleans]).toEqual([
      ['com.test.disabled', true],
      ['com.test.foo', false],
    ]);
  });

  it('prints a job, of which the first level counts', () => {
    expect(parsePrint(recording('launchctl/print-wazuh-mojave.txt'))).toEqual({
      state: 'running',
      pid: 1486,
      file: '/Library/LaunchDaemons/com.wazuh.agent.plist',
    });
    expect(parsePrint(recording('launchctl/print-missing-stderr.txt'))).toBeNull();
    expect(parsePrint('x = {\n\tdeep = {\n\t\tstate = running\n\t}\n}')).toBeNull();
  });

  it('a job without a label that can be named is none', () => {
    expect(jobOf(list('<dict><key>Label</key><string>-w</string></dict>'))).toBeNull();
    expect(jobOf(list('<dict><key>Label</key><string>a/../b</string></dict>'))).toBeNull();
    expect(jobOf(list('<array/>'))).toBeNull();
    expect(
      jobOf(
        list(
          '<dict><key>Label</key><string>a.b</string><key>StartInterval</key><integer>9</integer></dict>',
        ),
      ),
    ).toEqual({ label: 'a.b', program: null, startsByItself: true });
  });
});

describe('background items', () => {
  it('of each user, with and without a number before the identifier', () => {
    const items = parseBackgroundItems(recording('btm/dumpbtm-two-users.txt'));
    expect(items.map(({ uid, name, bundleId, enabled }) => [uid, name, bundleId, enabled])).toEqual(
      [
        [-2, 'Docker', 'Docker', false],
        [501, 'uDeck', 'place.unicorns.udeck', true],
        [501, 'Amphetamine', 'com.if.Amphetamine', true],
      ],
    );
  });

  it('an agent with the file that starts it', () => {
    expect(parseBackgroundItems(recording('btm/dumpbtm-agent.txt'))).toMatchObject([
      {
        kind: 'legacy agent',
        place: '/Users/idefeng/Library/LaunchAgents/ai.openclaw.gateway.plist',
        executable: '/opt/homebrew/opt/node/bin/node',
        bundleId: 'ai.openclaw.gateway',
      },
    ]);
  });

  it('a login item inside its application', () => {
    expect(parseBackgroundItems(recording('btm/dumpbtm-login-item-2026.txt'))).toMatchObject([
      {
        name: 'CleanMyMac Menu',
        kind: 'login item',
        bundleId: 'com.macpaw.CleanMyMac-mas.Menu',
        place: 'Contents/Library/LoginItems/CleanMyMac_5_MAS_Menu.app',
        enabled: true,
      },
    ]);
  });

  it('are asked for by root alone, and of what starts: a heading and a Quick Look are none', async () => {
    tree = macTree('mac-btm');
    const ground = groundBelow(given(openTree(tree.root)), tree);
    const zoom = clients.filter(({ id }) => id === 'zoom');
    const item = (kind: string): string =>
      ` #1:\n Name: Zoom\n Type: ${kind} (0x2)\n Disposition: [enabled, allowed, notified] (0xb)\n Identifier: 2.us.zoom.xos\n Bundle Identifier: us.zoom.xos\n`;
    const commands = answering({
      [dumpArgv.join(' ')]: {
        stdout: ` Records for UID 501 : x\n${['app', 'developer', 'quicklook'].map(item).join('')}`,
      },
    });
    const look = {
      clients: zoom,
      installations: [],
      ground,
      uid: 501,
      isThisMac: true,
      isThisSession: false,
    };
    expect(await readLoginItems(commands, look, true)).toMatchObject([
      { client: 'zoom', name: 'Zoom', kind: 'app' },
    ]);
    expect(await readLoginItems(commands, look, false)).toEqual([]);
    expect(ground.problems).toMatchObject([{ subject: 'Login items', kind: 'not-permitted' }]);
  });

  it.each([
    '',
    '#1:',
    ' #1:\n #2:\n',
    'Records for UID x :',
    ' #1:\n  Name: %\n  URL: file://%E0%A4%A',
  ])('nothing is made up out of %j', (text) =>
    expect(() => parseBackgroundItems(text)).not.toThrow(),
  );
});

describe('the inventory', () => {
  it('is whole for a Mac on which Zoom stands with all that it brings', async () => {
    tree = macTree('mac-inventory');
    tree.bundle('/Applications/zoom.us.app', {
      CFBundleIdentifier: 'us.zoom.xos',
      schemes: ['ZoomMtg', 'zoomus'],
    });
    tree.put('/Library/LaunchDaemons/us.zoom.ZoomDaemon.plist', job('us.zoom.ZoomDaemon', ''));
    tree.put('~/Library/LaunchAgents/us.zoom.updater.plist', job('us.zoom.updater'));
    tree.put(
      '~/Library/LaunchAgents/com.example.mine.plist',
      job('com.example.mine', '', '/Applications/zoom.us.app/Contents/MacOS/zoom.us'),
    );
    tree.put('/Library/LaunchAgents/com.other.plist', job('com.other'));
    tree.put('/Library/LaunchAgents/broken.plist', 'bplist00');
    tree.put('/Library/PrivilegedHelperTools/us.zoom.ZoomDaemon', 'x');
    tree.bundle('/Library/Audio/Plug-Ins/HAL/ZoomAudioDevice.driver', {
      CFBundleIdentifier: 'zoom.us.ZoomAudioDevice',
    });
    tree.put('~/Library/Preferences/us.zoom.xos.plist', xmlPlist('<dict/>'));
    tree.put(
      '/Library/Preferences/us.zoom.config.plist',
      xmlPlist('<dict><key>ZDisableVideo</key><false/><key>n</key><array/></dict>'),
    );
    tree.put('~/Documents/Zoom/talk.mp4', 'x');
    tree.put(
      '~/Library/Preferences/com.apple.LaunchServices/com.apple.launchservices.secure.plist',
      xmlPlist(
        '<dict><key>LSHandlers</key><array><dict><key>LSHandlerURLScheme</key><string>zoommtg</string><key>LSHandlerRoleAll</key><string>us.zoom.xos</string></dict></array></dict>',
      ),
    );
    tree.put('/private/var/db/receipts/us.zoom.pkg.videomeeting.plist', xmlPlist('<dict/>'));
    const zoom = clients.filter(({ id }) => id === 'zoom');
    const installation = {
      client: 'zoom',
      source: 'folder',
      path: '/Applications/zoom.us.app',
      version: null,
      package: null,
      scope: 'system',
    } as const;
    const { inventory: found, problems } = await inventory(
      answering({}),
      zoom,
      [installation],
      tree,
    );
    const mac = found.mac!;
    expect(mac.applications).toMatchObject([
      { bundleId: 'us.zoom.xos', schemes: ['zoommtg', 'zoomus'], chosenFor: ['zoommtg'] },
    ]);
    expect(
      mac.jobs.map(({ label, kind, scope, startsByItself, disabled }) => [
        label,
        kind,
        scope,
        startsByItself,
        disabled,
      ]),
    ).toEqual([
      ['us.zoom.ZoomDaemon', 'daemon', 'system', false, null],
      ['com.example.mine', 'agent', 'user', false, null],
      ['us.zoom.updater', 'agent', 'user', true, null],
    ]);
    expect(mac.extensions.map(({ kind, entry }) => [kind, entry.shown])).toEqual([
      ['audio-driver', '/Library/Audio/Plug-Ins/HAL/ZoomAudioDevice.driver'],
      ['helper', '/Library/PrivilegedHelperTools/us.zoom.ZoomDaemon'],
    ]);
    expect(mac.preferences).toMatchObject([
      {
        domain: '/Library/Preferences/us.zoom.config',
        values: new Map([['ZDisableVideo', false]]),
      },
    ]);
    expect(mac.receipts).toMatchObject([{ id: 'us.zoom.pkg.videomeeting' }]);
    const leftovers = found.leftovers.map(({ what, entry }) => `${what} ${entry.shown}`);
    expect(leftovers).toContain('user-content ~/Documents/Zoom');
    expect(leftovers).toContain('leftover ~/Library/Preferences/us.zoom.xos.plist');
    expect(leftovers.join()).not.toContain('receipts');
    expect(problems.map(({ subject }) => subject)).toEqual(['/Library/LaunchAgents/broken.plist']);
  });

  it('jobs are found by their label among what starts by itself', async () => {
    tree = macTree('mac-existing');
    tree.put('/Library/LaunchDaemons/us.zoom.ZoomDaemon.plist', job('us.zoom.ZoomDaemon'));
    tree.put('/Applications/x.app/y', '');
    expect(
      await existing(
        ['us.zoom.ZoomDaemon', 'us.zoom.updater', '/Applications/*.app', '/../x'],
        tree,
      ),
    ).toEqual(['us.zoom.ZoomDaemon', '/Applications/*.app']);
  });

  it('choices of programs that are none are passed over', () => {
    expect(
      chosenHandlers(
        list('<dict><key>LSHandlers</key><array><string>x</string><dict/></array></dict>'),
      ).size,
    ).toBe(0);
    expect(chosenHandlers(undefined).size).toBe(0);
  });
});
