// A sound or camera server holds the device for its clients; it is no capture of its own.
import type { KnownProcess } from './processes.ts';

const serverNames = new Set([
  'pulseaudio',
  'pipewire',
  'pipewire-pulse',
  'pipewire-media-session',
  'wireplumber',
  'jackd',
  'jackdbus',
  'sndiod',
]);

/** Only what stands where the system installs programs is believed: a `pulseaudio` in /tmp is a program like any other. */
const systemFolders = [
  '/usr/bin/',
  '/usr/sbin/',
  '/usr/lib/',
  '/usr/libexec/',
  '/usr/local/bin/',
  '/bin/',
  '/nix/store/',
  '/snap/',
];

export const isMediaServer = ({ observed }: KnownProcess): boolean => {
  const { executable, name } = observed;
  // Another user's executable cannot be read; the name is all there is.
  if (executable === null) return serverNames.has(name);
  const base = executable.slice(executable.lastIndexOf('/') + 1);
  return serverNames.has(base) && systemFolders.some((folder) => executable.startsWith(folder));
};
