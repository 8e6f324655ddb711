import { describe, expect, test } from 'vitest';
import { lookOver, ownTree, placeIn } from './look.ts';

const override = (...lines: readonly string[]) => `[Context]\n${lines.join('\n')}\n`;
const given = async (tree: ReturnType<typeof ownTree>) =>
  (await lookOver(tree)).grants.map(({ grant }) => grant);
const asInstalled = [
  'shared=network',
  'shared=ipc',
  'sockets=x11',
  'sockets=pulseaudio',
  'devices=all',
  'filesystems=xdg-documents/Zoom:create',
  'filesystems=~/.zoom:create',
];

describe('what flatpak permits', () => {
  test.each(['system', 'user'] as const)('as installed for the %s', async (scope) => {
    const tree = ownTree().zoomFlatpak({ scope });
    const { grants } = await lookOver(tree);
    expect(grants.map(({ grant }) => grant)).toEqual(asInstalled);
    for (const grant of grants) {
      expect(grant).toMatchObject({ client: 'zoom', application: 'us.zoom.Zoom', scope });
      expect(grant.override).toBeNull();
      expect(grant.overridePath).toBe(
        placeIn(tree, '~/.local/share/flatpak/overrides/us.zoom.Zoom'),
      );
    }
  });

  test("a user's override takes away, adds and changes a mode, and is told as the place", async () => {
    const text = override('devices=!all;dri', 'filesystems=~/.zoom:ro;home', 'sockets=!pulseaudio');
    const tree = ownTree().zoomFlatpak({ override: text });
    const { grants } = await lookOver(tree);
    expect(grants.map(({ grant }) => grant)).toEqual([
      'shared=network',
      'shared=ipc',
      'sockets=x11',
      'devices=dri',
      'filesystems=xdg-documents/Zoom:create',
      'filesystems=~/.zoom:ro',
      'filesystems=home',
    ]);
    expect(grants.find(({ grant }) => grant === 'devices=dri')?.place).toBe(
      '~/.local/share/flatpak/overrides/us.zoom.Zoom',
    );
    expect(grants[0]?.override?.content.toString()).toBe(text);
  });

  test('the reset of every file system comes before what the same file gives', async () => {
    const tree = ownTree().zoomFlatpak({ override: override('filesystems=home;!host:reset') });
    expect((await given(tree)).filter((grant) => grant.startsWith('filesystems'))).toEqual([
      'filesystems=home',
    ]);
  });

  test("the system's overrides touch only what the system installed; a user's global ones both", async () => {
    const overrides = {
      '/var/lib/flatpak/overrides/global': override('shared=!network'),
      '/var/lib/flatpak/overrides/us.zoom.Zoom': override('sockets=!x11'),
      '~/.local/share/flatpak/overrides/global': override('devices=!all'),
    };
    const system = await given(ownTree().zoomFlatpak().plant(overrides));
    expect(system).not.toContain('shared=network');
    expect(system).not.toContain('sockets=x11');
    expect(system).not.toContain('devices=all');
    const user = await given(ownTree().zoomFlatpak({ scope: 'user' }).plant(overrides));
    expect(user).toContain('shared=network');
    expect(user).toContain('sockets=x11');
    expect(user).not.toContain('devices=all');
  });

  test('a later file wins over an earlier one', async () => {
    const tree = ownTree()
      .zoomFlatpak({ override: override('devices=all') })
      .plant({ '~/.local/share/flatpak/overrides/global': override('devices=!all') });
    expect(await given(tree)).toContain('devices=all');
  });
});

describe('what snapd permits', () => {
  const snap = {
    '/snap/zoom-client/current': { to: '234' },
    '/snap/zoom-client/234/meta/snap.yaml': 'name: zoom-client\nversion: 5.16.10\n',
  };
  const state = '/var/lib/snapd/state.json';

  test('connections that stand, and none that were cut', async () => {
    const conns = {
      'zoom-client:camera core:camera': { auto: true, interface: 'camera' },
      'zoom-client:mic core:audio-record': { interface: 'audio-record' },
      'zoom-client:home core:home': { auto: true, interface: 'home', undesired: true },
      'zoom-client:usb core:usb': { interface: 'raw-usb', 'hotplug-gone': true },
      'zoom-client-two:camera core:camera': { interface: 'camera' },
    };
    const tree = ownTree().plant({ ...snap, [state]: JSON.stringify({ data: { conns } }) });
    const { grants, problems } = await lookOver(tree);
    expect(problems).toEqual([]);
    expect(grants.map(({ grant, place }) => [grant, place])).toEqual([
      ['camera', 'zoom-client:camera core:camera'],
      ['audio-record', 'zoom-client:mic core:audio-record'],
    ]);
  });

  test.each([
    ['no record', {}],
    ['a record that is no JSON', { [state]: '{"data":' }],
    ['a record of another form', { [state]: '{"data":{"conns":[]}}' }],
  ])('%s is a problem, not an absence', async (_, more) => {
    const { grants, problems } = await lookOver(ownTree().plant({ ...snap, ...more }));
    expect(grants).toEqual([]);
    expect(problems.map(({ subject, kind }) => [subject, kind])).toEqual([[state, 'invalid-data']]);
    expect(problems[0]?.advice).toContain('snap connections');
  });

  test('without a snap of a client nobody needs the record', async () => {
    expect((await lookOver(ownTree().plant({ [state]: 'x' }))).problems).toEqual([]);
  });
});
