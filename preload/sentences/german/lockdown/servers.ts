// What of a client waits, can be started from outside, or stays behind.
import type { Template } from '../../templates.ts';

export const servers: readonly Template[] = [
  // Parts that outlive it.
  [
    'No part of {name} goes on when {name} has ended.',
    'Kein Teil von {name} läuft weiter, wenn {name} beendet ist.',
  ],
  [
    'A part of {name} goes on running although {name} is gone.',
    'Ein Teil von {name} läuft weiter, obwohl {name} weg ist.',
  ],
  [
    'Nobody looks after a part that runs alone, and nothing updates it.',
    'Um einen Teil, der allein läuft, kümmert sich niemand, und nichts aktualisiert ihn.',
  ],
  [
    'In 2019 a helper of a meeting client stayed behind after the client was removed, and could bring it back. A part that outlives its program has no business here.',
    '2019 blieb ein Hilfsprogramm zurück, nachdem sein Konferenzprogramm entfernt war, und konnte es wiederbringen. Ein Teil, der sein Programm überlebt, hat hier nichts zu suchen.',
  ],
  ['“{program}” (pid {pid}) still runs.', '„{program}“ (Prozess {pid}) läuft noch.'],
  ['End what is left of {name}.', 'Beenden, was von {name} übrig ist.'],
  ['running', 'läuft'],
  ['ended', 'beendet'],
  // On the network and on this machine.
  [
    '{name} does not wait for connections from the network.',
    '{name} wartet nicht auf Verbindungen aus dem Netz.',
  ],
  [
    '{name} accepts connections from other machines.',
    '{name} nimmt Verbindungen von anderen Rechnern an.',
  ],
  [
    'Any machine on the same network can reach it.',
    'Jeder Rechner im selben Netz kann es erreichen.',
  ],
  [
    "A meeting client calls out; it does not have to be called. What waits on the network can be attacked from the café's Wi-Fi.",
    'Ein Konferenzprogramm ruft an; angerufen werden muss es nicht. Was im Netz wartet, lässt sich aus dem WLAN des Cafés angreifen.',
  ],
  [
    'Quit {name} when you are not in a call: the waiting ends with it.',
    'Beenden Sie {name}, wenn Sie nicht sprechen: Damit endet auch das Warten.',
  ],
  [
    'Switch your system’s firewall on, so that nobody outside reaches it.',
    'Schalten Sie die Firewall Ihres Systems ein, damit es von außen niemand erreicht.',
  ],
  [
    '{name} runs no web server on this machine.',
    '{name} betreibt auf diesem Rechner keinen Webserver.',
  ],
  ['{name} runs a server on this machine.', '{name} betreibt auf diesem Rechner einen Server.'],
  [
    'Programs on this machine and many web pages can talk to it.',
    'Programme auf diesem Rechner und viele Webseiten können mit ihm sprechen.',
  ],
  [
    'A server on your own machine can be reached by web pages that you visit. In 2019 one of these let any page switch a camera on.',
    'Einen Server auf Ihrem eigenen Rechner erreichen auch die Webseiten, die Sie besuchen. 2019 ließ ein solcher jede Seite eine Kamera einschalten.',
  ],
  [
    'Quit {name} when you are not in a call: the server ends with it.',
    'Beenden Sie {name}, wenn Sie nicht sprechen: Damit endet auch der Server.',
  ],
  [
    'Join by your browser instead, which needs no such server.',
    'Nehmen Sie stattdessen im Browser teil; der braucht keinen solchen Server.',
  ],
  ['Process {pid} waits at {place} ({protocol}).', 'Prozess {pid} wartet an {place} ({protocol}).'],
  [
    'Process {pid} waits at {place} ({protocol}). Known as: {fact}',
    'Prozess {pid} wartet an {place} ({protocol}). Bekannt als: {fact}',
  ],
  ['open at {ports}', 'offen an {ports}'],
  ['closed', 'geschlossen'],
  // Modules that listen.
  ['A start of {name} opens no {module}.', 'Beim Start öffnet {name} kein {module}.'],
  [
    'When it runs, {name} takes orders from the network: to call, and to answer calls.',
    'Wenn {name} läuft, nimmt es Befehle aus dem Netz an: anzurufen und Anrufe anzunehmen.',
  ],
  [
    'When it runs, {name} offers a console to the network.',
    'Wenn {name} läuft, bietet es dem Netz eine Konsole an.',
  ],
  [
    'When it runs, {name} shows a web page with your calls to the network.',
    'Wenn {name} läuft, zeigt es dem Netz eine Webseite mit Ihren Anrufen.',
  ],
  [
    'No password is asked for, and the example configuration opens it to every network.',
    'Ein Kennwort wird nicht verlangt, und die Beispielkonfiguration öffnet es für jedes Netz.',
  ],
  ['Whoever reaches it can give orders.', 'Wer es erreicht, kann Befehle geben.'],
  [
    'A program that steers baresip, such as a desktop’s call button, no longer reaches it.',
    'Ein Programm, das baresip steuert, etwa ein Anrufknopf auf dem Desktop, erreicht es nicht mehr.',
  ],
  [
    'You can no longer type its commands from another machine.',
    'Sie können seine Befehle nicht mehr von einem anderen Rechner aus eintippen.',
  ],
  ['Its web page is gone.', 'Seine Webseite ist weg.'],
  [
    'Take the line that loads {module} out of {shown}, by a # before it.',
    'Die Zeile in {shown}, die {module} lädt, mit einem # davor stilllegen.',
  ],
  ['{shown} loads {module}, in line {line}.', '{shown} lädt {module}, in Zeile {line}.'],
  ['loaded', 'geladen'],
  ['not loaded', 'nicht geladen'],
  // Links.
  [
    'A click on a {scheme}: link does not start {name}.',
    'Ein Klick auf einen {scheme}:-Link startet {name} nicht.',
  ],
  [
    'A click on a {scheme}: link starts {name}.',
    'Ein Klick auf einen {scheme}:-Link startet {name}.',
  ],
  ['It only offers itself for telephone numbers.', 'Es bietet sich nur für Telefonnummern an.'],
  [
    'A web page can start the client with words of its own choosing.',
    'Eine Webseite kann das Programm starten und ihm dabei sagen, was sie will.',
  ],
  [
    '{name} has put itself in charge of {scheme}: links. Numbers that you click on go to it first.',
    '{name} hat sich für {scheme}:-Links zuständig gemacht. Nummern, auf die Sie klicken, gehen zuerst an {name}.',
  ],
  [
    'Whoever writes the link decides what {name} does when it starts. Several of the holes found in meeting clients began with such a link.',
    'Wer den Link schreibt, bestimmt, was {name} beim Start tut. Mehrere der Lücken, die in Konferenzprogrammen gefunden wurden, begannen mit einem solchen Link.',
  ],
  [
    'Links in mails and calendars no longer open {name}; join by its own window, or in the browser. Without a desktop environment, xdg-open does not heed what is removed in this list, and may still start {name}.',
    'Links in Mails und Kalendern öffnen {name} nicht mehr; nehmen Sie über sein Fenster teil oder im Browser. Ohne Desktopumgebung beachtet xdg-open nicht, was in dieser Liste entfernt ist, und startet {name} vielleicht trotzdem.',
  ],
  [
    'Say in your list of default programs that {scheme}: links do not belong to {entries}.',
    'In Ihre Liste der Standardprogramme schreiben, dass {scheme}:-Links nicht zu {entries} gehören.',
  ],
  [
    '{shown} claims {scheme}: links, and gets them.',
    '{shown} beansprucht {scheme}:-Links und bekommt sie.',
  ],
  ['opened by {name}', 'von {name} geöffnet'],
  ['opened by nothing', 'von nichts geöffnet'],
  // Browsers.
  [
    'No browser can start a program of {whose}.',
    'Kein Browser kann ein Programm von {whose} starten.',
  ],
  [
    'A browser can start a program of {whose} by itself.',
    'Ein Browser kann von sich aus ein Programm von {whose} starten.',
  ],
  [
    'It is a way out of the browser’s sandbox.',
    'Es ist ein Weg aus dem abgeschirmten Bereich des Browsers hinaus.',
  ],
  [
    "A browser extension can start this program outside the browser's walls, with all that you may do.",
    'Eine Browsererweiterung kann dieses Programm außerhalb des Browsers starten, und es darf dann alles, was Sie dürfen.',
  ],
  [
    'Buttons that {whose} extension puts into the browser stop working.',
    'Knöpfe, die die Erweiterung von {whose} in den Browser setzt, gehen nicht mehr.',
  ],
  [
    'Move {shown} away, so that {browser} can no longer start it.',
    '{shown} wegbewegen, damit {browser} es nicht mehr starten kann.',
  ],
  [
    '{browser} may start a program of {whose} for an extension.',
    '{browser} darf für eine Erweiterung ein Programm von {whose} starten.',
  ],
  ['allowed', 'erlaubt'],
  ['not allowed', 'nicht erlaubt'],
  // What is left behind.
  ['Nothing of {name} is left where {name} is gone.', 'Wo {name} weg ist, ist nichts davon übrig.'],
  [
    '{name} is gone, but its files are still here.',
    '{name} ist weg, aber seine Dateien sind noch da.',
  ],
  [
    'It holds your sign-in, identifiers and records of calls.',
    'Darin stehen Ihre Anmeldung, Kennungen und Aufzeichnungen über Gespräche.',
  ],
  [
    'The program is no longer installed, but what it kept about you is still on this disk.',
    'Das Programm ist nicht mehr installiert, aber was es über Sie behalten hat, liegt noch auf dieser Platte.',
  ],
  [
    'If you install {name} again, you sign in and set it up anew. Until it is deleted for good, all of it can be put back.',
    'Installieren Sie {name} wieder, melden Sie sich neu an und richten es neu ein. Bis es endgültig gelöscht ist, lässt sich alles zurückholen.',
  ],
  ['The {kind} {shown} is still there.', '{kind} {shown} ist noch da.'],
  ['Move {shown} to quarantine.', '{shown} in Quarantäne bewegen.'],
  ['still here', 'noch da'],
  ['still here, in {count} places', 'noch da, an {count} Stellen'],
  ['gone', 'weg'],
];
