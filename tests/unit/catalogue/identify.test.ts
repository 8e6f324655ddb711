import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identifierFor, process } from './fixtures.ts';

const userSlice = '0::/user.slice/user-1000.slice/user@1000.service/app.slice';
const flatpak = (id: string) => `${userSlice}/app-flatpak-${id}-4711.scope`;
const snap = (unit: string) => `${userSlice}/snap.${unit}`;

describe('verified', () => {
  const identify = identifierFor({
    owned: {
      '/opt/zoom/zoom': ['zoom', 'zoom'],
      '/usr/bin/mumble': ['mumble', 'mumble'],
      '/bin/baresip': ['baresip', 'baresip-core'],
    },
  });

  test('a file of the client’s package is the client', () => {
    expect(identify(process('/opt/zoom/zoom'))).toEqual({
      client: 'zoom',
      identity: 'verified',
      evidence: 'belongs to the package zoom (deb)',
    });
  });

  test.each([
    ['/bin/mumble', 'mumble'],
    ['/usr/bin/baresip', 'baresip'],
  ])('%s is found in the package lists on both sides of the usr merge', (path, client) => {
    expect(identify(process(path))).toMatchObject({ client, identity: 'verified' });
  });

  test.each([
    ['zoom', '/app/extra/zoom/zoom', flatpak('us.zoom.Zoom')],
    ['zoom', '/newroot/app/extra/zoom/zoom', flatpak('us.zoom.Zoom')],
    [
      'microsoft-teams',
      '/app/teams-for-linux/teams-for-linux',
      flatpak('com.github.IsmaelMartinez.teams_for_linux'),
    ],
    ['jitsi-meet', '/app/jitsi/jitsi-meet', flatpak('org.jitsi.jitsi\\x2dmeet')],
    [
      'discord',
      '/var/lib/flatpak/app/com.discordapp.Discord/x86_64/stable/abc/files/discord/Discord',
      flatpak('com.discordapp.Discord'),
    ],
    [
      'discord',
      '/home/ann/.local/share/flatpak/app/com.discordapp.Discord/current/active/files/Discord',
      flatpak('com.discordapp.Discord'),
    ],
    ['firefox', '/snap/firefox/4259/usr/lib/firefox/firefox', snap('firefox.firefox-0a1b.scope')],
    ['zoom', '/snap/zoom-client/231/zoom/zoom', snap('zoom-client.zoom-client.0a1b-22.scope')],
    ['zoom', '/snap/zoom-client/231/zoom/zoom', snap('zoom\\x2dclient.zoom\\x2dclient-0a1b.scope')],
    [
      'telegram-desktop',
      '/var/lib/snapd/snap/telegram-desktop/9/bin/Telegram',
      snap('telegram-desktop_two.telegram-desktop.scope'),
    ],
  ])('%s runs in its sandbox at %s', (client, executable, cgroup) => {
    expect(identify(process(executable, { cgroup }))).toMatchObject({
      client,
      identity: 'verified',
    });
  });

  test.each([
    ['a recorder in a scope with a forged name', '/tmp/recorder', flatpak('us.zoom.Zoom')],
    ['a shell of the sandbox’s runtime', '/usr/bin/bash', flatpak('us.zoom.Zoom')],
    ['the sandbox’s own launcher', '/app/bin/bwrap', flatpak('us.zoom.Zoom')],
    ['another snap’s file', '/snap/other/1/zoomer', snap('zoom-client.zoom-client.1.scope')],
    ['an application that is no client', '/app/bin/gedit', flatpak('org.gnome.gedit')],
    [
      'a folder that only begins like a scope',
      '/app/bin/x',
      `${userSlice}/my-app-flatpak-us.zoom.Zoom-1.scope`,
    ],
  ])('%s is not', (_what, executable, cgroup) => {
    expect(identify(process(executable, { cgroup }))?.identity).not.toBe('verified');
  });
});

