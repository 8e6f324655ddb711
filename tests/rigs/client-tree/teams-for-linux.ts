// teams-for-linux (IsmaelMartinez/teams-for-linux), the client that people use since Microsoft ended its own: an
// Electron program in /opt with a link through /etc/alternatives, and the repository in the form that its page gives.
import type { DebPackage } from './deb.ts';
import { keyFile, program } from './planting.ts';

const entry = keyFile('Desktop Entry', {
  Name: 'Teams for Linux',
  Exec: '/opt/teams-for-linux/teams-for-linux %U',
  Terminal: 'false',
  Type: 'Application',
  Icon: 'teams-for-linux',
  StartupWMClass: 'teams-for-linux',
  MimeType: 'x-scheme-handler/msteams;',
  Categories: 'Chat;Network;Office;',
});

export const teamsForLinuxDeb = (version = '1.12.4'): DebPackage => ({
  name: 'teams-for-linux',
  version,
  maintainer: 'Ismael Martinez <teams-for-linux@example.org>',
  files: {
    '/opt/teams-for-linux/teams-for-linux': program,
    '/opt/teams-for-linux/chrome-sandbox': { content: 'a program', mode: 0o4755 },
    '/opt/teams-for-linux/resources/app.asar': 'an archive',
    '/usr/share/applications/teams-for-linux.desktop': entry,
    '/usr/share/icons/hicolor/256x256/apps/teams-for-linux.png': 'a picture',
  },
  leaves: {
    '/usr/bin/teams-for-linux': { to: '/etc/alternatives/teams-for-linux' },
    '/etc/alternatives/teams-for-linux': { to: '/opt/teams-for-linux/teams-for-linux' },
    '/etc/apt/keyrings/teams-for-linux.asc': 'a key',
    '/etc/apt/sources.list.d/teams-for-linux-packages.sources':
      'Types: deb\nURIs: https://repo.teamsforlinux.de/debian/\nSuites: stable\nComponents: main\nSigned-By: /etc/apt/keyrings/teams-for-linux.asc\nArchitectures: amd64\n',
    '~/.config/teams-for-linux/config.json': '{"closeAppOnCross":false}\n',
    '~/.config/teams-for-linux/Partitions/teams-4-linux/Cookies': 'a database',
    '~/.config/teams-for-linux/Cache/Cache_Data/data_0': 'a cache',
  },
});
