// What each part of the guard says about itself, and what to do.
import type { Template } from '../templates.ts';
import { windows } from './windows.ts';

const portable =
  'verglichen wird langsamer, wobei kurze Vorgänge fehlen und keine Bytes gezählt werden';
const slower =
  'processes and devices are compared by a slower one, which misses what is short and counts no bytes';

/** What the guard says of its own sockets: each part that may follow, or not. */
const ownSockets: readonly Template[] = [
  ['Callwarden’s own network sockets: none', 'Eigene Netzverbindungen von Callwarden: keine'],
  ['Callwarden’s own network sockets: {count}', 'Eigene Netzverbindungen von Callwarden: {count}'],
].flatMap(([first = '', erst = '']) =>
  ['', '; {here} on this machine itself, for the screens in a browser'].flatMap((here) =>
    ['', '; one that hears packets and sends none, for the names'].map(
      (packets): Template => [
        `${first}${here}${packets}.`,
        [
          erst,
          ...(here === '' ? [] : ['{here} auf diesem Rechner selbst, für die Ansicht im Browser']),
          ...(packets === '' ? [] : ['eine, die Pakete hört und keine sendet, für die Namen']),
        ]
          .join('; ')
          .concat('.'),
      ],
    ),
  ),
);

export const health: readonly Template[] = [
  ...ownSockets,
  [
    'Please report this: Callwarden is to open none.',
    'Bitte melden Sie das: Callwarden soll keine öffnen.',
  ],
  ...windows,
  // Names.
  [
    'Names are read from DNS answers and from the hellos of TLS and QUIC, and bytes of UDP are counted; nothing else of a packet is looked at.',
    'Namen werden aus DNS-Antworten und aus den ersten Worten von TLS und QUIC gelesen, Bytes über UDP gezählt; mehr von einem Paket wird nicht angesehen.',
  ],
  [
    'Names are read and bytes of UDP counted, but not all of them: {cause}.',
    'Namen werden gelesen und Bytes über UDP gezählt, aber nicht alle: {cause}.',
  ],
  [
    'Nothing; it happens when very much is sent at once.',
    'Nichts; es kommt vor, wenn sehr viel auf einmal gesendet wird.',
  ],
  [
    'Callwarden sees addresses, not names: whoever rents a server in a cloud stays unnamed, and so does the other end of a call over UDP.',
    'Callwarden sieht Adressen, keine Namen: Wer in einer Cloud einen Server mietet, bleibt ungenannt, ebenso die Gegenstelle eines Gesprächs über UDP.',
  ],
  [
    'Switch names on: in the settings, or with `callwarden watch --names`.',
    'Schalten Sie Namen ein: in den Einstellungen, oder mit `callwarden watch --names`.',
  ],
  [
    'Then switch names on: in the settings, or with `--names`.',
    'Schalten Sie dann Namen ein: in den Einstellungen, oder mit `--names`.',
  ],
  [
    'Callwarden sees addresses, not names: the program that could read them is missing.',
    'Callwarden sieht Adressen, keine Namen: Das Programm, das sie lesen könnte, fehlt.',
  ],
  [
    'Callwarden sees addresses, not names: the system does not let it see this machine’s packets ({cause}).',
    'Callwarden sieht Adressen, keine Namen: Das System lässt es die Pakete dieses Rechners nicht sehen ({cause}).',
  ],
  [
    'Run `sudo setcap cap_net_raw=ep {path}` once, or Callwarden as administrator.',
    'Führen Sie einmal `sudo setcap cap_net_raw=ep {path}` aus, oder starten Sie Callwarden als Administrator.',
  ],
  [
    'The watch for names ended ({reason}) and is started again in {seconds} s: meanwhile Callwarden sees addresses, not names.',
    'Das Lesen der Namen brach ab ({reason}) und beginnt in {seconds} s neu; bis dahin sieht Callwarden Adressen, keine Namen.',
  ],
  [
    'Callwarden sees addresses, not names: the program that reads them speaks protocol {theirs}.',
    'Callwarden sieht Adressen, keine Namen: Das Programm, das sie liest, spricht Protokoll {theirs}.',
  ],
  [
    'Callwarden sees addresses, not names: Windows shows packets only to a driver.',
    'Callwarden sieht Adressen, keine Namen: Windows zeigt Pakete nur einem Treiber.',
  ],
  // The probe.
  [
    'The native probe {version} runs with pid {pid}.',
    'Der Sensor {version} läuft als Prozess {pid}.',
  ],
  [`The native probe is missing: ${slower}.`, `Der Sensor fehlt: ${portable}.`],
  [
    `The native probe is missing ({path} is no program): ${slower}.`,
    `Der Sensor fehlt ({path} ist kein Programm): ${portable}.`,
  ],
  [
    `The native probe cannot be used ({reason}): ${slower}.`,
    `Der Sensor ist nicht zu gebrauchen ({reason}): ${portable}.`,
  ],
  [
    `The native probe died ({reason}) and is started again in {seconds} s: meanwhile ${slower}.`,
    `Der Sensor ist abgebrochen ({reason}) und startet in {seconds} s neu; bis dahin gilt: ${portable}.`,
  ],
  [
    `The native probe speaks protocol {theirs}, not {ours}: ${slower}.`,
    `Der Sensor spricht Protokoll {theirs} statt {ours}: ${portable}.`,
  ],
  [
    'The native probe printed something that is not of its protocol, which was dropped ({cause}).',
    'Der Sensor hat etwas gesagt, das nicht zu seinem Protokoll gehört; es wurde verworfen ({cause}).',
  ],
  [
    'The native probe met an error in {call}: {message}.',
    'Der Sensor stieß auf einen Fehler in {call}: {message}.',
  ],
  [
    "This machine's processes could not be looked at: {cause}.",
    'Die Prozesse dieses Rechners waren nicht lesbar: {cause}.',
  ],
  [
    'Install a C compiler and run npm ci.',
    'Installieren Sie einen C-Compiler und führen Sie npm ci aus.',
  ],
  [
    'Install a C compiler and run npm ci, for the native probe.',
    'Installieren Sie einen C-Compiler und führen Sie npm ci aus: Dann gibt es den schnellen Sensor.',
  ],
  ['Run npm ci to build it again.', 'Führen Sie npm ci aus, um ihn neu zu bauen.'],
  [
    'Nothing, if it comes back; otherwise run npm ci to build it again.',
    'Nichts, wenn er wiederkommt; sonst führen Sie npm ci aus, um ihn neu zu bauen.',
  ],
  [
    'Run npm ci to build the probe that belongs to this version.',
    'Führen Sie npm ci aus, um den Sensor zu bauen, der zu dieser Version gehört.',
  ],
  [
    'See the message; restart Callwarden if it stays.',
    'Lesen Sie die Meldung; bleibt es so, starten Sie Callwarden neu.',
  ],
  ['See that /proc is mounted.', 'Sehen Sie nach, ob /proc eingehängt ist.'],
  // Processes.
  [
    'The kernel tells of each process that starts or ends.',
    'Der Kernel meldet jeden Prozess, der beginnt oder endet.',
  ],
  [
    'The kernel does not tell of starting processes: they are found by looking again and again, and a short one is missed.',
    'Der Kernel meldet neue Prozesse nicht: Sie werden durch wiederholtes Nachsehen gefunden, und ein kurzer entgeht.',
  ],
  [
    'The kernel does not tell of starting processes ({reason}): they are found by looking again and again, and a short one is missed.',
    'Der Kernel meldet neue Prozesse nicht ({reason}): Sie werden durch wiederholtes Nachsehen gefunden, und ein kurzer entgeht.',
  ],
  [
    'Run Callwarden as administrator, or on a kernel with process events.',
    'Starten Sie Callwarden als Administrator oder auf einem Kernel mit Prozessmeldungen.',
  ],
  [
    'Processes are compared every {seconds} s: a shorter one is not seen.',
    'Prozesse werden alle {seconds} s verglichen: Ein kürzerer bleibt ungesehen.',
  ],
  [
    'Every process on this machine can be looked into.',
    'In jeden Prozess dieses Rechners kann hineingesehen werden.',
  ],
  [
    '1 process belongs to another user: its devices and connections are hidden.',
    'Ein Prozess gehört jemand anderem: Seine Geräte und Verbindungen bleiben verborgen.',
  ],
  [
    '{count} processes belong to other users: their devices and connections are hidden.',
    '{count} Prozesse gehören anderen: Ihre Geräte und Verbindungen bleiben verborgen.',
  ],
  ['Run Callwarden as administrator to see them.', 'Als Administrator sieht Callwarden sie.'],
  [
    '1 process cannot be looked into, even as administrator: their devices and connections are hidden.',
    'In einen Prozess kann auch ein Administrator nicht hineinsehen: Seine Geräte und Verbindungen bleiben verborgen.',
  ],
  [
    '{count} processes cannot be looked into, even as administrator: their devices and connections are hidden.',
    'In {count} Prozesse kann auch ein Administrator nicht hineinsehen: Ihre Geräte und Verbindungen bleiben verborgen.',
  ],
  [
    'Look for a security module or a container that forbids it.',
    'Suchen Sie ein Sicherheitsmodul oder einen Container, der es verbietet.',
  ],
  // Devices.
  [
    'The kernel tells when a camera or microphone node is opened.',
    'Der Kernel meldet, wenn ein Kamera- oder Mikrofongerät geöffnet wird.',
  ],
  [
    'Watching {cameras} camera and {microphones} microphone nodes in {folder}: the kernel tells when one is opened.',
    'In {folder} werden {cameras} Kamera- und {microphones} Mikrofongeräte bewacht: Der Kernel meldet, wenn eines geöffnet wird.',
  ],
  [
    'Device nodes cannot be watched: an opened camera is found by looking again and again.',
    'Geräte lassen sich nicht bewachen: Eine geöffnete Kamera wird durch wiederholtes Nachsehen gefunden.',
  ],
  [
    'Device nodes cannot be watched ({reason}): an opened camera is found by looking again and again.',
    'Geräte lassen sich nicht bewachen ({reason}): Eine geöffnete Kamera wird durch wiederholtes Nachsehen gefunden.',
  ],
  [
    'Raise fs.inotify.max_user_watches, and see that the device folder exists.',
    'Erhöhen Sie fs.inotify.max_user_watches, und sehen Sie nach, ob es den Geräteordner gibt.',
  ],
  [
    'Open camera and microphone nodes are compared every {seconds} s: a shorter use is not seen.',
    'Geöffnete Kamera- und Mikrofongeräte werden alle {seconds} s verglichen: Kürzerer Gebrauch bleibt ungesehen.',
  ],
  // Connections.
  [
    'Connections come from the kernel with their byte counts, however short they are.',
    'Verbindungen kommen vom Kernel, mit gezählten Bytes, wie kurz sie auch sind.',
  ],
  [
    'Connections come from the kernel with their byte counts, but it does not tell when one ends: those that are over within two seconds are missed.',
    'Verbindungen kommen vom Kernel, mit gezählten Bytes, doch er meldet nicht, wann eine endet: Die nach höchstens zwei Sekunden vorbei sind, fehlen.',
  ],
  [
    'Connections come from the kernel with their byte counts, but it does not tell when one ends ({reason}): those that are over within two seconds are missed.',
    'Verbindungen kommen vom Kernel, mit gezählten Bytes, doch er meldet nicht, wann eine endet ({reason}): Die nach höchstens zwei Sekunden vorbei sind, fehlen.',
  ],
  [
    'Use a kernel that tells when sockets end (Linux 4.5 or newer).',
    'Verwenden Sie einen Kernel, der das Ende von Sockets meldet (Linux 4.5 oder neuer).',
  ],
  [
    'Connections come from the kernel with their byte counts, but it does not keep who made them: a single one that is over within two seconds can be missed, and of many those shorter than 50 ms.',
    'Verbindungen kommen vom Kernel, mit gezählten Bytes, doch er hält nicht fest, wer sie aufgebaut hat: Eine einzelne, die nach höchstens zwei Sekunden vorbei ist, kann fehlen, und von vielen die unter 50 ms.',
  ],
  [
    'Connections come from the kernel with their byte counts, but it does not keep who made them ({reason}): a single one that is over within two seconds can be missed, and of many those shorter than 50 ms.',
    'Verbindungen kommen vom Kernel, mit gezählten Bytes, doch er hält nicht fest, wer sie aufgebaut hat ({reason}): Eine einzelne, die nach höchstens zwei Sekunden vorbei ist, kann fehlen, und von vielen die unter 50 ms.',
  ],
  [
    'Run Callwarden as administrator to have every one counted.',
    'Als Administrator zählt Callwarden jede.',
  ],
  [
    'Some short connections are not counted: {message}.',
    'Einige kurze Verbindungen sind nicht gezählt: {message}.',
  ],
  [
    'Raise net.core.rmem_max, or run Callwarden as administrator.',
    'Erhöhen Sie net.core.rmem_max, oder starten Sie Callwarden als Administrator.',
  ],
  [
    'The kernel does not answer questions about sockets: connections are incomplete.',
    'Der Kernel gibt über Sockets keine Auskunft: Verbindungen sind unvollständig.',
  ],
  [
    'The kernel does not answer questions about sockets ({reason}): connections are incomplete.',
    'Der Kernel gibt über Sockets keine Auskunft ({reason}): Verbindungen sind unvollständig.',
  ],
  [
    'Use a kernel with socket diagnostics (CONFIG_INET_DIAG).',
    'Verwenden Sie einen Kernel mit Socket-Diagnose (CONFIG_INET_DIAG).',
  ],
  [
    'Connections are read from the tables of the kernel, without byte counts.',
    'Verbindungen werden aus den Tabellen des Kernels gelesen, ohne gezählte Bytes.',
  ],
  [
    'Connections come from netstat: no UDP without a peer, long IPv6 addresses cut short, no byte counts.',
    'Verbindungen kommen von netstat: ohne UDP, das keine Gegenstelle hat, mit gekürzten IPv6-Adressen und ohne gezählte Bytes.',
  ],
  // The sound server.
  [
    'Every program that takes sound from a microphone through the sound server is seen.',
    'Jedes Programm, das über den Tonserver ein Mikrofon aufnimmt, wird gesehen.',
  ],
  [
    'Some of what the sound server reports could not be read and was left out.',
    'Ein Teil dessen, was der Tonserver meldet, war nicht lesbar und fehlt hier.',
  ],
  [
    'Look for a program with a strange name in "pactl list source-outputs", and update pulseaudio-utils.',
    'Suchen Sie mit „pactl list source-outputs“ nach einem Programm mit seltsamem Namen, und aktualisieren Sie pulseaudio-utils.',
  ],
  [
    'The sound server does not list its streams: {why}',
    'Der Tonserver zählt seine Ströme nicht auf: {why}',
  ],
  [
    'If it stays so, restart the sound server (log out and in again).',
    'Bleibt es so, starten Sie den Tonserver neu (ab- und wieder anmelden).',
  ],
  [
    'The sound server cannot be watched: the program pactl is not installed.',
    'Der Tonserver lässt sich nicht bewachen: Das Programm pactl ist nicht installiert.',
  ],
  [
    'Install the package that brings pactl: "sudo apt install pulseaudio-utils" on Debian and Ubuntu.',
    'Installieren Sie das Paket mit pactl: „sudo apt install pulseaudio-utils“ unter Debian und Ubuntu.',
  ],
  [
    'The installed pactl is too old to print JSON.',
    'Das installierte pactl ist zu alt, um JSON auszugeben.',
  ],
  [
    'Update pulseaudio-utils to version 16 or later.',
    'Aktualisieren Sie pulseaudio-utils auf Version 16 oder neuer.',
  ],
  [
    'No sound server runs in this session, so microphones taken through one are not seen.',
    'In dieser Sitzung läuft kein Tonserver; Mikrofone, die über einen laufen, bleiben ungesehen.',
  ],
  ['There is no connection to the sound server.', 'Es gibt keine Verbindung zum Tonserver.'],
  [
    'There is no connection to the sound server; pactl said “{why}”.',
    'Es gibt keine Verbindung zum Tonserver; pactl sagte „{why}“.',
  ],
  [
    'Start PulseAudio or PipeWire in this session; Callwarden connects by itself.',
    'Starten Sie in dieser Sitzung PulseAudio oder PipeWire; Callwarden verbindet sich von selbst.',
  ],
  // The camera server.
  [
    'Every program that gets a camera from PipeWire is seen.',
    'Jedes Programm, das von PipeWire eine Kamera bekommt, wird gesehen.',
  ],
  [
    'Some of what PipeWire reports could not be read and was left out.',
    'Ein Teil dessen, was PipeWire meldet, war nicht lesbar und fehlt hier.',
  ],
  [
    'Update the package that brings pw-dump (pipewire-bin).',
    'Aktualisieren Sie das Paket mit pw-dump (pipewire-bin).',
  ],
  [
    'Cameras given out by PipeWire are not watched: the program pw-dump is not installed.',
    'Kameras, die PipeWire vergibt, werden nicht bewacht: Das Programm pw-dump ist nicht installiert.',
  ],
  ['There is no PipeWire in this session.', 'In dieser Sitzung gibt es kein PipeWire.'],
  [
    'There is no PipeWire in this session ({why}).',
    'In dieser Sitzung gibt es kein PipeWire ({why}).',
  ],
  [
    'Programs that open a camera device themselves are still seen.',
    'Programme, die ein Kameragerät selbst öffnen, werden weiterhin gesehen.',
  ],
  [
    'If this session uses PipeWire, install the package that brings pw-dump: "sudo apt install pipewire-bin" on Debian and Ubuntu.',
    'Falls diese Sitzung PipeWire verwendet, installieren Sie das Paket mit pw-dump: „sudo apt install pipewire-bin“ unter Debian und Ubuntu.',
  ],
  [
    'Nothing to do unless your programs get their camera from PipeWire; then start it.',
    'Nichts zu tun, außer Ihre Programme bekommen ihre Kamera von PipeWire; dann starten Sie es.',
  ],
  // Windows.
  [
    'Which programs show a window can be seen.',
    'Welche Programme ein Fenster zeigen, ist zu sehen.',
  ],
  [
    'In a Wayland session no program may see the windows of the others.',
    'In einer Wayland-Sitzung darf kein Programm die Fenster der anderen sehen.',
  ],
  [
    'Nothing to do: the rule about captures without a window rests in this session.',
    'Nichts zu tun: Die Regel über Aufnahmen ohne Fenster ruht in dieser Sitzung.',
  ],
  ['There is no X11 display in this session.', 'In dieser Sitzung gibt es keine X11-Anzeige.'],
  [
    'Start Callwarden inside the desktop session.',
    'Starten Sie Callwarden innerhalb der Desktop-Sitzung.',
  ],
  [
    'The windows cannot be listed: the program xprop is not installed.',
    'Die Fenster lassen sich nicht aufzählen: Das Programm xprop ist nicht installiert.',
  ],
  [
    'Install x11-utils ("sudo apt install x11-utils" on Debian and Ubuntu).',
    'Installieren Sie x11-utils („sudo apt install x11-utils“ unter Debian und Ubuntu).',
  ],
  ['The X11 display does not answer.', 'Die X11-Anzeige antwortet nicht.'],
  [
    'Check DISPLAY and XAUTHORITY of the session.',
    'Prüfen Sie DISPLAY und XAUTHORITY der Sitzung.',
  ],
  [
    'No window manager keeps a list of the windows here.',
    'Kein Fensterverwalter führt hier eine Liste der Fenster.',
  ],
  [
    'Use a window manager that follows the Extended Window Manager Hints.',
    'Verwenden Sie einen Fensterverwalter, der den Extended Window Manager Hints folgt.',
  ],
  // Packages.
  ['Installed packages can be read.', 'Die installierten Pakete sind lesbar.'],
  ['Packages of {managers} are read.', 'Pakete von {managers} werden gelesen.'],
  ['There is no package database here.', 'Hier gibt es keine Paketdatenbank.'],
  [
    'Packages of {manager} are not read; clients that it installed show as plain folders.',
    'Pakete von {manager} werden nicht gelesen; was es installiert hat, erscheint als bloßer Ordner.',
  ],
  [
    'There is an RPM database, but it could not be asked: {why}.',
    'Es gibt eine RPM-Datenbank, aber sie gab keine Auskunft: {why}.',
  ],
  ["dpkg's list of the files of {name} is missing.", 'Die Dateiliste von dpkg zu {name} fehlt.'],
  ['And {count} more.', 'Und {count} weitere.'],
  [
    'Clients that could not be seen may show with a lesser identity; mend what is named, then look again.',
    'Programme, die nicht zu sehen waren, gelten womöglich als weniger sicher erkannt; beheben Sie das Genannte, und sehen Sie noch einmal nach.',
  ],
  // The store.
  ['The history is kept in {place}.', 'Der Verlauf wird in {place} aufbewahrt.'],
  ['There is no history yet in {place}.', 'In {place} gibt es noch keinen Verlauf.'],
  [
    'Run `callwarden watch` once: from then on it is kept there.',
    'Führen Sie einmal `callwarden watch` aus: Von da an wird er dort aufbewahrt.',
  ],
  [
    'The history is written to {file} again; nothing was missed.',
    'Der Verlauf wird wieder in {file} geschrieben; nichts fehlt.',
  ],
  [
    'The history is written to {file} again; {count} events were missed.',
    'Der Verlauf wird wieder in {file} geschrieben; {count} Ereignisse fehlen.',
  ],
  [
    'The history is kept in {file}. Callwarden had ended without a word: {captures} captures and {meetings} meetings were closed at {time}, when it was last seen.',
    'Der Verlauf wird in {file} aufbewahrt. Callwarden war unvermittelt abgebrochen: {captures} Aufnahmen und {meetings} Besprechungen wurden zum letzten bekannten Zeitpunkt {time} beendet.',
  ],
  [
    'The history file was damaged; it was moved to {place} and a new history was begun.',
    'Die Verlaufsdatei war beschädigt; sie liegt jetzt unter {place}, und ein neuer Verlauf wurde begonnen.',
  ],
  [
    'Keep the old file if you want somebody to look at it, or delete it.',
    'Behalten Sie die alte Datei, wenn jemand sie ansehen soll, oder löschen Sie sie.',
  ],
  [
    'Another Callwarden (process {pid}) records the history already; this one only reads it.',
    'Ein anderes Callwarden (Prozess {pid}) schreibt den Verlauf schon; dieses liest ihn nur.',
  ],
  [
    'Another Callwarden records the history already; this one only reads it.',
    'Ein anderes Callwarden schreibt den Verlauf schon; dieses liest ihn nur.',
  ],
  [
    'Nothing is lost. End the other one if this one is to record.',
    'Nichts geht verloren. Beenden Sie das andere, wenn dieses schreiben soll.',
  ],
  [
    'Nothing is remembered: history and settings last until Callwarden ends.',
    'Nichts wird behalten: Verlauf und Einstellungen gelten, bis Callwarden endet.',
  ],
  ['Nothing is remembered.', 'Nichts wird behalten.'],
];
