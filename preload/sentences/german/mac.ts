// What the guard says about itself on macOS.
import type { Template } from '../templates.ts';

export const mac: readonly Template[] = [
  // Without the native probe.
  [
    'There is no native probe: ps and lsof are asked instead.',
    'Es gibt kein eigenes Beobachtungsprogramm: Stattdessen werden ps und lsof gefragt.',
  ],
  [
    'Install the command line tools of Xcode and run npm ci, for the native probe; or install Callwarden as an application.',
    'Installieren Sie die Befehlszeilenwerkzeuge von Xcode und rufen Sie npm ci auf, für das eigene Beobachtungsprogramm; oder installieren Sie Callwarden als Anwendung.',
  ],
  [
    'Cameras and microphones are known from what Control Center writes into the log of macOS: by application, not by process.',
    'Kameras und Mikrofone sind aus dem bekannt, was das Kontrollzentrum ins Protokoll von macOS schreibt: nach Anwendung, nicht nach Prozess.',
  ],
  [
    'Connections come from lsof, without byte counts.',
    'Verbindungen stammen von lsof, ohne gezählte Bytes.',
  ],
  [
    'Connections of other users’ processes are hidden.',
    'Verbindungen der Prozesse anderer Benutzer sind verborgen.',
  ],
  [
    '1 line of {program} could not be understood, so something may be missing.',
    '1 Zeile von {program} war nicht zu verstehen; vielleicht fehlt etwas.',
  ],
  [
    '{count} lines of {program} could not be understood, so something may be missing.',
    '{count} Zeilen von {program} waren nicht zu verstehen; vielleicht fehlt etwas.',
  ],
  [
    'This machine’s processes could not be looked at: {cause}',
    'Die Prozesse dieses Rechners waren nicht anzusehen: {cause}',
  ],
  // With it.
  [
    'Processes are found by looking every two seconds, and whenever a device begins to run ({reason}): a short one is missed.',
    'Prozesse werden durch Nachsehen gefunden, alle zwei Sekunden und sobald ein Gerät zu laufen beginnt ({reason}): Ein kurzer entgeht.',
  ],
  [
    'Processes are found by looking every two seconds, and whenever a device begins to run: a short one is missed.',
    'Prozesse werden durch Nachsehen gefunden, alle zwei Sekunden und sobald ein Gerät zu laufen beginnt: Ein kurzer entgeht.',
  ],
  [
    'Core Audio tells at once which processes record, and CoreMediaIO when a camera runs.',
    'Core Audio sagt sofort, welche Prozesse aufnehmen, und CoreMediaIO, wann eine Kamera läuft.',
  ],
  [
    'Core Audio does not tell which processes record ({reason}): the log of macOS names the application instead.',
    'Core Audio sagt nicht, welche Prozesse aufnehmen ({reason}): Stattdessen nennt das Protokoll von macOS die Anwendung.',
  ],
  [
    'Core Audio does not tell which processes record: the log of macOS names the application instead.',
    'Core Audio sagt nicht, welche Prozesse aufnehmen: Stattdessen nennt das Protokoll von macOS die Anwendung.',
  ],
  ['It was downloaded from {places}.', 'Sie wurde von {places} heruntergeladen.'],
  ['macOS 14.2 or newer tells.', 'macOS ab 14.2 sagt es.'],
  [
    'Connections come from the kernel, those of this user’s processes; macOS counts no bytes for a socket there.',
    'Verbindungen stammen vom Kernel, die der Prozesse dieses Benutzers; Bytes zählt macOS dort nicht.',
  ],
  [
    '1 process belongs to another user or to the system: its connections are hidden.',
    '1 Prozess gehört einem anderen Benutzer oder dem System: Seine Verbindungen sind verborgen.',
  ],
  [
    '{count} processes belong to other users or to the system: their connections are hidden.',
    '{count} Prozesse gehören anderen Benutzern oder dem System: Ihre Verbindungen sind verborgen.',
  ],
  [
    'Core Audio tells the native probe which processes record.',
    'Core Audio sagt dem Beobachtungsprogramm, welche Prozesse aufnehmen.',
  ],
  // The log.
  [
    'Control Center tells, through the log of macOS, which application uses a camera.',
    'Das Kontrollzentrum sagt über das Protokoll von macOS, welche Anwendung eine Kamera benutzt.',
  ],
  [
    'Control Center tells, through the log of macOS, which application uses a microphone.',
    'Das Kontrollzentrum sagt über das Protokoll von macOS, welche Anwendung ein Mikrofon benutzt.',
  ],
  [
    'The log of macOS says nothing of cameras and microphones for the last hour: a use that began earlier is not seen.',
    'Das Protokoll von macOS sagt für die letzte Stunde nichts über Kameras und Mikrofone: Eine Benutzung, die früher begann, ist nicht zu sehen.',
  ],
  [
    'Run callwarden watch beforehand; as a user who administers this Mac, for macOS shows its log to no others.',
    'Rufen Sie vorher callwarden watch auf; als Benutzer, der diesen Mac verwaltet, denn anderen zeigt macOS sein Protokoll nicht.',
  ],
  [
    'Control Center writes into the log in a form that Callwarden does not know: what uses a device may be missed.',
    'Das Kontrollzentrum schreibt in einer Form ins Protokoll, die Callwarden nicht kennt: Was ein Gerät benutzt, entgeht vielleicht.',
  ],
  [
    'Look for a newer Callwarden: a new macOS may have changed it.',
    'Suchen Sie ein neueres Callwarden: Ein neues macOS hat sie vielleicht geändert.',
  ],
  [
    'The log of macOS cannot be followed ({why}), so nobody tells what uses a device.',
    'Dem Protokoll von macOS ist nicht zu folgen ({why}), darum sagt niemand, was ein Gerät benutzt.',
  ],
  [
    'Run Callwarden as a user who administers this Mac: macOS shows its log to no others.',
    'Starten Sie Callwarden als Benutzer, der diesen Mac verwaltet: Anderen zeigt macOS sein Protokoll nicht.',
  ],
  // What it does not tell.
  [
    'Callwarden sees addresses, not names: macOS shows packets only to the administrator or to a signed extension.',
    'Callwarden sieht Adressen, keine Namen: macOS zeigt Pakete nur dem Administrator oder einer signierten Erweiterung.',
  ],
];
