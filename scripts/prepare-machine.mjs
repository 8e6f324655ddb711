// Installs from Debian what the tests use, where this user may; otherwise names what is missing and goes on.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fetchWindowsNode } from './windows-node.mjs';

/** Package → a file that shows that it is there. */
const wanted = {
  gcc: '/usr/bin/gcc',
  'clang-14': '/usr/bin/clang-14',
  pulseaudio: '/usr/bin/pulseaudio',
  'pulseaudio-utils': '/usr/bin/pactl',
  'libasound2-plugins': '/usr/share/doc/libasound2-plugins',
  'pipewire-bin': '/usr/bin/pw-dump',
  pipewire: '/usr/bin/pipewire',
  'pipewire-pulse': '/usr/bin/pipewire-pulse',
  wireplumber: '/usr/bin/wireplumber',
  'dbus-daemon': '/usr/bin/dbus-daemon',
  'gstreamer1.0-tools': '/usr/bin/gst-launch-1.0',
  'gstreamer1.0-pipewire': '/usr/share/doc/gstreamer1.0-pipewire',
  'gstreamer1.0-plugins-base': '/usr/share/doc/gstreamer1.0-plugins-base',
  chromium: '/usr/bin/chromium',
  'firefox-esr': '/usr/bin/firefox-esr',
  xvfb: '/usr/bin/Xvfb',
  'x11-utils': '/usr/bin/xprop',
  openbox: '/usr/bin/openbox',
  stterm: '/usr/bin/stterm',
  mumble: '/usr/bin/mumble',
  'baresip-core': '/usr/bin/baresip',
  rpm: '/usr/bin/rpm',
  flatpak: '/usr/bin/flatpak',
  'pacman-package-manager': '/usr/bin/pacman',
  ostree: '/usr/bin/ostree',
  'gnome-keyring': '/usr/bin/gnome-keyring-daemon',
  'libsecret-tools': '/usr/bin/secret-tool',
  'libkf5wallet-bin': '/usr/bin/kwalletd5',
  'libqca-qt5-2-plugins': '/usr/share/doc/libqca-qt5-2-plugins',
  systemd: '/usr/bin/busctl',
  'xdg-desktop-portal': '/usr/libexec/xdg-permission-store',
  wine64: '/usr/lib/wine/wine64',
  nsis: '/usr/bin/makensis',
  wixl: '/usr/bin/wixl',
  osslsigncode: '/usr/bin/osslsigncode',
  'gcc-mingw-w64-x86-64': '/usr/bin/x86_64-w64-mingw32-gcc',
  sqlite3: '/usr/bin/sqlite3',
  iproute2: '/usr/bin/ss',
  nftables: '/usr/sbin/nft',
  lsof: '/usr/bin/lsof',
  strace: '/usr/bin/strace',
  'libcap2-bin': '/usr/sbin/setcap',
  openssl: '/usr/bin/openssl',
};
const missing = Object.entries(wanted).flatMap(([name, file]) => (existsSync(file) ? [] : [name]));
if (missing.length === 0) {
  fetchForWine();
  process.exit(0);
}

const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
if (!mayInstall) {
  console.log(`Tests that need these Debian packages will be skipped: ${missing.join(', ')}.`);
  console.log(`To run them too: apt-get install --no-install-recommends ${missing.join(' ')}`);
  fetchForWine();
  process.exit(0);
}

console.log(`Installing what the tests use: ${missing.join(', ')}`);
const apt = (...args) =>
  spawnSync('/usr/bin/apt-get', ['-qq', '-y', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: 600_000,
  }).status;
apt('update');
if (apt('install', '--no-install-recommends', ...missing) !== 0) {
  console.log('Not everything could be installed; the tests that need it will name it.');
}
fetchForWine();

/** Wine is there by now, or its tests are skipped anyway. */
function fetchForWine() {
  if (!existsSync(wanted.wine64)) return;
  const problem = fetchWindowsNode();
  if (problem !== null) console.log(problem);
}
