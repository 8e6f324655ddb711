// What can be laid down for a browser that calls are held in.
import type { Template } from '../../templates.ts';

/** What is wrong or what is so, after the browser's name. */
const said: readonly Template[] = [
  ['lets web pages ask for your microphone', 'lässt Webseiten um Ihr Mikrofon bitten'],
  ['lets no web page use your microphone', 'lässt keine Webseite Ihr Mikrofon benutzen'],
  ['lets web pages ask for your camera', 'lässt Webseiten um Ihre Kamera bitten'],
  ['lets no web page use your camera', 'lässt keine Webseite Ihre Kamera benutzen'],
  [
    'may tell web pages the addresses of this machine in your own network',
    'sagt Webseiten vielleicht die Adressen dieses Rechners in Ihrem eigenen Netz',
  ],
  [
    'tells no web page the addresses of this machine in your own network',
    'sagt keiner Webseite die Adressen dieses Rechners in Ihrem eigenen Netz',
  ],
  [
    'lets a page start a meeting client for good after one “always open”',
    'lässt eine Seite nach einem einzigen „Immer öffnen“ auf Dauer ein Konferenzprogramm starten',
  ],
  [
    'asks each time before a page starts another program',
    'fragt jedes Mal, bevor eine Seite ein anderes Programm startet',
  ],
  [
    'may go on running after you have closed its last window',
    'läuft vielleicht weiter, wenn Sie sein letztes Fenster geschlossen haben',
  ],
  ['ends when you close its last window', 'endet, wenn Sie sein letztes Fenster schließen'],
  [
    'lets web pages ask to show your screen to others',
    'lässt Webseiten bitten, anderen Ihren Bildschirm zu zeigen',
  ],
  [
    'lets no web page take pictures of your screen',
    'lässt keine Webseite Ihren Bildschirm aufnehmen',
  ],
  [
    'lets some pages use your microphone without asking you',
    'lässt manche Seiten ungefragt Ihr Mikrofon benutzen',
  ],
  [
    'asks you before any page uses your microphone',
    'fragt Sie, bevor eine Seite Ihr Mikrofon benutzt',
  ],
  [
    'lets some pages use your camera without asking you',
    'lässt manche Seiten ungefragt Ihre Kamera benutzen',
  ],
  ['asks you before any page uses your camera', 'fragt Sie, bevor eine Seite Ihre Kamera benutzt'],
  [
    'lets some pages start other programs without asking you',
    'lässt manche Seiten ungefragt andere Programme starten',
  ],
  [
    'asks you before any page starts another program',
    'fragt Sie, bevor eine Seite ein anderes Programm startet',
  ],
  ['may send reports about how you use it', 'sendet vielleicht Berichte über Ihre Nutzung'],
  ['sends no reports about how you use it', 'sendet keine Berichte über Ihre Nutzung'],
  [
    'may send logs of your calls to its vendor',
    'sendet seinem Hersteller vielleicht Protokolle Ihrer Gespräche',
  ],
  [
    'sends no logs of your calls to its vendor',
    'sendet seinem Hersteller keine Protokolle Ihrer Gespräche',
  ],
];

