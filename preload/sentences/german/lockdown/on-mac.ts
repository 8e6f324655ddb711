// What only macOS has: jobs of launchd, login items, links, preferences, permissions.
import type { Template } from '../../templates.ts';

const devices = [
  ['the camera', 'die Kamera'],
  ['the microphone', 'das Mikrofon'],
  ['the screen', 'den Bildschirm'],
] as const;

export const onMac: readonly Template[] = [
  // Permissions.
  ...devices.flatMap(([english, german]): readonly Template[] => [
    [`Before {name} uses ${english}, macOS asks.`, `Bevor {name} ${german} benutzt, fragt macOS.`],
    [
      `The answer to its question is remembered for good. Made to forget, macOS asks again at the next call, and you decide anew whether {name} may use ${english}.`,
      `Die Antwort auf seine Frage merkt sich macOS für immer. Lässt man es vergessen, fragt es beim nächsten Gespräch wieder, und Sie entscheiden neu, ob {name} ${german} benutzen darf.`,
    ],
    [
      `In the next call macOS asks whether {name} may use ${english}.`,
      `Beim nächsten Gespräch fragt macOS, ob {name} ${german} benutzen darf.`,
    ],
    [
      `Have macOS forget whether {bundle} may use ${english}.`,
      `macOS vergessen lassen, ob {bundle} ${german} benutzen darf.`,
    ],
    [
      `{name} may have been allowed to use ${english} long ago.`,
      `Vielleicht haben Sie {name} vor langer Zeit erlaubt, ${german} zu benutzen.`,
    ],
  ]),
  ['Only macOS knows what you once allowed.', 'Nur macOS weiß, was Sie einmal erlaubt haben.'],
  [
    'What macOS permits {bundle} is shown to no program.',
    'Was macOS {bundle} erlaubt, zeigt es keinem Programm.',
  ],
  ['as macOS remembers', 'wie macOS es sich gemerkt hat'],
  ['asked again', 'neu gefragt'],
  // Jobs.
  [
    'It runs without a window, a daemon with the rights of the system.',
    'Es läuft ohne Fenster, ein Dämon mit den Rechten des Systems.',
  ],
  [
    'No agent and no daemon of {name} runs in the background.',
    'Kein Agent und kein Dämon von {name} läuft im Hintergrund.',
  ],
  [
    'What launchd starts goes on after you have closed {name}, and nothing on the screen shows it.',
    'Was launchd startet, läuft weiter, wenn Sie {name} geschlossen haben, und auf dem Bildschirm verrät es nichts.',
  ],
  [
    'It may be that {name} no longer updates itself; update it by hand. Sharing of the sound or the screen may ask for its helper.',
    'Vielleicht aktualisiert sich {name} nicht mehr selbst; tun Sie es von Hand. Das Teilen von Ton oder Bildschirm verlangt vielleicht sein Hilfsprogramm.',
  ],
  [
    'Have launchd let go of {label}, so that it ends now.',
    'launchd {label} loslassen lassen, sodass es jetzt endet.',
  ],
  [
    'Switch off {label}, so that launchd does not start it again.',
    '{label} ausschalten, sodass launchd es nicht wieder startet.',
  ],
  [
    '{name} lets launchd run something in the background.',
    '{name} lässt launchd etwas im Hintergrund ausführen.',
  ],
  ['The agent {label} starts by itself.', 'Der Agent {label} startet von selbst.'],
  ['The daemon {label} starts by itself.', 'Der Dämon {label} startet von selbst.'],
  [
    'The daemon {label} may be started with the rights of the system.',
    'Der Dämon {label} kann mit den Rechten des Systems gestartet werden.',
  ],
  ['switched on', 'eingeschaltet'],
  ['switched off', 'ausgeschaltet'],
  // Login items.
  ['{name} is no login item.', '{name} ist kein Anmeldeobjekt.'],
  [
    'Open System Settings, General, Login Items & Extensions (before macOS 15: Login Items).',
    'Öffnen Sie die Systemeinstellungen, Allgemein, Anmeldeobjekte & Erweiterungen (vor macOS 15: Anmeldeobjekte).',
  ],
  [
    'Take {name} out of the list above, and switch it off in the list below.',
    'Nehmen Sie {name} aus der oberen Liste, und schalten Sie es in der unteren aus.',
  ],
  [
    '{name} starts when you log in, or runs in the background.',
    '{name} startet bei der Anmeldung oder läuft im Hintergrund.',
  ],
  ['macOS has “{item}” on its books ({kind}).', 'macOS führt „{item}“ in seinen Büchern ({kind}).'],
  ['macOS has “{item}” on its books.', 'macOS führt „{item}“ in seinen Büchern.'],
  // Links.
  [
    'A web page can start the client, but macOS’ browsers ask beforehand.',
    'Eine Webseite kann das Programm starten, doch die Browser von macOS fragen vorher.',
  ],
  ['On macOS no kind of link starts {name}.', 'Unter macOS startet keine Art von Link {name}.'],
  [
    'There is no switch in macOS that takes a kind of link away from an application.',
    'macOS hat keinen Schalter, der einem Programm eine Art von Link wegnimmt.',
  ],
  [
    'When a browser asks whether to open {name}, refuse, and join in the browser; never tick that it may always do so.',
    'Fragt ein Browser, ob er {name} öffnen soll, lehnen Sie ab und nehmen im Browser teil; erlauben Sie es nie für immer.',
  ],
  ['{place} offers to open {schemes}.', '{place} bietet an, {schemes} zu öffnen.'],
  ['Links on web pages can start {name}.', 'Links auf Webseiten können {name} starten.'],
  ['opened by a link', 'durch einen Link geöffnet'],
  ['opened by you alone', 'nur von Ihnen geöffnet'],
  // Preferences. What they mean is told as the catalogue has it.
  [
    '{name}’s preferences are careful: {fact}.',
    'Die Einstellungen von {name} sind sorgfältig: „{fact}“.',
  ],
  [
    '{name}’s preferences could be more careful: {fact}.',
    'Die Einstellungen von {name} könnten sorgfältiger sein: „{fact}“.',
  ],
  [
    '{fact}. The client reads it when it starts.',
    '„{fact}“. Das Programm liest es, wenn es startet.',
  ],
  ['Set {key} to {value} in {place}.', '{key} in {place} auf {value} setzen.'],
  ['Set {key} to  in {place}.', '{key} in {place} leeren.'],
  ['{place} does not say {key}.', '{place} nennt {key} nicht.'],
  ['{place} says {value} for {key}.', '{place} nennt für {key} den Wert {value}.'],
];
