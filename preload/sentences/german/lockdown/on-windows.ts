// What only Windows has: startup apps, services and tasks, claims of links, policies, consents.
import type { Template } from '../../templates.ts';

const devices = [
  ['camera', 'die Kamera', 'keine Kamera'],
  ['microphone', 'das Mikrofon', 'kein Mikrofon'],
] as const;

export const onWindows: readonly Template[] = [
  // Consents.
  ...devices.flatMap(([device, the, none]): readonly Template[] => [
    [
      `{name} may not use the ${device} by itself.`,
      `{name} darf ${the} nicht von sich aus benutzen.`,
    ],
    [`{name} may use the ${device} at any time.`, `{name} darf ${the} jederzeit benutzen.`],
    [
      `Windows asks once and remembers. Denied, {name} gets no ${device} until you allow it again; Windows holds apps from its store to that, and other programs as far as they ask by way of it.`,
      `Windows fragt einmal und merkt es sich. Verweigert, bekommt {name} ${none}, bis Sie es wieder erlauben; Apps aus dem Store hält Windows daran, andere Programme nur, soweit sie über Windows fragen.`,
    ],
    [
      `In calls {name} has no ${device} until you allow it again.`,
      `In Gesprächen hat {name} ${none}, bis Sie es wieder erlauben.`,
    ],
    [`Deny the ${device} to {program}.`, `{program} ${the} verweigern.`],
    [`Windows lets {program} use the ${device}.`, `Windows lässt {program} ${the} benutzen.`],
  ]),
  [
    'It may use the device at any time, without asking.',
    'Es darf das Gerät jederzeit benutzen, ohne zu fragen.',
  ],
  ['denied', 'verweigert'],
  // Links.
  [
    'On Windows a click on a {scheme}: link does not start {name}.',
    'Unter Windows startet ein Klick auf einen {scheme}:-Link {name} nicht.',
  ],
  [
    'Links in mails and calendars no longer open {name}; join by its own window, or in the browser. An update may claim them again.',
    'Links in Mails und Kalendern öffnen {name} nicht mehr; nehmen Sie über sein Fenster teil oder im Browser. Eine Aktualisierung beansprucht sie vielleicht wieder.',
  ],
  [
    'Take the key {key}, by which {scheme}: links start {name}, out of the registry; all of it is kept.',
    'Den Schlüssel {key}, über den {scheme}:-Links {name} starten, aus der Registrierung nehmen; alles davon wird aufgehoben.',
  ],
  ['{key} opens {scheme}: links.', '{key} öffnet {scheme}:-Links.'],
  // Policies. What they mean is told as the catalogue has it.
  ['{name}’s policy is careful: {fact}.', 'Die Vorgabe für {name} ist sorgfältig: „{fact}“.'],
  [
    '{name}’s policy could be more careful: {fact}.',
    'Die Vorgabe für {name} könnte sorgfältiger sein: „{fact}“.',
  ],
  [
    '{fact}. A policy of the machine holds whatever is set in the program.',
    '„{fact}“. Eine Vorgabe des Rechners gilt, was auch immer im Programm eingestellt ist.',
  ],
  [
    'Where or how the policy works on Windows is not documented beyond doubt.',
    'Wo oder wie die Vorgabe unter Windows wirkt, ist nicht zweifelsfrei beschrieben.',
  ],
  [
    'It is a documented policy that decides what the client may do.',
    'Es ist eine beschriebene Vorgabe, die bestimmt, was das Programm darf.',
  ],
  [
    'It may do something else than its name says, or nothing.',
    'Vielleicht tut sie etwas anderes, als ihr Name sagt, oder nichts.',
  ],
  [
    'Set the policy {setting} to {value} in {where}.',
    'Die Vorgabe {setting} in {where} auf {value} setzen.',
  ],
  ['{key} does not say {setting}.', '{key} nennt {setting} nicht.'],
  ['{key} says {value} for {setting}.', '{key} nennt für {setting} den Wert {value}.'],
  // Services and tasks.
  [
    'It runs without a window, and with the rights of the system.',
    'Es läuft ohne Fenster und mit den Rechten des Systems.',
  ],
  [
    'No service and no scheduled task of {name} runs in the background.',
    'Kein Dienst und keine geplante Aufgabe von {name} läuft im Hintergrund.',
  ],
  [
    '{name} lets Windows run something in the background.',
    '{name} lässt Windows etwas im Hintergrund ausführen.',
  ],
  [
    'What Windows starts in the background goes on after you have closed {name}, and nothing on the screen shows it.',
    'Was Windows im Hintergrund startet, läuft weiter, wenn Sie {name} geschlossen haben, und auf dem Bildschirm verrät es nichts.',
  ],
  [
    'It may no longer update itself: update {name} by hand. Sharing sound or the screen may ask for its service.',
    'Vielleicht aktualisiert es sich nicht mehr selbst: Aktualisieren Sie {name} von Hand. Das Teilen von Ton oder Bildschirm verlangt vielleicht seinen Dienst.',
  ],
  [
    'Disable the service {service}, so that nothing can start it.',
    'Den Dienst {service} abschalten, sodass nichts ihn starten kann.',
  ],
  ['Disable the scheduled task {task}.', 'Die geplante Aufgabe {task} abschalten.'],
  ['The service {service} starts with Windows.', 'Der Dienst {service} startet mit Windows.'],
  [
    'The scheduled task {task} runs at every start.',
    'Die geplante Aufgabe {task} läuft bei jedem Start.',
  ],
  ['The scheduled task {task} runs on a schedule.', 'Die geplante Aufgabe {task} läuft nach Plan.'],
  ['disabled', 'abgeschaltet'],
  // The firewall.
  [
    'The firewall of Windows lets nobody on the network reach {name}.',
    'Die Firewall von Windows lässt niemanden im Netzwerk an {name} heran.',
  ],
  [
    'An installer, or one click in a hurry, has told the firewall to let others in. A call is opened from this machine, and needs that only for a direct line between two people.',
    'Ein Installationsprogramm oder ein eiliger Klick hat der Firewall gesagt, dass sie andere hereinlassen soll. Ein Anruf wird von diesem Rechner aus geöffnet und braucht das nur für eine direkte Verbindung zwischen zwei Menschen.',
  ],
  [
    'Whoever shares your network can talk to it.',
    'Wer mit Ihnen im selben Netzwerk ist, kann damit sprechen.',
  ],
  [
    'Calls between two people may take a longer way, over the vendor’s servers.',
    'Anrufe zwischen zwei Menschen nehmen vielleicht einen längeren Weg, über die Server des Herstellers.',
  ],
  [
    'Others on the network can reach {name} through the firewall of Windows.',
    'Andere im Netzwerk kommen durch die Firewall von Windows an {name} heran.',
  ],
  [
    'A rule of the firewall lets others on the network reach {program}.',
    'Eine Regel der Firewall lässt andere im Netzwerk an {program} heran.',
  ],
  [
    'Add a rule to the firewall of Windows that lets nobody on the network reach {program}.',
    'Der Firewall von Windows eine Regel hinzufügen, die niemanden im Netzwerk an {program} heranlässt.',
  ],
  ['let in', 'hereingelassen'],
  ['kept out', 'ausgesperrt'],
  // At login.
  [
    'Windows does not start {name} when you log in.',
    'Windows startet {name} nicht, wenn Sie sich anmelden.',
  ],
  ['Windows starts {name} every time you log in.', 'Windows startet {name} bei jeder Anmeldung.'],
  [
    '{package} starts by its task “{task}” at login.',
    '{package} startet bei der Anmeldung durch seine Aufgabe „{task}“.',
  ],
  [
    'Switch the startup task “{task}” of {package} off among the startup apps of Windows.',
    'Die Startaufgabe „{task}“ von {package} unter den Autostart-Apps von Windows ausschalten.',
  ],
  [
    'Switch “{entry}” off among the startup apps of Windows.',
    '„{entry}“ unter den Autostart-Apps von Windows ausschalten.',
  ],
];
