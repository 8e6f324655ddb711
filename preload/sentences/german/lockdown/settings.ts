// Settings in a client's own file.
import type { Template } from '../../templates.ts';

/** What a setting does, as the catalogue says it of those that stand in a file. */
export const meanings: Readonly<Record<string, string>> = {
  'Discord looks for updates when it starts': 'Discord sucht beim Start nach Aktualisierungen',
  'Discord opens no developer console, by which people are talked into giving their account away':
    'Discord öffnet keine Entwicklerkonsole, über die man Leuten ihr Konto abschwatzt',
  'closing the window ends teams-for-linux, instead of leaving it in the tray':
    'mit dem Fenster endet das Programm, statt in der Leiste zu bleiben',
  'teams-for-linux shows its window when it starts': 'das Programm zeigt beim Start sein Fenster',
  'no web debugging in teams-for-linux': 'keine Entwicklerwerkzeuge im Programm',
  'no anonymous statistics are sent to the makers of Mumble':
    'den Machern von Mumble werden keine anonymen Statistiken gesendet',
  'servers are not told which operating system you use':
    'Server erfahren nicht, welches Betriebssystem Sie benutzen',
  'Mumble starts with the microphone muted': 'Mumble startet mit stummem Mikrofon',
  'refuse untrusted certificates': 'Zertifikate, denen niemand traut, werden abgelehnt',
  'no client log files': 'das Programm schreibt keine Protokolldateien',
  'new meetings start without video': 'neue Besprechungen beginnen ohne Bild',
  'no automatic GIF loading': 'bewegte Bilder werden nicht von selbst geladen',
  'mask sensitive data (in logs)': 'vertrauliche Angaben werden in Protokollen unkenntlich gemacht',
  "keep the embedded browser's sandbox": 'der eingebaute Browser bleibt abgeschirmt',
  'no devtools in embedded browser': 'keine Entwicklerwerkzeuge im eingebauten Browser',
  'no test mode': 'kein Testbetrieb',
  'no switching between Zoom clouds': 'kein Wechsel zwischen den Rechenzentren von Zoom',
  'no Wayland screen capture unless wanted':
    'unter Wayland wird der Bildschirm nicht ungewollt aufgenommen',
  'no chat sound': 'kein Ton bei Chatnachrichten',
};

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

export const settings: readonly Template[] = [
  ...Object.entries(meanings).flatMap(([english, german]): readonly Template[] => [
    [`${capital(english)}.`, `${capital(german)}.`],
    [
      `${capital(english)}. That is what its name says; the vendor does not document it.`,
      `${capital(german)}. So sagt es der Name; der Hersteller beschreibt es nirgends.`,
    ],
  ]),
  ['{name} is set carefully: {meaning}.', '{name} ist sorgfältig eingestellt: {meaning}.'],
  [
    '{name} could be set more carefully: {meaning}.',
    '{name} ließe sich sorgfältiger einstellen: {meaning}.',
  ],
  [
    'What the setting does is read from its name; nobody has documented it.',
    'Was die Einstellung tut, ist aus ihrem Namen gelesen; niemand hat sie beschrieben.',
  ],
  [
    'It is a documented setting that decides what the client may do.',
    'Es ist eine beschriebene Einstellung, die bestimmt, was das Programm darf.',
  ],
  [
    'It may do something else than its name says. {name} may also write it anew.',
    'Vielleicht tut die Einstellung etwas anderes, als ihr Name sagt. Auch kann {name} sie neu schreiben.',
  ],
  ['Set {key} to {value} in {shown}.', 'In {shown} {key} auf {value} setzen.'],
  ['{whose} setting {key} cannot be read.', 'Die Einstellung {key} von {whose} ist nicht lesbar.'],
  ['{shown} does not say what {key} is.', '{shown} sagt nicht, was {key} ist.'],
  ['{shown} sets {key}, in line {line}.', '{shown} setzt {key}, in Zeile {line}.'],
  ['not set', 'nicht gesetzt'],
  ['not set, which means {value}', 'nicht gesetzt, das heißt {value}'],
  [
    '{path} cannot be read as a settings file: {fact}.',
    '{path} ist als Einstellungsdatei nicht lesbar: {fact}.',
  ],
  ...(
    [
      ['it is not written in UTF-8', 'Sie ist nicht in UTF-8 geschrieben'],
      ['its last value has no end', 'Ihr letzter Wert hat kein Ende'],
      ['it holds no object', 'Sie enthält kein Objekt'],
      ['there is something else at {place}', 'Bei {place} steht etwas anderes'],
      ['it is no valid JSON at line {line}', 'In Zeile {line} ist sie kein gültiges JSON'],
      ['it is nested too deeply', 'Sie ist zu tief verschachtelt'],
    ] as const
  ).map(
    ([english, german]): Template => [
      `{path} cannot be read as a settings file: ${english}.`,
      `{path} ist als Einstellungsdatei nicht lesbar: ${german}.`,
    ],
  ),
  [
    'Nothing was changed. Open the file in an editor, or let the program write it anew.',
    'Nichts wurde geändert. Öffnen Sie die Datei in einem Editor, oder lassen Sie das Programm sie neu schreiben.',
  ],
];
