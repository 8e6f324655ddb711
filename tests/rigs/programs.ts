// Which programs a test needs, and the Debian package that a skipped test names.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const packages: Readonly<Record<string, string>> = {
  pulseaudio: 'pulseaudio',
  pactl: 'pulseaudio-utils',
  pacat: 'pulseaudio-utils',
  gcc: 'gcc',
  pkexec: 'pkexec',
  pkaction: 'polkitd',
  script: 'bsdutils',
  useradd: 'passwd',
  systemctl: 'systemd',
  pipewire: 'pipewire-bin',
  'pw-dump': 'pipewire-bin',
  'pipewire-pulse': 'pipewire-pulse',
  wireplumber: 'wireplumber',
  'gst-launch-1.0': 'gstreamer1.0-tools',
  Xvfb: 'xvfb',
  xprop: 'x11-utils',
  openbox: 'openbox',
  st: 'stterm',
  'dbus-daemon': 'dbus-daemon',
  'pw-link': 'pipewire-bin',
  ip: 'iproute2',
  nsenter: 'util-linux',
  unshare: 'util-linux',
  strace: 'strace',
  setcap: 'libcap2-bin',
  openssl: 'openssl',
  dpkg: 'dpkg',
  'dpkg-deb': 'dpkg',
  'apt-get': 'apt',
  flatpak: 'flatpak',
  pacman: 'pacman-package-manager',
  ostree: 'ostree',
  'gnome-keyring-daemon': 'gnome-keyring',
  'secret-tool': 'libsecret-tools',
  kwalletd5: 'libkf5wallet-bin',
  busctl: 'systemd',
};

/** Where a program stands on the PATH, or null. */
export function findProgram(name: string): string | null {
  const folders = (process.env.PATH ?? '/usr/bin:/bin').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

/** The packages to install before a test can run, as words for its name; null when all is there. */
export function missingPackages(...programs: readonly string[]): string | null {
  const missing = programs.filter((name) => findProgram(name) === null);
  if (missing.length === 0) return null;
  return [...new Set(missing.map((name) => packages[name] ?? name))].join(', ');
}
