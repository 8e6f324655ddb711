// What of a client is on this machine, whose it is, and how that is known.
import type { Template } from '../../templates.ts';

/** What `verdictOf` names by the first half of a sentence, and the whole of it. */
const halves: readonly (readonly [Template, ...Template[]])[] = [
  [
    ['A click on {sort} opens {name}', 'Ein Klick auf {sort} öffnet {name}'],
    ['that ends with its menu entry', 'das endet mit seinem Menüeintrag'],
    [
      'your list of default programs names it, and will not any more',
      'Ihre Liste der Standardprogramme nennt es und wird es nicht mehr nennen',
    ],
  ],
  [
    ['{name} offers itself for {sort}', '{name} bietet sich für {sort} an'],
    ['that ends with its menu entry', 'das endet mit seinem Menüeintrag'],
    [
      'your list of default programs names it, and will not any more',
      'Ihre Liste der Standardprogramme nennt es und wird es nicht mehr nennen',
    ],
  ],
  ...(
    [
      ['everybody on the network', 'alle im Netz'],
      ['every program here', 'alle Programme hier'],
    ] as const
  ).map(([whom, wen]): readonly [Template, Template] => [
    [
      `{name} listens on {protocol} port {port} for ${whom}`,
      `{name} wartet an {protocol}-Port {port} auf ${wen}`,
    ],
    ['it ends with its process {pid}', 'das endet mit seinem Prozess {pid}'],
  ]),
  ...(
    [
      ['the package', 'als Paket'],
      ['the packages', 'als Pakete'],
    ] as const
  ).map(([what, als]): readonly [Template, Template] => [
    [
      `{name} was installed as ${what} {packages} ({manager})`,
      `{name} wurde ${als} {packages} installiert ({manager})`,
    ],
    ['its manager takes it away', 'seine Paketverwaltung nimmt es weg'],
  ]),
];

const kinds: readonly Template[] = [
  ['cache', 'Zwischenspeicher von {name}'],
  ['log', 'Protokoll von {name}'],
  ['settings', 'Einstellungen von {name}'],
  ['data', 'Daten von {name}'],
  ['key', 'Schlüssel von {name}'],
  ['list of repositories', 'Liste der Paketquellen von {name}'],
];

const states: readonly Template[] = [
  ['enabled', 'eingeschaltet'],
  ['disabled', 'ausgeschaltet'],
  ['masked', 'gesperrt'],
  ['static', 'fest vorgegeben'],
];

