// Debian's chromium, as `dpkg -L chromium` lists it on Debian 12 (a choice of its files), and a profile in the home.
import type { DebPackage } from './deb.ts';
import { keyFile, program } from './planting.ts';

export const chromiumDeb = (version = '131.0.6778.85-1~deb12u1'): DebPackage => ({
  name: 'chromium',
  version,
  maintainer: 'Debian Chromium Team <chromium@packages.debian.org>',
  files: {
    '/usr/bin/chromium': program,
    '/usr/lib/chromium/chromium': program,
    '/usr/share/applications/chromium.desktop': keyFile('Desktop Entry', {
      Version: '1.0',
      Name: 'Chromium Web Browser',
      Exec: '/usr/bin/chromium %U',
      Terminal: 'false',
      Type: 'Application',
      Icon: 'chromium',
      Categories: 'Network;WebBrowser;',
      MimeType: 'text/html;text/xml;x-scheme-handler/http;x-scheme-handler/https;',
    }),
    '/etc/chromium/policies/managed': null,
  },
  leaves: {
    '~/.config/chromium/Default/Preferences': '{}\n',
    '~/.cache/chromium/Default/Cache/data_0': 'a cache',
  },
});
