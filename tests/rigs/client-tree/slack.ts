// Slack's Debian package: /usr/lib/slack, a link in /usr/bin, and a daily job that writes the repository and its keys
// anew (the package's own /etc/cron.daily/slack, as public dotfiles and bleachbit's and firejail's profiles show it).
// The repository's line is the one that people keep in /etc/apt/sources.list.d/slack.list.
import type { DebPackage } from './deb.ts';
import { keyFile, program } from './planting.ts';

const entry = keyFile('Desktop Entry', {
  Name: 'Slack',
  StartupWMClass: 'Slack',
  Comment: 'Slack Desktop',
  GenericName: 'Slack Client for Linux',
  Exec: '/usr/bin/slack %U',
  Icon: '/usr/share/pixmaps/slack.png',
  Type: 'Application',
  StartupNotify: 'true',
  Categories: 'GNOME;GTK;Network;InstantMessaging;',
  MimeType: 'x-scheme-handler/slack;',
});

export const slackDeb = (version = '4.41.97'): DebPackage => ({
  name: 'slack-desktop',
  version,
  maintainer: 'Slack Technologies, LLC <feedback@slack.com>',
  files: {
    '/etc/cron.daily/slack': program,
    '/usr/bin/slack': { to: '../lib/slack/slack' },
    '/usr/lib/slack/slack': program,
    '/usr/lib/slack/chrome-sandbox': { content: 'a program', mode: 0o4755 },
    '/usr/lib/slack/resources/app.asar': 'an archive',
    '/usr/share/applications/slack.desktop': entry,
    '/usr/share/pixmaps/slack.png': 'a picture',
  },
  leaves: {
    '/etc/default/slack': 'repo_add_once="false"\nrepo_reenable_on_distupgrade="true"\n',
    '/etc/apt/sources.list.d/slack.list':
      '### THIS FILE IS AUTOMATICALLY CONFIGURED ###\n# You may comment out this entry, but any other modifications may be lost.\ndeb https://packagecloud.io/slacktechnologies/slack/debian/ jessie main\n',
    '/etc/apt/trusted.gpg.d/slack-desktop.gpg': 'a key',
    '~/.config/autostart/slack.desktop': entry.replace('%U', '-u'),
    '~/.config/Slack/Preferences': '{}\n',
    '~/.config/Slack/storage/root-state.json': '{"settings":{}}\n',
    '~/.config/Slack/Cookies': 'a database',
    '~/.config/Slack/Cache/Cache_Data/data_0': 'a cache',
  },
});
