// What the administrator's side does for anybody who asks, whatever the plan says: a short list of places and programs.
import type { BlockChange, Problem } from '../../../../preload/contract/index.ts';
import { isSound } from '../../../blocking/index.ts';
import type { Action } from '../../../journal/index.ts';
import { isAllowedOnMac } from './allowed-on-mac.ts';

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
  '/etc/udev/rules.d/',
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

/** Folders of which single entries may be taken to quarantine, and nothing written: what a client leaves behind. */
const emptied = [
  '/etc/cron.daily/',
  '/etc/cron.weekly/',
  '/etc/opt/',
  '/etc/pulse/default.pa.d/',
  '/etc/ufw/applications.d/',
  '/usr/local/bin/',
  '/usr/share/chromium/extensions/',
  '/usr/share/google-chrome/extensions/',
  '/usr/share/microsoft-edge/extensions/',
  '/usr/share/mozilla/extensions/',
  '/usr/share/icons/',
  '/usr/share/mime/packages/',
  '/usr/share/pixmaps/',
  '/usr/lib64/mozilla/native-messaging-hosts/',
  '/etc/opt/edge/native-messaging-hosts/',
  '/var/cache/',
  '/var/log/',
  // macOS: applications, and what they put beside themselves for the whole machine.
  '/Applications/',
  '/Library/Application Support/',
  '/Library/Audio/Plug-Ins/HAL/',
  '/Library/Caches/',
  '/Library/CoreMediaIO/Plug-Ins/DAL/',
  '/Library/Internet Plug-Ins/',
  '/Library/LaunchAgents/',
  '/Library/LaunchDaemons/',
  '/Library/Logs/',
  '/Library/Preferences/',
  '/Library/PrivilegedHelperTools/',
];

/** What stands in those folders and keeps the system itself going. */
const system =
  /^\/(?:Applications\/Utilities|Library\/(?:Application Support\/Apple|Caches\/com\.apple\.[^/]*|Preferences\/com\.apple\.[^/]*))(?:\/|$)|^\/var\/(?:cache\/(?:apt|debconf|dnf|ldconfig|man)|log\/(?:journal|audit|private))(?:\/|$)/;

/** True for what root takes to quarantine for somebody. */
export const mayTakeAway = (path: string): boolean =>
  isBelowOne(places, path) || (isBelowOne(emptied, path) && !system.test(path));

/** Programs with their first words; what follows are names, never options. */
const commands: readonly (readonly string[])[] = [
  ['apt-get', 'remove', '--yes', '--'],
  ['apt-get', 'purge', '--yes', '--'],
  ['dpkg', '--remove', '--'],
  ['dpkg', '--purge', '--'],
  ['dnf', 'remove', '--setopt=clean_requirements_on_remove=False', '--assumeyes', '--'],
  ['rpm', '--erase', '--'],
  ['pacman', '--remove', '--noconfirm', '--'],
  ['pacman', '--remove', '--noconfirm', '--nosave', '--'],
  ['flatpak', 'uninstall', '--system', '--noninteractive', '--'],
  ['snap', 'remove', '--'],
  ['snap', 'remove', '--purge', '--'],
  ['snap', 'disconnect', '--'],
  ['snap', 'connect', '--'],
  ['systemctl', 'daemon-reload'],
  ['systemctl', 'stop', '--'],
  ['systemctl', 'start', '--'],
];

/** null where all of it is allowed; otherwise why not. */
export const refusedAction = (actions: readonly Action[]): Problem | null => {
  const refused = actions.find((action) => !isAllowed(action));
  return refused === undefined ? null : notAllowed(refused);
};

export const notAllowed = ({ step, sentence }: Action): Problem => ({
  kind: 'not-permitted',
  subject: step,
  message: `Callwarden does not do this as an administrator: ${sentence}`,
  advice: 'Nothing was changed. Please report this: no step of ours should ask for it.',
});

const isAllowed = (action: Action): boolean => {
  if (action.kind === 'run-command') {
    const back = 'command' in action.inverse ? [action.inverse.command] : [];
    return [action.command, ...back].every(isAllowedCommand);
  }
  if (action.kind === 'set-block') return isAllowedBlock(action.change);
  if (!('path' in action)) return false;
  if (action.kind === 'set-mode' && camera.test(action.path)) return (action.mode & 0o007) === 0;
  return action.kind === 'quarantine' ? mayTakeAway(action.path) : isBelowOne(places, action.path);
};

/** A camera's device file: it may be closed to everybody else, and nothing more. */
const camera = /^\/dev\/video\d+$/;

const isBelowOne = (folders: readonly string[], path: string): boolean =>
  folders.some((folder) => path.startsWith(folder) && path.length > folder.length);

/** Only for whoever asks (pkexec(1) says who that is), and only for a group of processes that is made for it. */
const isAllowedBlock = ({ client, uid, from, to }: BlockChange): boolean => {
  const asker = process.env.PKEXEC_UID;
  return (
    (asker === undefined || asker === String(uid)) &&
    [from, to].every(
      (block) => block === null || (block.client === client && block.uid === uid && isSound(block)),
    )
  );
};

const isAllowedCommand = (argv: readonly string[]): boolean =>
  isAllowedOnMac(argv) ||
  commands.some(
    (words) =>
      words.every((word, at) => argv[at] === word) &&
      argv.slice(words.length).every((name) => /^[A-Za-z0-9][\w.+:@-]*$/.test(name)) &&
      (words.at(-1) === '--' ? argv.length > words.length : argv.length === words.length),
  );
