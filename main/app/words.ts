// What the tray, its menu and the notifications say, in each language.
import type { AlertRule, DeviceKind, Settings } from '../../preload/contract/index.ts';
import { inGerman } from '../../preload/sentences/german/index.ts';
import { sentenceIn } from '../../preload/sentences/index.ts';

type Use = DeviceKind | 'both';

export interface Words {
  readonly nothing: string;
  used(name: string, use: Use, duration: string): string;
  muted(name: string): string;
  more(count: number): string;
  readonly attention: string;
  mute(name: string): string;
  unmute(name: string): string;
  end(name: string): string;
  endQuestion(name: string): string;
  readonly endDetail: string;
  readonly cancel: string;
  readonly muteAll: string;
  readonly unmuteAll: string;
  readonly pause: string;
  readonly resume: string;
  readonly open: string;
  readonly quit: string;
  allow(name: string): string;
  alert(rule: AlertRule, name: string, device: DeviceKind | null): string;
  readonly stillHere: string;
  /** What the guard itself said: evidence, a problem. */
  said(text: string): string;
  readonly allMuted: string;
  readonly loginRefused: string;
  seconds(count: number): string;
  minutes(count: number): string;
  hours(hours: number, minutes: number): string;
}

const english: Words = {
  nothing: 'Nothing is listening.',
  used: (name, use, duration) =>
    `${name} has used the ${use === 'both' ? 'microphone and the camera' : use} for ${duration}`,
  muted: (name) => `${name} is muted`,
  more: (count) => `and ${count} more`,
  attention: 'Something asks for your attention.',
  mute: (name) => `Mute ${name}`,
  unmute: (name) => `Unmute ${name}`,
  end: (name) => `End ${name}…`,
  endQuestion: (name) => `End ${name}?`,
  endDetail: 'Every program of it is closed. What is not saved there is lost.',
  cancel: 'Cancel',
  muteAll: 'Mute every microphone',
  unmuteAll: 'Unmute the microphones',
  pause: 'Pause alerts for an hour',
  resume: 'Show alerts again',
  open: 'Open Callwarden',
  quit: 'Quit Callwarden',
  allow: (name) => `Allow this for ${name}`,
  alert: (rule, name, device) => {
    switch (rule) {
      case 'capture-started':
        return `${name} is using your ${device ?? 'device'}.`;
      case 'impostor-capture':
        return `A program that only calls itself ${name} is using your ${device ?? 'device'}.`;
      case 'microphone-kept':
        return `${name} keeps the microphone open after the meeting.`;
      case 'background-capture':
        return `${name} is using your ${device ?? 'device'} without showing a window.`;
      case 'network-listener':
        return `${name} lets other computers connect to it.`;
      case 'loopback-listener':
        return `${name} lets web pages and programs here connect to it.`;
      case 'new-third-party':
        return `${name} talks to a company that it was not seen with before.`;
      case 'fix-reverted':
        return `A setting of ${name} that you had mended has come back.`;
      case 'client-returned':
        return `${name} is here again, though it was removed.`;
      case 'change-interrupted':
        return `Callwarden was stopped in the middle of a change to ${name}.`;
    }
  },
  said: (text) => text,
  stillHere: 'Callwarden keeps watching. You find it in the tray; quit it there.',
  allMuted: 'Every microphone is muted.',
  loginRefused: 'The system does not let Callwarden change what starts at login.',
  seconds: (count) => `${count} s`,
  minutes: (count) => `${count} min`,
  hours: (hours, minutes) => `${hours} h ${minutes} min`,
};

const devices = {
  microphone: 'das Mikrofon',
  camera: 'die Kamera',
  both: 'Mikrofon und Kamera',
} as const;

const german: Words = {
  nothing: 'Nichts hört zu.',
  used: (name, use, duration) => `${name} benutzt seit ${duration} ${devices[use]}`,
  muted: (name) => `${name} ist stumm`,
  more: (count) => `und ${count} weitere`,
  attention: 'Etwas braucht Ihre Aufmerksamkeit.',
  mute: (name) => `${name} stummschalten`,
  unmute: (name) => `${name} wieder hören lassen`,
  end: (name) => `${name} beenden…`,
  endQuestion: (name) => `${name} beenden?`,
  endDetail:
    'Alle seine Programme werden geschlossen. Was dort nicht gespeichert ist, geht verloren.',
  cancel: 'Abbrechen',
  muteAll: 'Alle Mikrofone stummschalten',
  unmuteAll: 'Mikrofone wieder einschalten',
  pause: 'Meldungen eine Stunde lang anhalten',
  resume: 'Meldungen wieder zeigen',
  open: 'Callwarden öffnen',
  quit: 'Callwarden beenden',
  allow: (name) => `Das ${name} erlauben`,
  alert: (rule, name, device) => {
    const what = device === null ? 'ein Gerät' : devices[device];
    switch (rule) {
      case 'capture-started':
        return `${name} benutzt ${what}.`;
      case 'impostor-capture':
        return `Ein Programm, das sich nur ${name} nennt, benutzt ${what}.`;
      case 'microphone-kept':
        return `${name} hält das Mikrofon nach der Besprechung offen.`;
      case 'background-capture':
        return `${name} benutzt ${what}, ohne ein Fenster zu zeigen.`;
      case 'network-listener':
        return `${name} lässt andere Rechner zu sich verbinden.`;
      case 'loopback-listener':
        return `${name} lässt Webseiten und Programme dieses Rechners zu sich verbinden.`;
      case 'new-third-party':
        return `${name} spricht mit einer Firma, mit der es bisher nicht gesehen wurde.`;
      case 'fix-reverted':
        return `Eine behobene Einstellung von ${name} ist wieder wie zuvor.`;
      case 'client-returned':
        return `${name} ist wieder da, obwohl es entfernt wurde.`;
      case 'change-interrupted':
        return `Callwarden wurde mitten in einer Änderung an ${name} angehalten.`;
    }
  },
  said: (text) => sentenceIn(inGerman, text),
  stillHere: 'Callwarden wacht weiter. Sie finden es in der Leiste; dort wird es beendet.',
  allMuted: 'Alle Mikrofone sind stumm.',
  loginRefused: 'Das System lässt Callwarden nicht ändern, was bei der Anmeldung startet.',
  seconds: (count) => `${count} s`,
  minutes: (count) => `${count} Min.`,
  hours: (hours, minutes) => `${hours} Std. ${minutes} Min.`,
};

/** `system`: German where the system's locale begins with it, otherwise English. */
export const wordsFor = (language: Settings['language'], locale: string): Words => {
  const chosen = language === 'system' ? locale.toLowerCase().split(/[-_]/)[0] : language;
  return chosen === 'de' ? german : english;
};

/** How long something has lasted. */
export const durationIn = (words: Words, ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  if (seconds < 60) return words.seconds(seconds);
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? words.minutes(minutes)
    : words.hours(Math.floor(minutes / 60), minutes % 60);
};
