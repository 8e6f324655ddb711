// What an administrator has set, and which sockets the guard holds itself.
import type { Template } from '../templates.ts';

export const policy: readonly Template[] = [
  [
    'Your administrator has set this for everybody on this machine.',
    'Ihr Administrator hat das für alle auf diesem Rechner festgelegt.',
  ],
  [
    'Ask them to change it: it stands in {path}.',
    'Bitten Sie darum, es zu ändern: Es steht in {path}.',
  ],
  [
    'It sets whether notifications are shown.',
    'Sie legt fest, ob Benachrichtigungen gezeigt werden.',
  ],
  ['It sets how long history is kept.', 'Sie legt fest, wie lange der Verlauf behalten wird.'],
  [
    'It sets when an open microphone is worth an alert.',
    'Sie legt fest, wann ein offenes Mikrofon einen Hinweis wert ist.',
  ],
  [
    'It sets whether names are read from this machine’s traffic.',
    'Sie legt fest, ob Namen aus dem Verkehr dieses Rechners gelesen werden.',
  ],
  [
    'Only the desktop program starts when you log in; these screens are in a browser.',
    'Nur das Desktop-Programm startet bei der Anmeldung; diese Ansichten sind in einem Browser.',
  ],
  [
    'Install the desktop program, or have your session start callwarden ui.',
    'Installieren Sie das Desktop-Programm, oder lassen Sie Ihre Sitzung callwarden ui starten.',
  ],
  ['It switches some alerts off.', 'Sie schaltet einige Hinweise ab.'],
  [
    'It has some changes taken back by the administrator alone.',
    'Sie lässt einige Änderungen nur den Administrator zurücknehmen.',
  ],
  [
    'Your administrator has set that changes of this kind are not taken back by users.',
    'Ihr Administrator hat festgelegt, dass Änderungen dieser Art nicht von Benutzern zurückgenommen werden.',
  ],
  ['Ask them to take it back.', 'Bitten Sie darum, sie zurückzunehmen.'],
  [
    'Your administrator’s policy in {path} holds.',
    'Die Richtlinie Ihres Administrators in {path} gilt.',
  ],
  ['Callwarden’s own network sockets: none.', 'Eigene Netzverbindungen von Callwarden: keine.'],
  [
    'Callwarden’s own network sockets: none; {count} on this machine itself, for the screens in a browser.',
    'Eigene Netzverbindungen von Callwarden: keine; {count} auf diesem Rechner selbst, für die Ansichten im Browser.',
  ],
];
