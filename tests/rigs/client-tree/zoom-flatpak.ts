// Zoom from Flathub: permissions and persisted folders from flathub/us.zoom.Zoom:us.zoom.Zoom.json, the file system's
// layout as flatpak 1.14 makes it (tests/fixtures/flatpak), settings in the application's own home.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyFile, type Planting, program } from './planting.ts';

export interface ZoomFlatpakOptions {
  /** For the whole machine unless `user`. */
  readonly scope?: 'system' | 'user';
  /** The text of the user's override file for it; none unless said. */
  readonly override?: string;
}

const id = 'us.zoom.Zoom';
const commit = '5ae170ec6de7ec82f601161ab13543589b049b7d5551c90aebbe9157b783487b';

/** As flatpak prints the permissions of the manifest into the application's metadata. */
const metadata = [
  keyFile('Application', {
    name: id,
    runtime: 'org.freedesktop.Platform/x86_64/19.08',
    sdk: 'org.freedesktop.Sdk/x86_64/19.08',
    command: 'zoom',
  }),
  keyFile('Context', {
    shared: 'network;ipc;',
    sockets: 'x11;pulseaudio;',
    devices: 'all;',
    filesystems: 'xdg-documents/Zoom:create;~/.zoom:create;',
    persistent: '.config;.cache;',
  }),
  keyFile('Session Bus Policy', {
    'org.freedesktop.ScreenSaver': 'talk',
    'org.gnome.Shell.Screenshot': 'talk',
  }),
].join('\n');

export const zoomFlatpak = ({ scope = 'system', override }: ZoomFlatpakOptions): Planting => {
  const base = scope === 'system' ? '/var/lib/flatpak' : '~/.local/share/flatpak';
  const app = `${base}/app/${id}`;
  const deployed = `${app}/x86_64/stable/${commit}`;
  const desktop = keyFile('Desktop Entry', {
    Name: 'Zoom',
    Exec: `/usr/bin/flatpak run --branch=stable --arch=x86_64 --command=zoom --file-forwarding ${id} @@u %U @@`,
    Icon: id,
    Type: 'Application',
    MimeType: 'x-scheme-handler/zoommtg;x-scheme-handler/zoomus;application/x-zoom;',
    'X-Flatpak': id,
  });
  return {
    '/usr/bin/flatpak': program,
    [`${app}/current`]: { to: 'x86_64/stable' },
    [`${app}/x86_64/stable/active`]: { to: commit },
    // Names the remote `local` at its begin.
    [`${deployed}/deploy`]: readFileSync(
      join(import.meta.dirname, '../../fixtures/flatpak/deploy'),
    ),
    [`${deployed}/metadata`]: metadata,
    [`${deployed}/files/bin/zoom`]: program,
    [`${deployed}/files/extra/zoom/ZoomLauncher`]: program,
    [`${deployed}/export/share/applications/${id}.desktop`]: desktop,
    [`${base}/exports/share/applications/${id}.desktop`]: {
      to: `../../../app/${id}/current/active/export/share/applications/${id}.desktop`,
    },
    [`${base}/exports/bin/${id}`]: program,
    [`${base}/repo/config`]: `[core]\nrepo_version=1\nmode=bare-user-only\n\n[remote "local"]\nurl=https://dl.example.org/repo/\ngpg-verify=true\n`,
    [`${base}/repo/local.trustedkeys.gpg`]: 'a key',
    [`~/.var/app/${id}/config/zoomus.conf`]: keyFile('General', {
      enableLog: 'true',
      newMeetingWithVideo: 'true',
    }),
    [`~/.var/app/${id}/.zoom/data/zoomus.enc.db`]: 'a database',
    [`~/.var/app/${id}/cache/zoom/0`]: 'a cache',
    ...(override === undefined ? {} : { [`~/.local/share/flatpak/overrides/${id}`]: override }),
  };
};