export const remnants: readonly Template[] = [
  ...halves.flatMap(([[half, haelfte], ...ends]): readonly Template[] => [
    [`${half}.`, `${haelfte}.`],
    ...ends.map(([end, ende]): Template => [`${half}; ${end}.`, `${haelfte}; ${ende}.`]),
  ]),
  // Files.
  ...kinds.map(([kind, what]): Template => [`{name}’s ${kind}: {shown}.`, `${what}: {shown}.`]),
  [
    '{shown} holds what may be your own, such as bookmarks and passwords: it stays unless you choose it.',
    '{shown} enthält, was Ihr eigenes sein kann, etwa Lesezeichen und Passwörter: Es bleibt, wenn Sie es nicht wählen.',
  ],
  [
    '{shown} holds what may be your own, such as recordings and saved chats: it stays unless you choose it.',
    '{shown} enthält, was Ihr eigenes sein kann, etwa Aufnahmen und gespeicherte Chats: Es bleibt, wenn Sie es nicht wählen.',
  ],
  [
    '{shown} is used by other software too, so it stays.',
    '{shown} benutzen auch andere Programme; deshalb bleibt es.',
  ],
  [
    '{shown} is known to be {name}’s, but holds {held}, which may be your own: it stays unless you choose it.',
    '{shown} ist als Teil von {name} bekannt, enthält aber {held}, was Ihr eigenes sein kann: Es bleibt, wenn Sie es nicht wählen.',
  ],
  [
    '{shown} is said to be {name}’s, but no source that can be opened says so.',
    '{shown} soll zu {name} gehören, aber keine Quelle, die sich öffnen lässt, sagt es.',
  ],
  [
    '{shown} has “{word}” in its name, and nothing more is known of it: look into it before you choose it.',
    '{shown} hat „{word}“ im Namen, mehr ist darüber nicht bekannt: Sehen Sie hinein, bevor Sie es wählen.',
  ],
  [
    '{shown} holds a rule of the sound server for {word}, a program of {name}: take it out in an editor if you do not need it.',
    '{shown} enthält eine Regel des Tonservers für {word}, ein Programm von {name}: Nehmen Sie sie in einem Editor heraus, wenn Sie sie nicht brauchen.',
  ],
  // Why it goes or stays so.
  ['It goes with the package {package}.', 'Es geht mit dem Paket {package}.'],
  [
    'It belongs to the package {package}: remove that with your package manager.',
    'Es gehört zum Paket {package}: Entfernen Sie das mit Ihrer Paketverwaltung.',
  ],
  [
    '{shown} belongs to the package {package}, which is another program’s.',
    '{shown} gehört zum Paket {package}, und das ist das eines anderen Programms.',
  ],
  [
    'Which package it belongs to could not be found out, so it stays.',
    'Zu welchem Paket es gehört, war nicht herauszufinden; deshalb bleibt es.',
  ],
  [
    'It stands where Callwarden takes nothing away as the administrator: take it away by hand.',
    'Es liegt, wo Callwarden als Administrator nichts wegnimmt: Nehmen Sie es von Hand weg.',
  ],
  // Programs and packages.
  [
    '{shown} is a copy of {title} that you downloaded: it stays unless you choose it.',
    '{shown} ist eine Kopie von {title}, die Sie heruntergeladen haben: Sie bleibt, wenn Sie sie nicht wählen.',
  ],
  ['{title} stands at {shown}.', '{title} liegt unter {shown}.'],
  [
    '{title} stands at {shown}; no package manager knows of it.',
    '{title} liegt unter {shown}; keine Paketverwaltung weiß davon.',
  ],
  [
    '{title} stands at {shown}, as an AppImage; no package manager knows of it.',
    '{title} liegt unter {shown}, als AppImage; keine Paketverwaltung weiß davon.',
  ],
  ['{manager} has {package} on its books.', '{manager} führt {package} in seinen Büchern.'],
  [
    '{shown} holds settings of the package {package}, which stay when the package goes.',
    '{shown} enthält Einstellungen des Pakets {package}, die bleiben, wenn das Paket geht.',
  ],
  [
    '{shown} is the program’s folder: what its uninstaller leaves there goes, too.',
    '{shown} ist der Ordner des Programms: Was seine Deinstallation dort zurücklässt, kommt auch weg.',
  ],
  [
    '{shown} holds files that the package {package} did not bring; they stay when the package goes.',
    '{shown} enthält Dateien, die nicht mit dem Paket {package} kamen; sie bleiben, wenn das Paket geht.',
  ],
  // Processes.
  ['{name} is running (one process).', '{name} läuft (ein Prozess).'],
  ['{name} is running ({count} processes).', '{name} läuft ({count} Prozesse).'],
  [
    'Process {pid} {said}; nothing else says that it is {name}.',
    'Prozess {pid} {said}; sonst sagt nichts, dass es {name} ist.',
  ],
  [
    'Process {pid} of {name} runs for another user of this machine; it is left alone.',
    'Prozess {pid} von {name} läuft für jemand anderen auf diesem Rechner; er wird in Ruhe gelassen.',
  ],
  ['Process {pid} listens on {place}.', 'Prozess {pid} wartet an {place}.'],
  ['Process {pid} ({program}) {said}.', 'Prozess {pid} ({program}) {said}.'],
  // Services.
  ...states.flatMap(([state, zustand]): readonly Template[] => [
    [`{unit} is ${state}.`, `{unit} ist ${zustand}.`],
    [
      `The service {unit} of {name} is ${state} for you.`,
      `Der Dienst {unit} von {name} ist für Sie ${zustand}.`,
    ],
    [
      `The service {unit} of {name} is ${state} for the whole machine.`,
      `Der Dienst {unit} von {name} ist für den ganzen Rechner ${zustand}.`,
    ],
  ]),
  // What starts it.
  ['Starts {name} when you log in: {shown}.', 'Startet {name}, wenn Sie sich anmelden: {shown}.'],
  [
    'Would start {name} when you log in, but is switched off: {shown}.',
    'Würde {name} bei der Anmeldung starten, ist aber ausgeschaltet: {shown}.',
  ],
  [
    'Shows {name} in the menu and offers it for its kinds of links and files: {shown}.',
    'Zeigt {name} im Menü und bietet es für seine Arten von Links und Dateien an: {shown}.',
  ],
  [
    '{shown} lets an extension of {browser} start {name}.',
    '{shown} lässt eine Erweiterung von {browser} {name} starten.',
  ],
  ['{shown} offers {name} for {sort}.', '{shown} bietet {name} für {sort} an.'],
  ['{shown} names it under “{group}”.', '{shown} nennt es unter „{group}“.'],
  // What would bring it back.
  [
    '{address} offers {name} and other software too, so it stays.',
    '{address} bietet {name} und auch andere Programme an; deshalb bleibt es.',
  ],
  [
    '{shown} fetches from {address}, which speaks of {name} by its name alone: look at what it offers before you switch it off.',
    '{shown} holt von {address}; nur der Name darin spricht von {name}: Sehen Sie nach, was dort angeboten wird, bevor Sie es ausschalten.',
  ],
  [
    '{shown} fetches {name} from {address}, and could bring it back: it is switched off.',
    '{shown} holt {name} von {address} und könnte es wiederbringen: Es wird ausgeschaltet.',
  ],
  [
    'The key {shown} is used by {other} too, so it stays.',
    'Den Schlüssel {shown} benutzt auch {other}; deshalb bleibt er.',
  ],
  [
    'The key {shown} lets {name}’s repository put packages on this machine, and nobody else uses it.',
    'Mit dem Schlüssel {shown} darf die Paketquelle von {name} Pakete auf diesen Rechner bringen, und sonst benutzt ihn niemand.',
  ],
];

/** `zoommtg: links`, `text/x files` */
export const sort = (english: string): string =>
  english.endsWith(': links')
    ? `${english.slice(0, -': links'.length)}:-Links`
    : english.replace(/^(.*) files$/s, 'Dateien der Art $1');
