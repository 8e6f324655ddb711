// Discord's Debian package: everything in /usr/share/discord, links to it, and its own start entry in the home when
// "Open Discord" at login is on (places and Exec lines as public installation scripts and notes show them).
import type { DebPackage } from './deb.ts';
import { keyFile, program } from './planting.ts';

const entry = (exec: string, more: Readonly<Record<string, string>>): string =>
  keyFile('Desktop Entry', {
    Name: 'Discord',
    StartupWMClass: 'discord',
    GenericName: 'Internet Messenger',
    Exec: exec,
    Icon: 'discord',
    Type: 'Application',
    Categories: 'Network;InstantMessaging;',
    Path: '/usr/bin',
    ...more,
  });

export const discordDeb = (version = '0.0.71'): DebPackage => ({
  name: 'discord',
  version,
  maintainer: 'Discord Maintainer Team <support@discord.com>',
  files: {
    '/usr/bin/discord': { to: '../share/discord/Discord' },
    '/usr/share/discord/Discord': program,
    '/usr/share/discord/chrome-sandbox': { content: 'a program', mode: 0o4755 },
    '/usr/share/discord/resources/build_info.json': `{"releaseChannel":"stable","version":"${version}"}\n`,
    '/usr/share/discord/discord.desktop': entry('/usr/share/discord/Discord', {}),
    '/usr/share/applications/discord.desktop': { to: '../discord/discord.desktop' },
    '/usr/share/pixmaps/discord.png': 'a picture',
  },
  leaves: {
    '~/.config/autostart/discord.desktop': entry('/usr/share/discord/Discord', {
      'X-GNOME-Autostart-enabled': 'true',
    }),
    // Discord makes itself the handler of its links, in an entry of the home.
    '~/.local/share/applications/discord-handler.desktop': entry('/usr/share/discord/Discord %u', {
      NoDisplay: 'true',
      MimeType: 'x-scheme-handler/discord;',
    }),
    '~/.config/discord/settings.json':
      '{\n  "SKIP_HOST_UPDATE": false,\n  "OPEN_ON_STARTUP": true,\n  "openH264Enabled": true\n}',
    '~/.config/discord/Local Storage/leveldb/000003.log': 'a log',
    '~/.config/discord/Cache/Cache_Data/data_0': 'a cache',
  },
});
