// Why an alert was raised, and why a process is taken for a client.
import type { Template } from '../templates.ts';

export const alerts: readonly Template[] = [
  [
    'A program that calls itself {name} opened the {device} “{deviceName}”.',
    'Ein Programm, das sich {name} nennt, hat {device} „{deviceName}“ geöffnet.',
  ],
  ['{name} opened the {device} “{deviceName}”.', '{name} hat {device} „{deviceName}“ geöffnet.'],
  ['The program is an unnamed process.', 'Welches Programm es ist, sagt niemand.'],
  ['The program is pid {pid}.', 'Das Programm ist Prozess {pid}.'],
  ['The program is {path}.', 'Das Programm ist {path}.'],
  [
    'Where it stands cannot be read, so it cannot be told from the real {name}.',
    'Wo es liegt, ist nicht lesbar; vom echten {name} ist es deshalb nicht zu unterscheiden.',
  ],
  [
    'It stands at {path}, where {name} is not installed.',
    'Es liegt unter {path}; dort ist {name} nicht installiert.',
  ],
  [
    '{name} still holds the microphone “{deviceName}”.',
    '{name} hält das Mikrofon „{deviceName}“ noch immer.',
  ],
  [
    'Its last media connection closed at {time}, {minutes} min ago.',
    'Die letzte Medienverbindung endete um {time}, vor {minutes} Min.',
  ],
  [
    '{name} is using the {device} “{deviceName}”.',
    '{name} benutzt gerade {device} „{deviceName}“.',
  ],
  [
    'None of its {count} processes shows a window.',
    'Kein Prozess (von {count}) zeigt ein Fenster.',
  ],
  [
    '{name} accepts connections from other machines at {place} ({protocol}).',
    '{name} nimmt unter {place} ({protocol}) Verbindungen von anderen Rechnern an.',
  ],
  [
    '{name} runs a local server at {place} ({protocol}), which any program and many web pages on this machine can reach.',
    '{name} betreibt unter {place} ({protocol}) einen lokalen Server, den jedes Programm und viele Webseiten auf diesem Rechner erreichen.',
  ],
  ['belongs to the package {name} ({source})', 'gehört zum Paket {name} ({source})'],
  ['belongs to {name} ({source})', 'gehört zu {name} ({source})'],
  ['stands at {path}', 'liegt unter {path}'],
  ['is only called {name}', 'heißt nur so: {name}'],
  ['was started by {name} (pid {pid})', 'wurde von {name} gestartet (Prozess {pid})'],
];
