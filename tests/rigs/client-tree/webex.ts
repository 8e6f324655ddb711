// Webex's Debian package: all of it in /opt/Webex, whose desktop entry a script copies where menus find it
// (NixOS/nixpkgs' webex and public package recipes move `opt/Webex/bin/webex.desktop` in the same way).
import type { DebPackage } from './deb.ts';
import { keyFile, program } from './planting.ts';

const entry = keyFile('Desktop Entry', {
  Encoding: 'UTF-8',
  Version: '44.11.0.31172',
  Type: 'Application',
  Terminal: 'false',
  Exec: '/opt/Webex/bin/CiscoCollabHost %U',
  Name: 'Webex',
  Icon: '/opt/Webex/bin/sparklogosmall.png',
  Categories: 'Application;',
  MimeType: 'x-scheme-handler/webex;x-scheme-handler/ciscospark;x-scheme-handler/webexteams;',
});

export const webexDeb = (version = '44.11.0.31172'): DebPackage => ({
  name: 'webex',
  version,
  maintainer: 'Cisco Systems, Inc. <webex@example.org>',
  files: {
    '/opt/Webex/bin/CiscoCollabHost': program,
    '/opt/Webex/bin/CiscoCollabHostCef': program,
    '/opt/Webex/bin/CiscoCollabHostCefWM': program,
    '/opt/Webex/bin/sparklogosmall.png': 'a picture',
    '/opt/Webex/bin/webex.desktop': entry,
    '/opt/Webex/lib/libspark.so': 'a library',
  },
  leaves: {
    '/usr/share/applications/webex.desktop': entry,
    '~/.local/share/applications/webex.desktop': entry,
    '~/.local/share/Webex/spark_persistent_store.db': 'a database',
    '~/.local/share/WebexLauncher/launcher.log': 'a log\n',
    // Other programs of Cisco keep theirs here too.
    '~/.config/Cisco/shared.ini': '[General]\n',
  },
});
