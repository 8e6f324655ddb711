// What is cut off from the network, what a person should know before, and why it cannot be.
import type { Template } from '../templates.ts';

export const blocks: readonly Template[] = [
  [
    '{name} no longer reaches third parties: networks that other companies than {vendor} run for their own services.',
    '{name} erreicht keine Dritten mehr: Netze, die andere Firmen als {vendor} für ihre eigenen Dienste betreiben.',
  ],
  [
    '{name} reaches only networks of {vendor}, and the name servers of this machine.',
    '{name} erreicht nur noch Netze von {vendor} und die Namensserver dieses Rechners.',
  ],
  [
    '{name} reaches only whom it talked to in its last {count} meetings, and the name servers of this machine.',
    '{name} erreicht nur noch, mit wem es in seinen letzten {count} Besprechungen gesprochen hat, und die Namensserver dieses Rechners.',
  ],
  [
    '{name} no longer reaches the network at all.',
    '{name} erreicht das Netz überhaupt nicht mehr.',
  ],
  ['Nothing of {name} is blocked any more.', 'Von {name} ist nichts mehr gesperrt.'],
  // What to know before.
  [
    'What {name} has open to whom it no longer reaches is closed, and over UDP whatever has no fixed peer, for good. What it opens in the first instant after its start is not held: to be sure, end it and start it anew while Callwarden runs.',
    'Was {name} zu denen offen hat, die es nicht mehr erreicht, wird geschlossen, und über UDP alles ohne feste Gegenstelle, endgültig. Was es im ersten Augenblick nach dem Start öffnet, wird nicht aufgehalten: Um sicher zu sein, beenden Sie es und starten es neu, während Callwarden läuft.',
  ],
  [
    'What {name} has open already over UDP, and what it opens in the first instant after its start, is not held: to be sure, end it and start it anew while Callwarden runs.',
    'Was {name} über UDP schon offen hat und was es im ersten Augenblick nach dem Start öffnet, wird nicht aufgehalten: Um sicher zu sein, beenden Sie es und starten es neu, während Callwarden läuft.',
  ],
  [
    'Who rents servers from a cloud cannot be told from others there by address, and is not blocked.',
    'Wer in einer Cloud Server mietet, ist an der Adresse nicht von anderen dort zu unterscheiden und wird nicht gesperrt.',
  ],
  [
    'What {vendor} runs on rented servers stops too, and ranges change: calls may fail until the block is lifted.',
    'Auch was {vendor} auf gemieteten Servern betreibt, geht nicht mehr, und Adressbereiche ändern sich: Gespräche können scheitern, bis die Sperre aufgehoben ist.',
  ],
  [
    'Servers change from day to day: the next call may need one that was not seen before, and fails then.',
    'Server wechseln von Tag zu Tag: Das nächste Gespräch braucht vielleicht einen, der noch nicht gesehen wurde, und scheitert dann.',
  ],
  [
    'Calls end, and {name} cannot sign in until the block is lifted.',
    'Gespräche enden, und {name} kann sich nicht anmelden, bis die Sperre aufgehoben ist.',
  ],
  // Why not.
  [
    'No ranges of {vendor} are known, so all of {name} would stop.',
    'Von {vendor} sind keine Adressbereiche bekannt; ganz {name} ginge nicht mehr.',
  ],
  [
    'Only {seen} of {count} meetings of {name} have been seen so far.',
    'Bisher wurden erst {seen} von {count} Besprechungen mit {name} gesehen.',
  ],
  [
    'Nobody was named in the last {count} meetings of {name}, so all of it would stop.',
    'In den letzten {count} Besprechungen mit {name} war niemand zu benennen; alles davon ginge nicht mehr.',
  ],
  [
    'No third party is known: the table of networks is missing.',
    'Es sind keine Dritten bekannt: Die Tabelle der Netze fehlt.',
  ],
  [
    'Choose another kind of block, or end the client.',
    'Wählen Sie eine andere Art der Sperre, oder beenden Sie das Programm.',
  ],
  ['Nothing of this client is blocked.', 'Von diesem Programm ist nichts gesperrt.'],
  [
    'No block waits to be confirmed: its time is over, or it was confirmed before.',
    'Keine Sperre wartet auf Bestätigung: Ihre Zeit ist um, oder sie wurde schon bestätigt.',
  ],
  [
    'Apply it again, and confirm within 15 seconds.',
    'Wenden Sie sie noch einmal an, und bestätigen Sie binnen 15 Sekunden.',
  ],
  [
    'On this system Callwarden cannot cut a client off from the network.',
    'Auf diesem System kann Callwarden kein Programm vom Netz trennen.',
  ],
  ['End the client instead.', 'Beenden Sie stattdessen das Programm.'],
  [
    'The block is not for the client’s own group of processes, and nothing was changed.',
    'Die Sperre gilt nicht der eigenen Prozessgruppe des Programms; nichts wurde geändert.',
  ],
  [
    'Please report this: no step of ours should ask for it.',
    'Bitte melden Sie das: Kein Schritt von uns sollte darum bitten.',
  ],
  [
    'Another block of this client stands by now; nothing was changed.',
    'Inzwischen gilt eine andere Sperre für dieses Programm; nichts wurde geändert.',
  ],
  ['Look again, and choose anew.', 'Sehen Sie neu nach, und wählen Sie neu.'],
  [
    'The client’s control group is gone, so no rule can match it.',
    'Die Kontrollgruppe des Programms gibt es nicht mehr; keine Regel kann es treffen.',
  ],
  ['Choose the block again.', 'Wählen Sie die Sperre noch einmal.'],
  [
    'As you said, the block was taken back; nothing is blocked by it.',
    'Wie gewünscht ist die Sperre zurückgenommen; sie sperrt nichts.',
  ],
  [
    'Nobody said in time that all is well, so the block was taken back.',
    'Niemand hat rechtzeitig gesagt, dass alles gut ist; die Sperre ist zurückgenommen.',
  ],
  [
    'What is to be blocked could not be written down, so nothing was changed.',
    'Was gesperrt werden soll, ließ sich nicht niederschreiben; nichts wurde geändert.',
  ],
  [
    'Look at the disk, then try again.',
    'Sehen Sie nach der Platte, und versuchen Sie es dann noch einmal.',
  ],
  [
    'No control group can be made for the client, so no rule could match it alone.',
    'Für das Programm lässt sich keine Kontrollgruppe anlegen; keine Regel könnte es allein treffen.',
  ],
  [
    'Log in to a session that systemd runs, or end the client instead.',
    'Melden Sie sich in einer Sitzung an, die systemd führt, oder beenden Sie stattdessen das Programm.',
  ],
  [
    "Process {pid} could not be moved into the client's control group, so it is not blocked.",
    'Prozess {pid} ließ sich nicht in die Kontrollgruppe des Programms umsetzen; er ist nicht gesperrt.',
  ],
  [
    'End the client and start it anew, or do it as its own user.',
    'Beenden Sie das Programm und starten Sie es neu, oder tun Sie es als sein eigener Benutzer.',
  ],
  [
    'The rules could not be written down, so nothing was changed.',
    'Die Regeln ließen sich nicht niederschreiben; nichts wurde geändert.',
  ],
  ['Do it as the administrator.', 'Tun Sie es als Administrator.'],
  [
    'The program nft is not installed, so no client can be cut off from the network here.',
    'Das Programm nft ist nicht installiert; hier lässt sich kein Programm vom Netz trennen.',
  ],
  [
    'Install the package nftables, or end the client instead.',
    'Installieren Sie das Paket nftables, oder beenden Sie stattdessen das Programm.',
  ],
  [
    'This machine keeps control groups of the first version, by which a rule cannot tell one program from another.',
    'Dieser Rechner führt Kontrollgruppen der ersten Version; damit kann keine Regel ein Programm vom anderen unterscheiden.',
  ],
  [
    'End the client instead; or start the system with control groups of version 2 (systemd.unified_cgroup_hierarchy=1).',
    'Beenden Sie stattdessen das Programm; oder starten Sie das System mit Kontrollgruppen der Version 2 (systemd.unified_cgroup_hierarchy=1).',
  ],
];
