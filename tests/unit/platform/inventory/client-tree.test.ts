import { describe, expect, test } from 'vitest';
import { lookOver, ownTree, placeIn } from './look.ts';

const everything = () =>
  ownTree()
    .zoomDeb()
    .slackDeb()
    .discordDeb()
    .teamsForLinuxDeb()
    .webexDeb()
    .chromiumDeb()
    .zoomFlatpak();

describe('a machine with seven clients', () => {
  test('nothing of it is malformed', async () => {
    expect((await lookOver(everything())).problems).toEqual([]);
  });

  test('what starts at login is known, with its command and where it is switched off', async () => {
    const tree = everything();
    const { autostart } = await lookOver(tree);
    expect(autostart.map(({ client, active, command }) => [client, active, command])).toEqual([
      ['discord', true, '/usr/share/discord/Discord'],
      ['slack', true, '/usr/bin/slack -u'],
      ['zoom', true, '/usr/bin/zoom'],
    ]);
    const zoom = autostart.find(({ client }) => client === 'zoom');
    expect(zoom?.file.path).toBe(placeIn(tree, '~/.config/autostart/zoom.desktop'));
    expect(zoom?.overridePath).toBe(zoom?.file.path);
    expect(zoom?.file.shown).toBe('~/.config/autostart/zoom.desktop');
  });

  test('a helper of a user is enabled by its link', async () => {
    const tree = everything();
    const { units } = await lookOver(tree);
    expect(units.map(({ client, name, scope, state }) => [client, name, scope, state])).toEqual([
      ['zoom', 'zoom-helper.service', 'user', 'enabled'],
    ]);
    expect(units[0]?.enablingLinks.map(({ path, target }) => [path, target])).toEqual([
      [
        placeIn(tree, '~/.config/systemd/user/default.target.wants/zoom-helper.service'),
        '../zoom-helper.service',
      ],
    ]);
    expect(units[0]?.maskPath).toBe(placeIn(tree, '~/.config/systemd/user/zoom-helper.service'));
  });

  test('every scheme has one default, the one that the user chose where there is a choice', async () => {
    const { handlers } = await lookOver(everything());
    const defaults = handlers
      .filter(({ isDefault }) => isDefault)
      .map(({ client, scheme, entry }) => [scheme, client, entry.shown]);
    expect(new Map(defaults.map(([scheme, ...rest]) => [scheme, rest])).size).toBe(defaults.length);
    expect(defaults).toContainEqual(['zoommtg', 'zoom', '/usr/share/applications/Zoom.desktop']);
    // Both copies of Zoom open it; flatpak's folder comes before the system's.
    expect(defaults).toContainEqual([
      'zoomus',
      'zoom',
      '/var/lib/flatpak/exports/share/applications/us.zoom.Zoom.desktop',
    ]);
    expect(new Set(handlers.map(({ client }) => client))).toEqual(
      new Set(['zoom', 'slack', 'discord', 'microsoft-teams', 'cisco-webex', 'chromium']),
    );
  });

  test('settings are read as they stand, byte for byte', async () => {
    const { configuration } = await lookOver(everything());
    const zoom = configuration.find(({ shown }) => shown === '~/.config/zoomus.conf');
    expect(zoom?.file?.mode).toBe(0o600);
    expect(zoom?.file?.content.toString()).toContain('\nnewMeetingWithVideo=true\n');
    expect(configuration.find(({ client }) => client === 'element')?.file).toBeNull();
  });

  test('a repository, its keys, and what tells that it is the client’s', async () => {
    const tree = everything();
    const { repositories } = await lookOver(tree);
    expect(
      repositories.map(({ client, manager, toldBy, servesOthers, keys }) => [
        client,
        manager,
        toldBy,
        servesOthers,
        keys.map(({ shown }) => shown),
      ]),
    ).toEqual([
      ['slack', 'apt', 'catalogue', false, []],
      ['microsoft-teams', 'apt', 'address', false, ['/etc/apt/keyrings/teams-for-linux.asc']],
      ['zoom', 'apt', 'address', false, ['/usr/share/keyrings/zoom.gpg']],
      ['zoom', 'flatpak', 'packages', true, ['/var/lib/flatpak/repo/local.trustedkeys.gpg']],
    ]);
  });

  test('leftovers are the outermost known entries; recordings and shared folders are told apart', async () => {
    const { leftovers } = await lookOver(everything());
    const shown = (client: string, what: string) =>
      leftovers
        .filter((one) => one.client === client && one.what === what)
        .map(({ entry }) => entry.shown);
    expect(shown('zoom', 'leftover')).toEqual([
      '~/.zoom',
      '~/.config/zoomus.conf',
      '~/.config/zoom.conf',
      '~/.cache/zoom',
      '~/.var/app/us.zoom.Zoom',
      '~/.config/autostart/zoom.desktop',
      '/usr/share/applications/Zoom.desktop',
      '/usr/share/mime/packages/zoom.xml',
      '/usr/share/icons/hicolor/256x256/apps/Zoom.png',
    ]);
    expect(shown('zoom', 'user-content')).toEqual(['~/Documents/Zoom']);
    expect(shown('cisco-webex', 'shared')).toEqual(['~/.config/Cisco']);
    expect(shown('slack', 'leftover')).toContain('/etc/apt/trusted.gpg.d/slack-desktop.gpg');
  });

  test('an empty machine has nothing, and nothing is wrong with it', async () => {
    const { configuration, ...rest } = await lookOver(ownTree());
    expect(configuration.every(({ file }) => file === null)).toBe(true);
    for (const family of Object.values(rest)) expect(family).toEqual([]);
  });
});
