// A tree in which every kind of thing that lockdown mends is wrong, and a journal beside it.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Journal, openJournal } from '../../../main/journal/index.ts';
import type { Paths } from '../../../main/platform/port/index.ts';
import { clientTree } from '../../rigs/client-tree.ts';
import { ownFolder } from '../../rigs/own-folder.ts';

export interface Machine extends Paths {
  readonly journal: Journal;
  remove(): void;
}

const program = { content: '#!/bin/sh\nexit 0\n', mode: 0o755 } as const;

/** What each of these browsers' vendors would install, as far as it matters to who is there. */
const browsers = {
  '/opt/google/chrome/chrome': program,
  '/opt/microsoft/msedge/msedge': program,
  '/opt/brave.com/brave/brave': program,
  '/usr/lib/firefox-esr/firefox': program,
} as const;

/** Lists by which somebody has let a page through without a question. */
const openPolicies = (page: string) => ({
  AudioCaptureAllowedUrls: [page],
  VideoCaptureAllowedUrls: [page],
  AutoLaunchProtocolsFromOrigins: [{ protocol: 'zoommtg', allowed_origins: ['*'] }],
  BackgroundModeEnabled: true,
});
const openFirefox = (page: string) => ({
  policies: {
    Permissions: { Camera: { Allow: [page] }, Microphone: { Allow: [page] } },
    AutoLaunchProtocolsFromOrigins: [{ protocol: 'zoommtg', allowed_origins: ['*'] }],
  },
});

/** As the permission store has written it: see tests/fixtures/permission-store. */
const permissions = (table: string): Buffer =>
  readFileSync(join(import.meta.dirname, '../../fixtures/permission-store', table));

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** `page`: what the browsers let at the microphone and the camera without asking. */
export function everythingOpen(page = 'https://meet.example'): Machine {
  const folder = ownFolder('lockdown');
  const tree = clientTree(folder.path)
    .zoomDeb({
      settings: {
        SensitiveInfoMaskOn: 'false',
        autoPlayGif: 'true',
        noSandbox: 'true',
        enableWebviewDevTools: 'true',
        enableTestMode: 'true',
      },
    })
    .zoomFlatpak({
      override: '[Context]\nfilesystems=home;host;xdg-music:ro;\nsockets=session-bus;system-bus;\n',
    })
    .slackDeb()
    .discordDeb()
    .teamsForLinuxDeb()
    .webexDeb()
    .chromiumDeb()
    .plant({
      ...browsers,
      '/etc/chromium/policies/managed/site.json': json(openPolicies(page)),
      '/etc/opt/chrome/policies/managed/site.json': json(openPolicies(page)),
      '/etc/opt/edge/policies/managed/site.json': json(openPolicies(page)),
      '/etc/brave/policies/managed/site.json': json(openPolicies(page)),
      '/etc/firefox/policies/policies.json': json(openFirefox(page)),
      // A system-wide start, and a helper that the machine starts for everybody.
      '/etc/xdg/autostart/zoom-start.desktop':
        '[Desktop Entry]\nType=Application\nName=Zoom\nExec=/usr/bin/zoom --hidden\n',
      '/usr/lib/systemd/system/zoom-daemon.service':
        '[Service]\nExecStart=/opt/zoom/zopen --daemon\n\n[Install]\nWantedBy=multi-user.target\n',
      '/etc/systemd/system/multi-user.target.wants/zoom-daemon.service': {
        to: '/usr/lib/systemd/system/zoom-daemon.service',
      },
      '/etc/chromium/native-messaging-hosts/us.zoom.host.json': json({
        name: 'us.zoom.host',
        path: '/opt/zoom/zopen',
        type: 'stdio',
        allowed_origins: ['chrome-extension://kgjfgplpablkjnlkjmjdecgdpfankdle/'],
      }),
      '/etc/apt/sources.list.d/slack.list':
        'deb [arch=amd64 trusted=yes] http://packagecloud.io/slacktechnologies/slack/debian/ jessie main\n',
      '~/.config/discord/settings.json':
        '{\n  "SKIP_HOST_UPDATE": true,\n  "DANGEROUS_ENABLE_DEVTOOLS_ONLY_ENABLE_IF_YOU_KNOW_WHAT_YOURE_DOING": true\n}',
      '~/.config/teams-for-linux/config.json': json({ minimized: true, webDebug: true }),
      '~/.config/zoomus.conf.d/keep': 'not ours\n',
      '/usr/bin/baresip': program,
      '~/.baresip/config':
        'module_path\t\t/usr/lib/baresip/modules\n\nmodule_app\t\tctrl_tcp.so\nmodule\tcons.so\n#module\thttpd.so\nmodule httpd.so\n',
      // Mumble with its own settings; Skype is gone, and has left its data.
      '/usr/bin/mumble': program,
      '~/.config/Mumble/Mumble.conf': '[audio]\r\nquality=40000\r\n\r\n[ui]\r\nusage=true\r\n',
      '~/.config/skypeforlinux/Cookies': 'a database',
      // What the portals have kept.
      ...Object.fromEntries(
        ['devices', 'screencast', 'remote-desktop', 'screenshot'].map((table) => [
          `~/.local/share/flatpak/db/${table}`,
          permissions(table),
        ]),
      ),
      // snapd's books.
      '/snap/zoom-client/current': { to: '12' },
      '/snap/zoom-client/12/meta/snap.yaml': 'name: zoom-client\nversion: 5.17.5\n',
      '/var/lib/snapd/state.json': json({
        data: {
          conns: Object.fromEntries(
            ['camera', 'audio-record', 'home', 'removable-media'].map((plug) => [
              `zoom-client:${plug} core:${plug}`,
              { interface: plug },
            ]),
          ),
        },
      }),
    });
  chmodSync(join(tree.root, 'etc/apt/sources.list.d/slack.list'), 0o666);
  chmodSync(join(tree.home, '.config/Mumble/Mumble.conf'), 0o644);
  makeCamera(join(tree.root, 'dev'));
  mkdirSync(join(folder.path, 'journal'));
  const opened = openJournal({
    folder: join(folder.path, 'journal'),
    roots: [tree.root],
    keepDays: 30,
  });
  if (!opened.ok) throw new Error(opened.problem.message);
  return { root: tree.root, home: tree.home, journal: opened.value, remove: folder.remove };
}

/** Only root makes devices; without root a pipe stands in, which is no file and no folder either. */
function makeCamera(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const node = join(folder, 'video0');
  if (process.getuid?.() === 0) execFileSync('mknod', [node, 'c', '81', '0']);
  else execFileSync('mkfifo', [node]);
  chmodSync(node, 0o666);
}