describe('path', () => {
  const identify = identifierFor();

  test.each([
    ['zoom', '/opt/zoom/zoom', 'stands at /opt/zoom'],
    ['zoom', '/opt/zoom/../zoom//ZoomWebviewHost', 'stands at /opt/zoom'],
    ['slack', '/usr/lib/slack/chrome_crashpad_handler', 'stands at /usr/lib/slack'],
    ['slack', '/lib/slack/slack', 'stands at /usr/lib/slack'],
    ['mumble', '/usr/bin/mumble', 'stands at /usr/bin/mumble'],
    ['jitsi-meet', '/opt/Jitsi Meet/jitsi-meet', 'stands at /opt/Jitsi Meet'],
    ['chromium', '/usr/lib/chromium/chromium', 'stands at /usr/lib/chromium'],
    ['firefox', '/usr/lib/firefox-esr/firefox-esr', 'stands at /usr/lib/firefox-esr'],
    ['google-chrome', '/opt/google/chrome/chrome', 'stands at /opt/google/chrome'],
    ['microsoft-edge', '/opt/microsoft/msedge/msedge', 'stands at /opt/microsoft/msedge'],
    ['brave', '/opt/brave.com/brave/brave', 'stands at /opt/brave.com/brave'],
    [
      'discord',
      '/home/ann/.config/discord/app-1.0.139/Discord',
      'stands at ~/.config/discord/app-*',
    ],
    ['firefox', '/snap/firefox/1/usr/lib/firefox/firefox', 'stands at /snap/firefox'],
  ])('%s at %s %s', (client, executable, evidence) => {
    expect(identify(process(executable))).toEqual({ client, identity: 'path', evidence });
  });

  test.each([
    ['a neighbour of a client’s folder', '/opt/zoomer/recorder'],
    ['a neighbour of a client’s program', '/usr/bin/mumble-server'],
    ['a folder above the client’s', '/opt/google/earth/earth'],
    ['a star that would cross a folder', '/home/ann/.config/discord/x/app-1/recorder'],
    ['a home that is not this person’s', '/home/eve/.config/discord/app-1/recorder'],
    ['a path that climbs out of the client’s folder', '/opt/zoom/../../tmp/recorder'],
    ['the root of a client’s name in another place', '/tmp/opt/zoom/recorder'],
  ])('%s is nobody', (_what, executable) => {
    expect(identify(process(executable))).toBeNull();
  });

  test('in a tree with another root, a path outside of it counts where the tree’s own packages have it', () => {
    const tree = { root: '/tmp/tree', home: '/tmp/tree/home/ann' };
    const place = '/usr/lib/chromium/chromium';
    expect(identifierFor(tree)(process(place))?.identity).toBe('name-only');
    const identify = identifierFor({ ...tree, owned: { [place]: ['chromium', 'chromium'] } });
    expect(identify(process(place))).toMatchObject({ client: 'chromium', identity: 'path' });
    expect(identify(process('/tmp/chromium'))?.identity).toBe('name-only');
    expect(identify(process(`/tmp/tree${place}`))?.identity).toBe('verified');
  });

  test('in a tree with another root, its own /opt/zoom counts and this machine’s does not', () => {
    const inTree = identifierFor({ root: '/tmp/tree', home: '/tmp/tree/home/ann' });
    expect(inTree(process('/tmp/tree/opt/zoom/zoom'))).toMatchObject({ identity: 'path' });
    expect(inTree(process('/tmp/tree/home/ann/.config/discord/app-1/x'))).toMatchObject({
      client: 'discord',
    });
    expect(inTree(process('/opt/zoom/zoom'))).toMatchObject({ identity: 'name-only' });
    expect(inTree(process('/tmp/treehouse/opt/zoom/recorder'))).toBeNull();
  });

  test('a tree’s packages are asked for the path as its programs see it', () => {
    const inTree = identifierFor({
      root: '/tmp/tree/',
      owned: { '/opt/zoom/zoom': ['zoom', 'zoom'] },
    });
    expect(inTree(process('/tmp/tree/opt/zoom/zoom'))).toMatchObject({ identity: 'verified' });
  });
});

