// All of a client that is on a Mac, and how each of it goes.
import { afterEach, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../main/catalogue/index.ts';
import { mayTakeAway } from '../../../main/guard/changes/elevation/allowed.ts';
import { Desk } from '../../../main/journal/desk.ts';
import { installedSoftware } from '../../../main/platform/darwin/installed/installed-software.ts';
import { inventory } from '../../../main/platform/darwin/inventory/inventory.ts';
import { removalSource } from '../../../main/platform/darwin/removal/removal-source.ts';
import { inventoryOf, type MacInventory } from '../../../main/platform/port/index.ts';
import { type RemovalSight, relicsOf } from '../../../main/removal/index.ts';
import { given } from '../../rigs/removal.ts';
import { type MacTree, macTree, xmlPlist } from '../platform/darwin/mac-tree.ts';
import { answering } from '../platform/darwin/recorded.ts';

const { clients } = given(loadCatalogue());
const zoom = clients.find(({ id }) => id === 'zoom')!;

let tree: MacTree;
afterEach(() => tree.remove());

const job = xmlPlist(
  '<dict><key>Label</key><string>us.zoom.ZoomDaemon</string><key>Program</key><string>/Library/PrivilegedHelperTools/us.zoom.ZoomDaemon</string></dict>',
);

/** `isThisMac`: launchd holds its job, as it does on the machine itself. */
async function sightOfZoom(uid: number, isThisMac = false): Promise<RemovalSight> {
  tree = macTree('mac-removal');
  tree.bundle('/Applications/zoom.us.app', {
    CFBundleIdentifier: 'us.zoom.xos',
    CFBundleShortVersionString: '6.2.5',
  });
  tree.put('/Library/LaunchDaemons/us.zoom.ZoomDaemon.plist', job);
  tree.put('/Library/PrivilegedHelperTools/us.zoom.ZoomDaemon', 'x');
  tree.bundle('/Library/Audio/Plug-Ins/HAL/ZoomAudioDevice.driver', {
    CFBundleIdentifier: 'zoom.us.ZoomAudioDevice',
  });
  tree.put('~/Library/Preferences/us.zoom.xos.plist', xmlPlist('<dict/>'));
  tree.put('~/Library/Logs/zoom.us/a.log', 'x');
  tree.put('~/Documents/Zoom/talk.mp4', 'x');
  tree.put('/private/var/db/receipts/us.zoom.pkg.videomeeting.plist', xmlPlist('<dict/>'));
  const commands = answering({});
  const installed = given(await installedSoftware(commands, clients, tree));
  const seen = await inventory(commands, clients, installed.installations, tree);
  const own = inventoryOf(seen.inventory, 'zoom');
  const mac = own.mac as MacInventory;
  return {
    client: zoom,
    installations: installed.installations,
    inventory: {
      ...own,
      mac: { ...mac, jobs: mac.jobs.map((each) => ({ ...each, loaded: isThisMac })) },
    },
    traces: await removalSource.traces(zoom, installed.installations, tree),
    ownership: installed.ownership,
    owners: given(await removalSource.packagesOwning([], tree)),
    live: null,
    nowMs: 0,
    paths: { root: tree.root, home: tree.home },
    uid,
    rootMayTake: (path) => mayTakeAway(path.slice(tree.root.length)),
    problems: [],
  };
}

const inside = (path: string): string => path.replace(tree.root, '');

describe('a Mac with Zoom', () => {
  it('each thing is told of once, the application and its drivers among them, a person’s own stays', async () => {
    const relics = relicsOf(await sightOfZoom(501));
    const told = relics.map(({ remnant: { kind, way, chosen, shown } }) => [
      kind,
      way,
      chosen,
      shown,
    ]);
    expect(told).toEqual([
      ['service', 'quarantine', true, '/Library/LaunchDaemons/us.zoom.ZoomDaemon.plist'],
      ['program', 'quarantine', true, '/Applications/zoom.us.app'],
      ['program', 'quarantine', true, '/Library/Audio/Plug-Ins/HAL/ZoomAudioDevice.driver'],
      ['program', 'quarantine', true, '/Library/PrivilegedHelperTools/us.zoom.ZoomDaemon'],
      ['package', 'uninstall', true, '/private/var/db/receipts/us.zoom.pkg.videomeeting.plist'],
      ['recording', 'quarantine', false, '~/Documents/Zoom'],
      ['log', 'quarantine', true, '~/Library/Logs/zoom.us'],
      ['data', 'quarantine', true, '~/Library/Preferences/us.zoom.xos.plist'],
    ]);
  });

  it('the job ends before its file goes, and comes back after it; the receipt is forgotten for good', async () => {
    const sight = await sightOfZoom(0, true);
    const desk = new Desk(sight);
    for (const relic of relicsOf(sight)) {
      if (relic.remnant.chosen)
        relic.plan(desk, { removals: [], chosenPackages: new Set(), purge: false });
    }
    const [first, second] = desk.actions;
    expect(first).toMatchObject({
      kind: 'run-command',
      needsRoot: false,
      command: ['/bin/launchctl', 'bootout', 'system/us.zoom.ZoomDaemon'],
    });
    expect(
      first?.kind === 'run-command' &&
        'command' in first.inverse &&
        first.inverse.command.map(inside),
    ).toEqual([
      '/bin/launchctl',
      'bootstrap',
      'system',
      '/Library/LaunchDaemons/us.zoom.ZoomDaemon.plist',
    ]);
    expect(second).toMatchObject({ kind: 'quarantine' });
    expect(
      desk.actions.find(
        (action) => action.kind === 'run-command' && action.command[1] === '--forget',
      ),
    ).toMatchObject({
      command: ['/usr/sbin/pkgutil', '--forget', 'us.zoom.pkg.videomeeting'],
      inverse: { none: expect.stringContaining('installed again') },
    });
    expect(desk.actions.filter(({ kind }) => kind === 'quarantine')).toHaveLength(6);
  });

  it.each([
    ['on', true, /put \/Applications\/zoom\.us\.app into the Trash in Finder/],
    ['on', false, /switch it off in System Settings/],
    ['ends-at-restart', true, /gone when the Mac has restarted/],
  ] as const)(
    'a camera extension that is %s is for the person: %s',
    async (state, isThere, how) => {
      const sight = await sightOfZoom(501);
      const mac = sight.inventory.mac as MacInventory;
      const extension = {
        client: 'zoom',
        kind: 'camera',
        bundleId: 'us.zoom.xos.camera',
        version: '1.0',
        name: 'Zoom Camera',
        state,
      } as const;
      const found = relicsOf({
        ...sight,
        inventory: { ...sight.inventory, mac: { ...mac, systemExtensions: [extension] } },
        traces: { ...sight.traces, programs: isThere ? sight.traces.programs : [] },
      }).find(({ remnant }) => remnant.id.includes('system-extension'));
      expect(found?.remnant).toMatchObject({ way: 'by-hand', chosen: false, belonging: 'client' });
      expect(found?.remnant.sentence).toMatch(how);
    },
  );

  it('a login item stays on macOS’ books, and is for the person', async () => {
    const sight = await sightOfZoom(501);
    const mac = sight.inventory.mac as MacInventory;
    const item = { client: 'zoom', name: 'zoom.us', kind: 'app', place: null, enabled: true };
    const found = relicsOf({
      ...sight,
      inventory: { ...sight.inventory, mac: { ...mac, loginItems: [item] } },
    }).find(({ remnant }) => remnant.kind === 'autostart');
    expect(found?.remnant).toMatchObject({ way: 'by-hand', chosen: false });
    expect(found?.remnant.sentence).toContain('System Settings');
  });

  it('what is macOS’ own is never taken away', () => {
    tree = macTree('mac-removal');
    for (const path of [
      '/Applications/Utilities/Terminal.app',
      '/Library/Preferences/com.apple.loginwindow.plist',
      '/System/Applications/FaceTime.app',
      '/Library',
      '/Applications/',
      '/usr/bin/log',
    ])
      expect(mayTakeAway(path), path).toBe(false);
    expect(mayTakeAway('/Applications/zoom.us.app')).toBe(true);
  });
});
