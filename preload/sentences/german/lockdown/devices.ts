// What a client may reach on this machine, and who may look into what it keeps.
import type { Template } from '../../templates.ts';

/** What a flatpak may do by a grant, after the client's name, and the same of a snap by a connection. */
const flatpak: readonly Template[] = [
  [
    'may read and write your whole home folder',
    'darf Ihren ganzen persönlichen Ordner lesen und schreiben',
  ],
  ['may see nearly every file on this machine', 'darf fast jede Datei auf diesem Rechner sehen'],
  [
    'may use every device, cameras too, without asking',
    'darf ungefragt jedes Gerät benutzen, auch Kameras',
  ],
  ['may listen to every microphone without asking', 'darf ungefragt jedem Mikrofon zuhören'],
  [
    'may watch your other windows and what you type, where the session is X11',
    'darf in einer X11-Sitzung Ihren anderen Fenstern zusehen und allem, was Sie tippen',
  ],
  ['may talk to every other program of yours', 'darf mit jedem anderen Ihrer Programme sprechen'],
  [
    'may talk to the services of the whole machine',
    'darf mit den Diensten des ganzen Rechners sprechen',
  ],
];

const snap: readonly Template[] = [
  ['may use every camera without asking', 'darf ungefragt jede Kamera benutzen'],
  ['may use every microphone without asking', 'darf ungefragt jedes Mikrofon benutzen'],
  [
    'may read and write the documents in your home folder',
    'darf die Dokumente in Ihrem persönlichen Ordner lesen und schreiben',
  ],
  [
    'may read the disks and sticks that you plug in',
    'darf die Platten und Sticks lesen, die Sie anstecken',
  ],
];

