// What a flatpak may be granted that a meeting client can do without, or with less.
// Words: https://docs.flatpak.org/en/latest/sandbox-permissions.html
import type { Profile, Severity } from '../../../../preload/contract/index.ts';

export interface GrantRule {
  /** Part of the check's id. */
  readonly name: string;
  /** As the metadata says it: `devices=all`. */
  readonly matches: RegExp;
  readonly severity: Severity;
  readonly severityReason: string;
  /** Goes on after the client's name: "may read and write your whole home folder". */
  readonly may: string;
  readonly why: string;
  readonly profile: Profile | null;
  readonly mayBreak: string;
}

export const flatpakRules: readonly GrantRule[] = [
  {
    name: 'flatpak-home',
    matches: /^filesystems=(?:home|~)(?::(?:rw|create))?$/,
    severity: 'high',
    severityReason: 'It can read every document that you have, and change it.',
    may: 'may read and write your whole home folder',
    why: 'A meeting client needs at most one folder for recordings and files that you send.',
    profile: 'careful',
    mayBreak: 'Files that you want to send have to be in a folder that it may still see.',
  },
  {
    name: 'flatpak-host',
    matches: /^filesystems=host(?::(?:rw|ro|create))?$/,
    severity: 'high',
    severityReason: 'It can read nearly every file on this machine.',
    may: 'may see nearly every file on this machine',
    why: 'The sandbox is there to keep your files from it; with this grant it keeps nothing.',
    profile: 'careful',
    mayBreak: 'Files that you want to send have to be in a folder that it may still see.',
  },
  {
    name: 'flatpak-devices',
    matches: /^devices=all$/,
    severity: 'medium',
    severityReason: 'It reaches the camera, and every other device, without asking.',
    may: 'may use every device, cameras too, without asking',
    why: 'With this grant the client opens the camera itself; without it, it has to ask.',
    profile: 'strict',
    mayBreak: 'The camera works only where the client asks the desktop for it.',
  },
  {
    name: 'flatpak-microphone',
    matches: /^sockets=pulseaudio$/,
    severity: 'medium',
    severityReason: 'Sound in and out come together: who may play may also listen.',
    may: 'may listen to every microphone without asking',
    why: 'This grant gives both the loudspeaker and every microphone, and nobody is asked.',
    profile: null,
    mayBreak: 'You hear nothing, and nobody hears you, until the grant is given back.',
  },
  {
    name: 'flatpak-x11',
    matches: /^sockets=x11$/,
    severity: 'medium',
    severityReason: 'On X11 every program can see the others’ windows and keys.',
    may: 'may watch your other windows and what you type, where the session is X11',
    why: 'X11 has no walls between programs: the client can take pictures of the screen without being asked to share.',
    profile: 'strict',
    mayBreak: 'On a session without Wayland its window does not open.',
  },
  {
    name: 'flatpak-session-bus',
    matches: /^sockets=session-bus$/,
    severity: 'high',
    severityReason: 'It can tell other programs to act in its place.',
    may: 'may talk to every other program of yours',
    why: 'Whoever may use the whole session bus can have other programs start things outside the sandbox.',
    profile: 'careful',
    mayBreak: 'What it does together with other programs, such as media keys, may stop.',
  },
  {
    name: 'flatpak-system-bus',
    matches: /^sockets=system-bus$/,
    severity: 'medium',
    severityReason: 'It can talk to the services of the whole machine.',
    may: 'may talk to the services of the whole machine',
    why: 'A meeting client has nothing to ask of the machine’s services.',
    profile: 'careful',
    mayBreak: 'It may no longer notice that the machine goes to sleep.',
  },
];
