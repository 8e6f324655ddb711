// What the desktop has kept of a person's yes.
import type { Template } from '../../templates.ts';

const standing: readonly Template[] = [
  ['for your camera', 'für Ihre Kamera'],
  ['for your microphone', 'für Ihr Mikrofon'],
  ['for your screen', 'für Ihren Bildschirm'],
];

export const portals: readonly Template[] = [
  ...standing.flatMap(([to, dafür]): readonly Template[] => [
    [`{name} has a standing permission ${to}.`, `{name} hat eine Dauererlaubnis ${dafür}.`],
    [`{name} has no standing permission ${to}.`, `{name} hat keine Dauererlaubnis ${dafür}.`],
  ]),
  [
    'It opens the camera at any time, and nobody is asked.',
    'Es öffnet die Kamera jederzeit, und niemand wird gefragt.',
  ],
  [
    'It listens at any time, and nobody is asked.',
    'Es hört jederzeit zu, und niemand wird gefragt.',
  ],
  [
    'It sees the screen at any time, and nobody is asked.',
    'Es sieht den Bildschirm jederzeit, und niemand wird gefragt.',
  ],
  [
    'You said yes once, and the desktop has kept it: since then the client need not ask you again.',
    'Sie haben einmal Ja gesagt, und der Desktop hat es sich gemerkt: Seitdem muss das Programm Sie nicht mehr fragen.',
  ],
  ['{name} asks you again the next time.', '{name} fragt Sie beim nächsten Mal wieder.'],
  [
    'Take back what the desktop has kept for {application} ({table}, {entry}).',
    'Zurücknehmen, was der Desktop sich für {application} gemerkt hat ({table}, {entry}).',
  ],
  [
    'The desktop gives {application} the camera without asking.',
    'Der Desktop gibt {application} die Kamera, ohne zu fragen.',
  ],
  [
    'The desktop gives {application} the microphone without asking.',
    'Der Desktop gibt {application} das Mikrofon, ohne zu fragen.',
  ],
  [
    'The desktop lets {application} share what you have shared before, without asking.',
    'Der Desktop lässt {application} ohne zu fragen teilen, was Sie schon einmal geteilt haben.',
  ],
  [
    'The desktop lets {application} control this machine as you have allowed before, without asking.',
    'Der Desktop lässt {application} ohne zu fragen diesen Rechner steuern, wie Sie es schon einmal erlaubt haben.',
  ],
  [
    'The desktop lets {application} take pictures of the screen without asking.',
    'Der Desktop lässt {application} ohne zu fragen Bilder vom Bildschirm machen.',
  ],
  [
    'Such a permission is taken back by flatpak, which is not here or cannot name it.',
    'Eine solche Erlaubnis nimmt flatpak zurück; es ist nicht da oder kann sie nicht benennen.',
  ],
  [
    'Take the permission back in the settings of your desktop, under the client’s name.',
    'Nehmen Sie die Erlaubnis in den Einstellungen Ihres Desktops zurück, unter dem Namen des Programms.',
  ],
  [
    '{program} changes the running system and its user’s session alone, and nothing in {subject}.',
    '{program} ändert nur das laufende System und die Sitzung seines Benutzers, und nichts in {subject}.',
  ],
  [
    'Run Callwarden in that system, as its user.',
    'Starten Sie Callwarden in jenem System, als dessen Benutzer.',
  ],
  ['allowed for good', 'für immer erlaubt'],
  ['asked each time', 'jedes Mal gefragt'],
];
