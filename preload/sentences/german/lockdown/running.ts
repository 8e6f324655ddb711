// Clients that run although nobody needs them just now.
import type { Template } from '../../templates.ts';

export const running: readonly Template[] = [
  // At login.
  ['{name} does not start when you log in.', '{name} startet nicht, wenn Sie sich anmelden.'],
  ['{name} starts every time you log in.', '{name} startet bei jeder Anmeldung.'],
  [
    'It runs, and can use the network and the microphone, the whole day.',
    'Es läuft den ganzen Tag und kann dabei Netz und Mikrofon benutzen.',
  ],
  [
    'A program that runs all day can listen, report and be attacked all day. {name} is needed only while you are in a call.',
    'Ein Programm, das den ganzen Tag läuft, kann den ganzen Tag mithören, berichten und angegriffen werden. {name} brauchen Sie nur, während Sie sprechen.',
  ],
  [
    'Calls and messages reach you only after you have started {name} yourself.',
    'Anrufe und Nachrichten erreichen Sie erst, wenn Sie {name} selbst gestartet haben.',
  ],
  ['{shown} starts “{entry}” at login.', '{shown} startet bei der Anmeldung „{entry}“.'],
  [
    'Mark {shown} as hidden, so that {name} no longer starts at login.',
    '{shown} als verborgen kennzeichnen, damit {name} nicht mehr bei der Anmeldung startet.',
  ],
  [
    'Put a hidden entry in place of {shown} for you, so that {name} no longer starts at login.',
    'Für Sie an die Stelle von {shown} einen verborgenen Eintrag setzen, damit {name} nicht mehr bei der Anmeldung startet.',
  ],
  ['started at login', 'bei der Anmeldung gestartet'],
  ['started by you alone', 'nur von Ihnen gestartet'],
  // As a service.
  ['No service of {name} runs in the background.', 'Kein Dienst von {name} läuft im Hintergrund.'],
  [
    '{name} keeps a service running in the background.',
    '{name} lässt einen Dienst im Hintergrund laufen.',
  ],
  [
    'A service runs without a window, and comes back when it is ended.',
    'Ein Dienst läuft ohne Fenster und kommt wieder, wenn man ihn beendet.',
  ],
  [
    'A background service goes on after you have closed {name}, and nothing on the screen shows it.',
    'Ein Hintergrunddienst läuft weiter, wenn Sie {name} geschlossen haben, und auf dem Bildschirm verrät ihn nichts.',
  ],
  [
    'What the service does for {name}, such as fetching updates, stops.',
    'Was der Dienst für {name} tut, etwa Aktualisierungen holen, unterbleibt.',
  ],
  ['{unit} is enabled for {whom}.', '{unit} ist für {whom} eingeschaltet.'],
  [
    'Take away the link {shown}, which starts {unit}.',
    'Den Verweis {shown} wegnehmen, der {unit} startet.',
  ],
  ['Mask {unit}, so that nothing can start it.', '{unit} sperren, sodass nichts es starten kann.'],
  ['Have systemd read its services anew.', 'systemd seine Dienste neu lesen lassen.'],
  ['enabled', 'eingeschaltet'],
  ['masked', 'gesperrt'],
  // Without a window.
  ['{name} does not run without a window.', '{name} läuft nicht ohne Fenster.'],
  ['{name} is running, but shows no window.', '{name} läuft, zeigt aber kein Fenster.'],
  [
    'You cannot see that it runs, and it can use the microphone and the network.',
    'Dass es läuft, sehen Sie nicht, und es kann Mikrofon und Netz benutzen.',
  ],
  [
    'Closing a window often does not end {name}: it stays in the tray, or goes on without any sign.',
    'Mit dem Fenster endet {name} oft nicht: Es bleibt in der Leiste oder läuft ohne jedes Zeichen weiter.',
  ],
  [
    'Calls and messages reach you only after you have started {name} again.',
    'Anrufe und Nachrichten erreichen Sie erst, wenn Sie {name} wieder gestartet haben.',
  ],
  [
    '“{program}” (pid {pid}) runs since {instant}.',
    '„{program}“ (Prozess {pid}) läuft seit {instant}.',
  ],
  ['End {name}.', '{name} beenden.'],
  ['1 process, no window', '1 Prozess, kein Fenster'],
  ['{count} processes, no window', '{count} Prozesse, kein Fenster'],
  ['not running', 'läuft nicht'],
];
