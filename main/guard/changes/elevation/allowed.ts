// What the administrator's side does for anybody who asks, whatever the plan says: a short list of places and programs.
import type { Problem } from '../../../../preload/contract/index.ts';
import type { Action } from '../../../journal/index.ts';

/** Folders that hold what a lockdown or a removal may have to change for the whole machine. */
const places = [
  '/etc/chromium/policies/',
  '/etc/opt/chrome/policies/',
  '/etc/opt/edge/policies/',
  '/etc/brave/policies/',
  '/etc/firefox/policies/',
  '/etc/xdg/autostart/',
  '/etc/systemd/system/',
  '/etc/systemd/user/',
  '/etc/apt/sources.list.d/',
  '/etc/apt/keyrings/',
  '/etc/apt/trusted.gpg.d/',
  '/etc/yum.repos.d/',
  '/etc/default/',
  '/opt/',
  '/usr/share/applications/',
  '/usr/share/keyrings/',
  '/usr/local/share/applications/',
  '/usr/lib/mozilla/native-messaging-hosts/',
  '/etc/opt/chrome/native-messaging-hosts/',
  '/etc/chromium/native-messaging-hosts/',
  '/var/lib/flatpak/overrides/',
  '/usr/lib64/',
  '/usr/local/lib/',
];

/** Programs with their first words; what follows are names, never options. */
const commands: readonly (readonly string[])[] = [
  ['apt-get', 'remove', '--yes', '--'],
  ['apt-get', 'purge', '--yes', '--'],
  ['dpkg', '--remove', '--'],
  ['dpkg', '--purge', '--'],
  ['dnf', 'remove', '--assumeyes', '--'],
  ['flatpak', 'uninstall', '--system', '--noninteractive', '--'],
  ['snap', 'remove', '--'],
  ['snap', 'disconnect', '--'],
  ['snap', 'connect', '--'],
  ['systemctl', 'daemon-reload'],
  ['systemctl', 'stop', '--'],
  ['systemctl', 'start', '--'],
];

/** null where all of it is allowed; otherwise why not. */
export const refusedAction = (actions: readonly Action[]): Problem | null => {
  const refused = actions.find((action) => !isAllowed(action));
  return refused === undefined
    ? null
    : {
        kind: 'not-permitted',
        subject: refused.step,
        message: `Callwarden does not do this as an administrator: ${refused.sentence}`,
        advice: 'Nothing was changed. Please report this: no step of ours should ask for it.',
      };
};

const isAllowed = (action: Action): boolean => {
  if (action.kind === 'run-command') {
    const back = 'command' in action.inverse ? [action.inverse.command] : [];
    return [action.command, ...back].every(isAllowedCommand);
  }
  if (!('path' in action)) return false;
  return places.some((place) => action.path.startsWith(place) && action.path.length > place.length);
};

const isAllowedCommand = (argv: readonly string[]): boolean =>
  commands.some(
    (words) =>
      words.every((word, at) => argv[at] === word) &&
      argv.slice(words.length).every((name) => /^[A-Za-z0-9][\w.+:@-]*$/.test(name)) &&
      (words.at(-1) === '--' ? argv.length > words.length : argv.length === words.length),
  );