describe('name-only', () => {
  const identify = identifierFor();

  test('a recorder at /tmp called zoom is an impostor', () => {
    expect(identify(process('/tmp/zoom'))).toEqual({
      client: 'zoom',
      identity: 'name-only',
      evidence: 'is only called zoom',
    });
  });

  test('a recorder that renames itself to zoom is an impostor', () => {
    expect(identify(process('/tmp/recorder', { name: 'zoom' }))).toMatchObject({
      identity: 'name-only',
    });
  });

  test('another user’s unreadable process is known by its name alone', () => {
    expect(identify(process(null, { name: 'zoom', arguments: ['zoom'] }))).toMatchObject({
      identity: 'name-only',
    });
  });

  test('a name that the kernel cut short is recognised', () => {
    expect(identify(process('/tmp/x', { name: 'telegram-deskto' }))).toMatchObject({
      client: 'telegram-desktop',
      evidence: 'is only called telegram-desktop',
    });
  });

  test.each([
    'Zoom',
    'zoom2',
    'zoo',
    'team',
    'elements',
    ' zoom',
    'zoom ',
    'constructor',
    '__proto__',
    '',
  ])('something called %j is not: names match whole and exactly', (name) => {
    expect(identify(process('/tmp/recorder', { name }))).toBeNull();
  });

  test('a kernel thread is nobody, whatever its name', () => {
    expect(identify(process(null, { name: 'zoom', arguments: [], cgroup: '0::/' }))).toBeNull();
  });

  test.each([
    '/bin/sh',
    '/usr/bin/bash',
    '/usr/bin/dash',
    '/usr/bin/env',
    '/usr/bin/python3.11',
    '/usr/bin/perl',
  ])(
    '%s running a script called zoom is no client: the program that it starts decides',
    (executable) => {
      expect(
        identify(process(executable, { name: 'zoom', arguments: [executable, '/usr/bin/zoom'] })),
      ).toBeNull();
    },
  );

  test('arguments alone never make a client', () => {
    expect(identify(process('/tmp/recorder', { arguments: ['/opt/zoom/zoom'] }))).toBeNull();
  });

  test.each([
    ['a newline', 'zoom\nzoom'],
    ['terminal colours', '\u001b[31mzoom\u001b[0m'],
    ['markup', '<script>zoom</script>'],
    ['a lone surrogate', 'zoom\ud800'],
    ['a zero byte', 'zoom\0'],
    ['a right-to-left mark', '\u202ezoom'],
  ])('a name with %s is not the client’s', (_what, name) => {
    expect(identify(process(`/tmp/${name}`, { name }))).toBeNull();
  });

  test('a hostile path below a client’s folder does not get into the evidence', () => {
    expect(identify(process('/opt/zoom/\u001b[31m<script>\n\ud800'))).toEqual({
      client: 'zoom',
      identity: 'path',
      evidence: 'stands at /opt/zoom',
    });
  });
});

describe('for any process', () => {
  const pieces = fc.constantFrom(
    '/opt/zoom',
    '/usr/bin',
    'zoom',
    '..',
    '.',
    '//',
    '/app/extra',
    '~',
    '\ud800',
    '\u001b[2J',
    '*',
    '\n',
    '/snap/firefox',
    'chrome',
    '/home/ann/.config/discord/app-1',
    'firefox',
    ' ',
  );
  const path = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((parts) => parts.join('/')),
  );
  const anyProcess = fc.record({
    name: path,
    executable: fc.option(path),
    arguments: fc.array(path, { maxLength: 3 }),
    cgroup: fc.oneof(
      path,
      path.map((id) => `0::/app-flatpak-${id}-1.scope`),
      path.map((id) => `0::/snap.${id}.x.scope`),
    ),
  });

  test('there is an answer, never a throw, and evidence is plain text of the catalogue’s', () => {
    const identify = identifierFor();
    fc.assert(
      fc.property(anyProcess, (candidate) => {
        const found = identify(candidate);
        if (found !== null)
          expect(found.evidence).toMatch(/^(belongs to|stands at|is only called) [ -~]+$/);
      }),
      { numRuns: 2_000 },
    );
  });

  test('nothing is verified without a package or a sandbox that says so', () => {
    const identify = identifierFor();
    fc.assert(
      fc.property(anyProcess, (candidate) => {
        const outside = { ...candidate, cgroup: '0::/user.slice' };
        expect(identify(outside)?.identity).not.toBe('verified');
      }),
      { numRuns: 2_000 },
    );
  });

  test('a package’s hostile name is not quoted', () => {
    const identify = identifierFor({ owned: { '/opt/zoom/zoom': ['zoom', '\u001b[31mzoom\n'] } });
    expect(identify(process('/opt/zoom/zoom'))?.evidence).toBe('belongs to one of its packages');
  });

  test('a package of a client that the catalogue does not know proves nothing', () => {
    const identify = identifierFor({ owned: { '/usr/bin/other': ['other', 'other'] } });
    expect(identify(process('/usr/bin/other'))).toBeNull();
  });
});
