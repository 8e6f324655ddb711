import { describe, expect, test } from 'vitest';
import { desktopEntry, lookOver, ownTree, placeIn } from './look.ts';

const start = (more: Readonly<Record<string, string>> = {}) =>
  desktopEntry({ Name: 'Zoom', Exec: '/usr/bin/zoom', ...more });
const user = '~/.config/autostart/meeting.desktop';
const system = '/etc/xdg/autostart/meeting.desktop';
const zoom = () => ownTree().zoomDeb({ used: false });

describe('what starts at login', () => {
  test.each([
    ['Hidden=true', { Hidden: 'true' }],
    ['GNOME’s own switch', { 'X-GNOME-Autostart-enabled': 'false' }],
    ['a program to try that is gone', { TryExec: '/opt/zoom/gone' }],
    ['a program that is gone', { Exec: '/opt/zoom/gone' }],
  ])('%s: the entry is the client’s, and does not start', async (_, lines) => {
    const { autostart } = await lookOver(zoom().plant({ [user]: start(lines) }));
    expect(autostart.map(({ client, active }) => [client, active])).toEqual([['zoom', false]]);
  });

  test("a user's entry stands in place of the system's", async () => {
    const tree = zoom().plant({ [system]: start(), [user]: start({ Hidden: 'true' }) });
    const { autostart } = await lookOver(tree);
    expect(autostart.map(({ scope, active }) => [scope, active])).toEqual([
      ['user', false],
      ['system', false],
    ]);
    expect(autostart[1]?.overridePath).toBe(placeIn(tree, user));
  });

  test("a user's entry that is a link to the system's is overridden in its own place", async () => {
    const tree = zoom().plant({
      [user]: { to: '../../../../usr/share/applications/Zoom.desktop' },
    });
    const [entry, more] = (await lookOver(tree)).autostart;
    expect(more).toBeUndefined();
    expect(entry).toMatchObject({ client: 'zoom', scope: 'user', active: true });
    expect(entry?.file.path).toBe(placeIn(tree, '/usr/share/applications/Zoom.desktop'));
    expect(entry?.overridePath).toBe(placeIn(tree, user));
    expect(entry?.standing).toMatchObject({ kind: 'link', path: placeIn(tree, user) });
  });

  test('a page that a browser runs as an application is the client of its own', async () => {
    const Exec =
      '/opt/google/chrome/google-chrome --profile-directory=Default --app-id=kjgfgldnnfoeklkmfkjfagphfepbbdan';
    const { autostart } = await lookOver(ownTree().plant({ [user]: start({ Exec }) }));
    expect(autostart.map(({ client }) => client)).toEqual(['google-meet']);
  });

  test("a system's entry alone starts, and is overridden in the home", async () => {
    const tree = zoom().plant({ [system]: start() });
    const [entry] = (await lookOver(tree)).autostart;
    expect(entry).toMatchObject({ client: 'zoom', scope: 'system', active: true });
    expect(entry?.overridePath).toBe(placeIn(tree, user));
    expect(entry?.standing).toBeNull();
  });

  test.each([
    ['env with variables', 'env QT_SCALE_FACTOR=2 -u FOO /opt/zoom/ZoomLauncher %U'],
    ['a shell', "sh -c 'sleep 5 && exec /opt/zoom/zoom'"],
    ['a later command', "bash -c 'xset r off; nice -n 5 /opt/zoom/zoom &'"],
    ['a shell at once', "bash -lc '/opt/zoom/zoom --tray'"],
    ['a quoted path', '"/opt/zoom/zoom" --tray'],
    ['a bare name', 'zoom'],
    ['a roundabout path', '/opt/../opt/./zoom/zoom'],
    ['flatpak', '/usr/bin/flatpak run --branch=stable --command=zoom us.zoom.Zoom @@u %U @@'],
    ['snap', 'env BAMF_DESKTOP_FILE_HINT=/x.desktop /snap/bin/zoom-client %U'],
    ['snap run', 'snap run zoom-client.zoom'],
  ])('%s leads to the client', async (_, Exec) => {
    const { autostart } = await lookOver(zoom().plant({ [user]: start({ Exec }) }));
    expect(autostart.map(({ client }) => client)).toEqual(['zoom']);
  });

  test.each([
    ['a program of the same name elsewhere', '/home/alice/games/zoom/zoom'],
    ['another program that is given the client as an argument', '/usr/bin/xdg-open /opt/zoom/zoom'],
    ['a likeness', '/usr/bin/zoom-player'],
    ['a sandbox of somebody else', 'flatpak run org.gnome.Zoom'],
    ['nothing', ''],
  ])('%s does not', async (_, Exec) => {
    const { autostart } = await lookOver(zoom().plant({ [user]: start({ Exec }) }));
    expect(autostart).toEqual([]);
  });

  test("a client's name in a common folder counts where the program is gone, not where it is another one", async () => {
    const entry = { [user]: start({ Exec: '/usr/bin/discord' }) };
    const gone = await lookOver(ownTree().plant(entry));
    expect(gone.autostart.map(({ client, active }) => [client, active])).toEqual([
      ['discord', false],
    ]);
    const another = await lookOver(ownTree().plant({ ...entry, '/usr/bin/discord': 'a script' }));
    expect(another.autostart).toEqual([]);
  });

  test('the catalogue names the path of an entry whose program is gone', async () => {
    const path = '~/.config/autostart/zoom.desktop';
    const tree = ownTree().plant({ [path]: start({ Exec: '/home/alice/old/start.sh' }) });
    const { autostart } = await lookOver(tree);
    expect(autostart.map(({ client, active }) => [client, active])).toEqual([['zoom', false]]);
  });

  test.each([
    ['OnlyShowIn=GNOME;', 'KDE', false],
    ['OnlyShowIn=GNOME;', 'ubuntu:GNOME', true],
    ['OnlyShowIn=GNOME;', undefined, true],
    ['NotShowIn=KDE;', 'KDE', false],
    ['X-GNOME-Autostart-enabled=false', 'KDE', true],
  ])('%s on the desktop %s', async (line, desktop, active) => {
    const tree = zoom().plant({ [user]: `${start()}${line}\n` });
    expect((await lookOver(tree, desktop)).autostart.map((one) => one.active)).toEqual([active]);
  });
});