export const policies: readonly Template[] = [
  ...said.map(([english, german]): Template => [`{name} ${english}.`, `{name} ${german}.`]),
  [
    'If you never hold calls in this browser, no page has a reason to listen.',
    'Wenn Sie in diesem Browser nie sprechen, hat keine Seite einen Grund zuzuhören.',
  ],
  [
    'If you never hold calls in this browser, no page has a reason to look.',
    'Wenn Sie in diesem Browser nie sprechen, hat keine Seite einen Grund zuzusehen.',
  ],
  ['Each page still has to ask you first.', 'Jede Seite muss Sie trotzdem erst fragen.'],
  [
    'Nobody hears you in calls that you hold in this browser.',
    'In Gesprächen, die Sie in diesem Browser führen, hört Sie niemand.',
  ],
  [
    'Nobody sees you in calls that you hold in this browser.',
    'In Gesprächen, die Sie in diesem Browser führen, sieht Sie niemand.',
  ],
  [
    'A page that opens a call in the background learns addresses by which you can be recognised, also behind a VPN.',
    'Eine Seite, die im Hintergrund ein Gespräch öffnet, erfährt Adressen, an denen Sie wiederzuerkennen sind, auch hinter einem VPN.',
  ],
  ['Any page can do it, without asking.', 'Jede Seite kann es, ohne zu fragen.'],
  [
    'Calls between two machines in the same house may take a detour.',
    'Gespräche zwischen zwei Rechnern im selben Haus nehmen vielleicht einen Umweg.',
  ],
  [
    'One tick, made in a hurry, lets a page start the client later without a question.',
    'Ein Häkchen, in Eile gesetzt, lässt eine Seite das Programm später ohne Rückfrage starten.',
  ],
  [
    'After the tick, a page alone decides when you join a meeting.',
    'Nach dem Häkchen entscheidet allein eine Seite, wann Sie an einer Besprechung teilnehmen.',
  ],
  [
    'You confirm each time that a link may open the client.',
    'Sie bestätigen jedes Mal, dass ein Link das Programm öffnen darf.',
  ],
  [
    'A browser without a window can keep a call, and its microphone, open.',
    'Ein Browser ohne Fenster kann ein Gespräch und sein Mikrofon offen halten.',
  ],
  [
    'It happens only where an installed web app asks for it.',
    'Das geschieht nur, wo eine installierte Web-App darum bittet.',
  ],
  [
    'Notifications of web apps come only while a window is open.',
    'Mitteilungen von Web-Apps kommen nur, solange ein Fenster offen ist.',
  ],
  [
    'If you never share your screen from this browser, no page has a reason to ask.',
    'Wenn Sie aus diesem Browser nie Ihren Bildschirm teilen, hat keine Seite einen Grund zu fragen.',
  ],
  ['You choose what is shown each time.', 'Was gezeigt wird, wählen Sie jedes Mal selbst.'],
  [
    'You cannot share your screen in calls that you hold in this browser.',
    'In Gesprächen, die Sie in diesem Browser führen, können Sie Ihren Bildschirm nicht teilen.',
  ],
  [
    'Somebody has laid down a list of pages that need no leave of yours.',
    'Jemand hat eine Liste von Seiten hinterlegt, die Sie nicht um Erlaubnis bitten müssen.',
  ],
  [
    'No question and no click stand between the page and the device.',
    'Zwischen der Seite und dem Gerät stehen keine Frage und kein Klick.',
  ],
  [
    'These pages ask you once, as all others do.',
    'Diese Seiten fragen Sie einmal, wie alle anderen auch.',
  ],
  [
    'Somebody has laid down a list of pages that may start a meeting client without a question.',
    'Jemand hat eine Liste von Seiten hinterlegt, die ohne Rückfrage ein Konferenzprogramm starten dürfen.',
  ],
  [
    'Opening the page is enough to join a meeting.',
    'Schon das Öffnen der Seite bringt Sie in eine Besprechung.',
  ],
  [
    'These pages ask you each time, as all others do.',
    'Diese Seiten fragen Sie jedes Mal, wie alle anderen auch.',
  ],
  [
    'Which features you use, and when it fails, goes to its vendor; it works as well without.',
    'Was Sie benutzen und wann etwas scheitert, erfährt der Hersteller; ohne das geht es genauso gut.',
  ],
  ['The reports are said to hold no names.', 'Die Berichte sollen keine Namen enthalten.'],
  [
    'Such a log tells when you spoke with which service, and how well the connection was.',
    'Ein solches Protokoll verrät, wann Sie mit welchem Dienst gesprochen haben und wie gut die Verbindung war.',
  ],
  [
    'It is sent only by services of the vendor’s own.',
    'Es wird nur von eigenen Diensten des Herstellers gesendet.',
  ],
  [
    'Lay down for {name}, for everybody on this machine: {setting}.',
    'Für {name} festlegen, für alle auf diesem Rechner: {setting}.',
  ],
  ['{shown} says so, in line {line}.', '{shown} sagt es so, in Zeile {line}.'],
  ['No policy in {folder} says {key}.', 'Keine Vorgabe in {folder} nennt {key}.'],
  [
    'It is not known where {name} reads its policies on this machine.',
    'Es ist nicht bekannt, wo {name} auf diesem Rechner seine Vorgaben liest.',
  ],
  ['Set it in the browser’s own settings.', 'Stellen Sie es im Browser selbst ein.'],
];
