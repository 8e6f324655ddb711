// What the guard says about itself on Windows.
import type { Template } from '../templates.ts';

export const windows: readonly Template[] = [
  [
    'Processes are found by looking every two seconds, and whenever a camera or microphone is opened ({reason}): a short one is missed.',
    'Prozesse werden durch Nachsehen gefunden, alle zwei Sekunden und sobald eine Kamera oder ein Mikrofon geöffnet wird ({reason}): Ein kurzer entgeht.',
  ],
  [
    'Processes are found by looking every two seconds, and whenever a camera or microphone is opened: a short one is missed.',
    'Prozesse werden durch Nachsehen gefunden, alle zwei Sekunden und sobald eine Kamera oder ein Mikrofon geöffnet wird: Ein kurzer entgeht.',
  ],
  ['Nothing needs to be done.', 'Es ist nichts zu tun.'],
  [
    'Windows tells at once which program begins or ends to use a camera or microphone.',
    'Windows meldet sofort, welches Programm eine Kamera oder ein Mikrofon zu benutzen beginnt oder aufhört.',
  ],
  [
    'Windows does not tell who uses the camera ({reason}).',
    'Windows sagt nicht, wer die Kamera benutzt ({reason}).',
  ],
  ['Windows does not tell who uses the camera.', 'Windows sagt nicht, wer die Kamera benutzt.'],
  [
    'Windows 10 version 1903 or newer keeps that record.',
    'Windows 10 ab Version 1903 führt dieses Verzeichnis.',
  ],
  [
    'Connections come from the tables of Windows.',
    'Verbindungen stammen aus den Tabellen von Windows.',
  ],
  [
    'It counts their bytes only for an administrator, and knows no peer of UDP.',
    'Ihre Bytes zählt es nur für Administratoren, und Gegenstellen über UDP kennt es nicht.',
  ],
  ['Core Audio tells which processes record.', 'Core Audio sagt, welche Prozesse aufnehmen.'],
  [
    'Core Audio does not tell which processes record ({reason}): a microphone is known by program only.',
    'Core Audio sagt nicht, welche Prozesse aufnehmen ({reason}): Beim Mikrofon ist nur das Programm bekannt.',
  ],
  [
    'Core Audio does not tell which processes record: a microphone is known by program only.',
    'Core Audio sagt nicht, welche Prozesse aufnehmen: Beim Mikrofon ist nur das Programm bekannt.',
  ],
  [
    'See that the service Windows Audio runs.',
    'Sehen Sie nach, ob der Dienst Windows-Audio läuft.',
  ],
  [
    'Every process says which program it runs.',
    'Jeder Prozess sagt, welches Programm er ausführt.',
  ],
  [
    "1 process does not say which program it runs: the system's own, or another user's.",
    'Ein Prozess sagt nicht, welches Programm er ausführt: einer des Systems oder eines anderen Benutzers.',
  ],
  [
    "{denied} processes do not say which program they run: the system's own, or another user's.",
    '{denied} Prozesse sagen nicht, welches Programm sie ausführen: die des Systems oder anderer Benutzer.',
  ],
  [
    'Run Callwarden as administrator to see those of other users.',
    'Starten Sie Callwarden als Administrator, um die anderer Benutzer zu sehen.',
  ],
  [
    'The native probe for Windows is missing: nothing that happens now can be seen.',
    'Der Sensor für Windows fehlt: Was gerade geschieht, ist nicht zu sehen.',
  ],
  ['Install Callwarden again.', 'Installieren Sie Callwarden neu.'],
  [
    'Install Callwarden again, so that program and probe belong together.',
    'Installieren Sie Callwarden neu, damit Programm und Sensor zusammengehören.',
  ],
  [
    'The native probe died ({reason}) and is started again in {seconds} s.',
    'Der Sensor ist abgebrochen ({reason}) und startet in {seconds} s neu.',
  ],
  [
    'Nothing, if it comes back; otherwise install Callwarden again.',
    'Nichts, wenn er wiederkommt; sonst installieren Sie Callwarden neu.',
  ],
  [
    'Windows has no camera server that could be asked; its record of who uses the camera is read instead.',
    'Windows hat keinen Kameraserver, den man fragen könnte; gelesen wird sein Verzeichnis, wer die Kamera benutzt.',
  ],
  // What is done there.
  [
    'Windows does not let one program be muted by another.',
    'Windows lässt kein Programm ein anderes stummschalten.',
  ],
  [
    'Mute the microphone itself, or deny it to the program in the privacy settings.',
    'Schalten Sie das Mikrofon selbst stumm, oder verweigern Sie es dem Programm in den Datenschutzeinstellungen.',
  ],
  ['The microphone is gone.', 'Das Mikrofon ist fort.'],
  ['Look at the list again.', 'Sehen Sie die Liste noch einmal an.'],
  ['Windows did not mute the microphone.', 'Windows hat das Mikrofon nicht stummgeschaltet.'],
  ['Mute it in the sound settings.', 'Schalten Sie es in den Toneinstellungen stumm.'],
  [
    'Look again at what is there: somebody else may have taken it away.',
    'Sehen Sie noch einmal nach, was da ist: Vielleicht hat es jemand anders weggenommen.',
  ],
  [
    'The native probe gave no answer about the process.',
    'Die native Sonde hat über den Prozess nichts gesagt.',
  ],
  [
    'Process {pid} belongs to another user or to the system and may not be ended from here.',
    'Prozess {pid} gehört einem anderen Benutzer oder dem System und darf von hier aus nicht beendet werden.',
  ],
  [
    'There is nobody to whom this answer could be given.',
    'Es gibt niemanden, dem diese Antwort gegeben werden könnte.',
  ],
  [
    "Install it again from its vendor's page; Windows does not keep what an uninstaller takes away.",
    'Installieren Sie es wieder von der Seite des Herstellers; Windows hebt nicht auf, was ein Deinstallationsprogramm wegnimmt.',
  ],
  [
    'How the uninstaller of {program} runs without a question is not known, so it is not started.',
    'Wie das Deinstallationsprogramm von {program} ohne Rückfrage läuft, ist nicht bekannt; deshalb wird es nicht gestartet.',
  ],
  [
    "Uninstall {program} in Windows' settings, under Apps; then come back for what it leaves.",
    'Deinstallieren Sie {program} in den Einstellungen von Windows unter „Apps“; kommen Sie dann wieder, für das, was übrig bleibt.',
  ],
];