export const devices: readonly Template[] = [
  ...flatpak.flatMap(([may, darf]): readonly Template[] => [
    [`{name} ${may}.`, `{name} ${darf}.`],
    [
      `The flatpak of {name} has no grant by which it ${may}.`,
      `Das Flatpak von {name} hat keine Erlaubnis, mit der gilt: Es ${darf}.`,
    ],
  ]),
  ...snap.flatMap(([may, darf]): readonly Template[] => [
    [`{name} ${may}.`, `{name} ${darf}.`],
    [
      `The snap of {name} has no connection by which it ${may}.`,
      `Das Snap von {name} hat keine Verbindung, mit der gilt: Es ${darf}.`,
    ],
  ]),
  // Flatpaks.
  [
    'It can read every document that you have, and change it.',
    'Es kann jedes Dokument lesen und ändern, das Sie haben.',
  ],
  [
    'A meeting client needs at most one folder for recordings and files that you send.',
    'Ein Konferenzprogramm braucht höchstens einen Ordner für Aufnahmen und Dateien, die Sie senden.',
  ],
  [
    'Files that you want to send have to be in a folder that it may still see.',
    'Dateien, die Sie senden wollen, müssen in einem Ordner liegen, den es noch sehen darf.',
  ],
  [
    'It can read nearly every file on this machine.',
    'Es kann fast jede Datei auf diesem Rechner lesen.',
  ],
  [
    'The sandbox is there to keep your files from it; with this grant it keeps nothing.',
    'Flatpak soll Ihre Dateien vor dem Programm abschirmen; mit dieser Erlaubnis schirmt es nichts ab.',
  ],
  [
    'It reaches the camera, and every other device, without asking.',
    'Es erreicht ungefragt die Kamera und jedes andere Gerät.',
  ],
  [
    'With this grant the client opens the camera itself; without it, it has to ask.',
    'Mit dieser Erlaubnis öffnet das Programm die Kamera selbst; ohne sie muss es fragen.',
  ],
  [
    'The camera works only where the client asks the desktop for it.',
    'Die Kamera geht nur, wo das Programm den Desktop darum bittet.',
  ],
  [
    'Sound in and out come together: who may play may also listen.',
    'Ton hinein und hinaus gibt es nur zusammen: Wer spielen darf, darf auch zuhören.',
  ],
  [
    'This grant gives both the loudspeaker and every microphone, and nobody is asked.',
    'Diese Erlaubnis gibt den Lautsprecher und jedes Mikrofon zugleich, und niemand wird gefragt.',
  ],
  [
    'You hear nothing, and nobody hears you, until the grant is given back.',
    'Sie hören nichts, und niemand hört Sie, bis die Erlaubnis wieder da ist.',
  ],
  [
    'On X11 every program can see the others’ windows and keys.',
    'Unter X11 sieht jedes Programm die Fenster und Tasten der anderen.',
  ],
  [
    'X11 has no walls between programs: the client can take pictures of the screen without being asked to share.',
    'X11 hat keine Wände zwischen Programmen: Das Programm kann den Bildschirm aufnehmen, ohne dass Sie ihn teilen.',
  ],
  [
    'On a session without Wayland its window does not open.',
    'In einer Sitzung ohne Wayland öffnet sich sein Fenster nicht.',
  ],
  [
    'It can tell other programs to act in its place.',
    'Es kann andere Programme an seiner Stelle handeln lassen.',
  ],
  [
    'Whoever may use the whole session bus can have other programs start things outside the sandbox.',
    'Wer den ganzen Sitzungsbus benutzen darf, kann andere Programme außerhalb seiner Abschirmung etwas starten lassen.',
  ],
  [
    'What it does together with other programs, such as media keys, may stop.',
    'Was es mit anderen Programmen zusammen tut, etwa bei Medientasten, geht vielleicht nicht mehr.',
  ],
  [
    'It can talk to the services of the whole machine.',
    'Es kann mit den Diensten des ganzen Rechners sprechen.',
  ],
  [
    'A meeting client has nothing to ask of the machine’s services.',
    'Ein Konferenzprogramm hat die Dienste des Rechners um nichts zu bitten.',
  ],
  [
    'It may no longer notice that the machine goes to sleep.',
    'Vielleicht merkt es nicht mehr, dass der Rechner schlafen geht.',
  ],
  [
    'Take the grant {grant} away from {application}, for you.',
    '{application} für Sie die Erlaubnis {grant} nehmen.',
  ],
  ['{application} has the grant {grant}.', '{application} hat die Erlaubnis {grant}.'],
  ['granted', 'erlaubt'],
  ['not granted', 'nicht erlaubt'],
  // Snaps.
  ['It opens the camera without asking.', 'Es öffnet ungefragt die Kamera.'],
  [
    'Nobody sees you until the connection is made again.',
    'Niemand sieht Sie, bis die Verbindung wieder da ist.',
  ],
  ['It listens without asking.', 'Es hört ungefragt zu.'],
  [
    'Nobody hears you until the connection is made again.',
    'Niemand hört Sie, bis die Verbindung wieder da ist.',
  ],
  [
    'It can read every document in your home folder, and change it.',
    'Es kann jedes Dokument in Ihrem persönlichen Ordner lesen und ändern.',
  ],
  [
    'Files that you want to send have to be in the snap’s own folder.',
    'Dateien, die Sie senden wollen, müssen im eigenen Ordner des Snaps liegen.',
  ],
  [
    'It can read every stick and disk that you plug in.',
    'Es kann jeden Stick und jede Platte lesen, die Sie anstecken.',
  ],
  [
    'Files on a stick have to be copied before they can be sent.',
    'Dateien auf einem Stick müssen kopiert werden, bevor sie gesendet werden können.',
  ],
  [
    'A snap sees only what it is connected to, and you may choose what that is.',
    'Ein Snap sieht nur, womit es verbunden ist, und was das ist, dürfen Sie bestimmen.',
  ],
  ['Disconnect {plug}.', '{plug} trennen.'],
  ['{application} is connected to {plug}.', '{application} ist mit {plug} verbunden.'],
  ['connected', 'verbunden'],
  ['disconnected', 'getrennt'],
  // Files.
  [
    'Nobody else on this machine can read {whose} settings.',
    'Niemand sonst auf diesem Rechner kann die Einstellungen von {whose} lesen.',
  ],
  [
    'Nobody else on this machine can read {whose} data.',
    'Niemand sonst auf diesem Rechner kann die Daten von {whose} lesen.',
  ],
  [
    'Others on this machine can read {whose} settings.',
    'Andere auf diesem Rechner können die Einstellungen von {whose} lesen.',
  ],
  [
    'Others on this machine can read {whose} data.',
    'Andere auf diesem Rechner können die Daten von {whose} lesen.',
  ],
  [
    'It matters only where somebody else uses this machine, or a service is broken into.',
    'Es zählt nur, wo noch jemand diesen Rechner benutzt oder in einen Dienst eingebrochen wird.',
  ],
  [
    'They hold identifiers of yours, such as your address and this machine’s, and sometimes keys.',
    'Darin stehen Kennungen von Ihnen, etwa Ihre Adresse und die dieses Rechners, und manchmal Schlüssel.',
  ],
  [
    'Let only you read {shown} (mode {mode}).',
    'Nur noch Sie {shown} lesen lassen (Rechte {mode}).',
  ],
  [
    '{shown} has the mode {mode}: others may look into it.',
    '{shown} hat die Rechte {mode}: Andere dürfen hineinsehen.',
  ],
  ['open to others', 'offen für andere'],
  ['yours alone', 'nur für Sie'],
  // The microphone.
  ['{name} starts with its microphone muted.', '{name} startet mit stummem Mikrofon.'],
  ['{name} has its microphone open.', '{name} hat sein Mikrofon offen.'],
  [
    'From its first second everybody hears what you say, until you mute yourself.',
    'Von der ersten Sekunde an hören alle, was Sie sagen, bis Sie sich stummschalten.',
  ],
  [
    'Whoever starts muted is heard only after a decision. The sound server remembers it for the next start.',
    'Wer stumm beginnt, wird erst gehört, wenn er es will. Der Tonserver merkt es sich für den nächsten Start.',
  ],
  [
    'Nobody hears you in {name}, in this call and in the next, until you unmute it in the sound settings.',
    'In {name} hört Sie niemand, in diesem Gespräch und im nächsten, bis Sie die Stummschaltung in den Toneinstellungen aufheben.',
  ],
  [
    'Mute {name} on “{deviceName}”, now and at its next start.',
    '{name} an „{deviceName}“ stummschalten, jetzt und beim nächsten Start.',
  ],
  [
    '“{application}” takes in sound from “{deviceName}” since {instant}.',
    '„{application}“ nimmt seit {instant} Ton von „{deviceName}“ auf.',
  ],
  ['open', 'offen'],
  ['muted until you speak', 'stumm, bis Sie sprechen'],
];
