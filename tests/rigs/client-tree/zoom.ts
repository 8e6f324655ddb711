// Zoom's Debian package and what its use leaves.
//
// Package: programs and /opt from NixOS/nixpkgs:pkgs/by-name/zo/zoom-us/package.nix, which unpacks the vendor's own
// archive; the desktop entry's types as public desktop entries for `Zoom Workplace` give them.
// Settings: names of keys from KAlex-git/dotfiles:.config/zoomus.conf and Nunoflashy/dotfiles:.config/zoomus.conf;
// zoom.conf from https://github.com/flathub/us.zoom.Zoom/issues/559. Values here are made up.
// Data: bleachbit/bleachbit:cleaners/zoom.xml, netblue30/firejail:etc/profile-m-z/zoom.profile.
// The autostart entry is what a desktop's own "add to autostart" makes. Zoom brings neither a unit nor a repository:
// the helper's unit and the repository of a company's own stand for what administrators add.
import type { DebPackage } from './deb.ts';
import { keyFile, type Planting, program, secret } from './planting.ts';

export interface ZoomOptions {
  readonly version?: string;
  /** Lines of `[General]` that differ from the defaults below. */
  readonly settings?: Readonly<Record<string, string>>;
  /** The home has been used with it; true unless said otherwise. */
  readonly used?: boolean;
  /** A user's unit for a helper, enabled, and an apt repository of its own. */
  readonly managed?: boolean;
}

const schemes = [
  'zoommtg',
  'zoomus',
  'tel',
  'callto',
  'zoomphonecall',
  'zoomphonesms',
  'zoomcontactcentercall',
];

const entry = (exec: string, more: Readonly<Record<string, string>> = {}): string =>
  keyFile('Desktop Entry', {
    Name: 'Zoom Workplace',
    Comment: 'Zoom Video Conference',
    Exec: exec,
    Icon: 'Zoom',
    Terminal: 'false',
    Type: 'Application',
    Encoding: 'UTF-8',
    Categories: 'Network;Application;',
    StartupWMClass: 'zoom',
    MimeType: `${schemes.map((scheme) => `x-scheme-handler/${scheme};`).join('')}application/x-zoom;`,
    'X-KDE-Protocols': schemes.map((scheme) => `${scheme};`).join(''),
    ...more,
  });

export const zoomDeb = ({
  version = '6.2.3.2056',
  settings = {},
  used = true,
  managed = true,
}: ZoomOptions): DebPackage => ({
  name: 'zoom',
  version,
  maintainer: 'Zoom Communications, Inc. <linux-devel@zoom.us>',
  files: {
    '/opt/zoom/zoom': program,
    '/opt/zoom/ZoomLauncher': program,
    '/opt/zoom/ZoomWebviewHost': program,
    '/opt/zoom/aomhost': program,
    '/opt/zoom/zopen': program,
    '/opt/zoom/version.txt': `${version}\n`,
    '/opt/zoom/Qt/lib/libQt5Core.so.5': 'a library',
    '/opt/zoom/cef/libcef.so': 'a library',
    '/usr/bin/zoom': { to: '/opt/zoom/ZoomLauncher' },
    '/usr/share/applications/Zoom.desktop': entry('/usr/bin/zoom %U'),
    '/usr/share/icons/hicolor/256x256/apps/Zoom.png': 'a picture',
    '/usr/share/mime/packages/zoom.xml':
      '<?xml version="1.0"?>\n<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">\n<mime-type type="application/x-zoom"><glob pattern="*.zoom"/></mime-type>\n</mime-info>\n',
    '/usr/share/pixmaps/Zoom.png': 'a picture',
  },
  leaves: { ...(used ? home(settings) : {}), ...(managed ? administered : {}) },
});

const home = (settings: Readonly<Record<string, string>>): Planting => ({
  '~/.config/autostart/zoom.desktop': entry('/usr/bin/zoom', {
    'X-GNOME-Autostart-enabled': 'true',
  }),
  '~/.config/zoomus.conf': secret(zoomusConf(settings)),
  '~/.config/zoom.conf': keyFile('General', { initialize_flag: '1', random_key: '0123456789' }),
  '~/.config/mimeapps.list': keyFile('Default Applications', {
    'x-scheme-handler/zoommtg': 'Zoom.desktop',
    'text/html': 'chromium.desktop',
  }),
  '~/.zoom/data/zoomus.enc.db': secret('a database'),
  '~/.zoom/data/zoomus.enc.v2.db': secret('a database'),
  '~/.zoom/data/cefcache/Cache/data_0': 'a cache',
  '~/.zoom/logs/zoom_stdout_stderr.log': 'a log\n',
  '~/.cache/zoom/qmlcache/0.qmlc': 'a cache',
  '~/Documents/Zoom/2024-05-02 14.00.12 Stand-up/video1234567890.mp4': 'a recording',
});

const administered: Planting = {
  '/etc/apt/sources.list.d/zoom.list':
    'deb [arch=amd64 signed-by=/usr/share/keyrings/zoom.gpg] https://apt.example.org/zoom stable main\n',
  '/usr/share/keyrings/zoom.gpg': 'a key',
  '~/.config/systemd/user/zoom-helper.service':
    '[Unit]\nDescription=Zoom helper\n\n[Service]\nExecStart=/opt/zoom/zopen --keep\nRestart=always\n\n[Install]\nWantedBy=default.target\n',
  '~/.config/systemd/user/default.target.wants/zoom-helper.service': {
    to: '../zoom-helper.service',
  },
};

/** As the client writes it: Qt's form of INI, groups in the order of the alphabet. */
const zoomusConf = (settings: Readonly<Record<string, string>>): string => {
  const general = {
    GeoLocale: 'system',
    SensitiveInfoMaskOn: 'true',
    autoPlayGif: 'false',
    autoScale: 'true',
    bForceMaximizeWM: 'false',
    blockUntrustedSSLCert: 'false',
    captureHDCamera: 'true',
    chatListPanelLastWidth: '230',
    'conf.webserver': 'https://us04web.zoom.us',
    'conf.webserver.vendor.default': 'https://us04web.zoom.us',
    currentMeetingId: '1234567890',
    deviceID: '02:00:00:00:00:01',
    disableCef: 'false',
    'enable.host.auto.grab': 'true',
    enableCloudSwitch: 'true',
    enableLog: 'true',
    enableMiniWindow: 'true',
    enableScreenSaveGuard: 'false',
    enableStartMeetingWithRoomSystem: 'false',
    enableTestMode: 'false',
    enableWaylandShare: 'true',
    enableWebviewDevTools: 'false',
    'fake.version': '',
    flashChatTime: '0',
    forceEnableTrayIcon: 'true',
    forceSSOURL: '',
    'host.auto.grab.interval': '10',
    isTransCoding: 'false',
    logLevel: 'info',
    newMeetingWithVideo: 'true',
    noSandbox: 'false',
    playSoundForNewMessage: 'true',
    sso_domain: '.zoom.us',
    sso_gov_domain: '.zoomgov.com',
    'system.audio.type': 'default',
    timeFormat12HoursEnable: 'true',
    useSystemTheme: 'false',
    userEmailAddress: 'alice@example.org',
    ...settings,
  };
  return [
    keyFile('AS', { showframewindow: 'true' }),
    keyFile('General', general),
    keyFile('chat.recent', { 'recentlast.session': '' }),
    keyFile('zoom_new_im', {
      is_landscape_mode: 'true',
      main_frame_pixel_pos_narrow: '"696,731"',
      main_frame_pixel_pos_wide: '"1320,731"',
    }),
  ].join('\n');
};
