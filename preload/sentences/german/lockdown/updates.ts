// How a client is brought up to date, and whether anybody vouches for its updates.
import type { Template } from '../../templates.ts';

export const updates: readonly Template[] = [
  [
    '{name} is updated together with the system.',
    '{name} wird zusammen mit dem System aktualisiert.',
  ],
  ['Nothing updates {name} by itself.', 'Von selbst wird {name} nicht aktualisiert.'],
  [
    'Holes that are found from now on stay open until you notice.',
    'Lücken, die ab jetzt gefunden werden, bleiben offen, bis es Ihnen auffällt.',
  ],
  [
    '{name} was put here as a single package. Unless something brings updates, it stays as old as it is.',
    '{name} kam als einzelnes Paket hierher. Bringt nichts Aktualisierungen, bleibt es so alt, wie es ist.',
  ],
  ['The repository in {shown} is switched off.', 'Die Paketquelle in {shown} ist ausgeschaltet.'],
  [
    'The package {package} stands in {path}; no repository here offers it.',
    'Das Paket {package} liegt in {path}; keine Paketquelle hier bietet es an.',
  ],
  ['without its repository', 'ohne seine Paketquelle'],
  ['without a repository', 'ohne Paketquelle'],
  ['updated with the system', 'mit dem System aktualisiert'],
  // What to do.
  [
    'Look in {name} itself for an update.',
    'Suchen Sie in {name} selbst nach einer Aktualisierung.',
  ],
  [
    'Look for an update in the program itself.',
    'Suchen Sie im Programm selbst nach einer Aktualisierung.',
  ],
  [
    'Look for an update in the program itself, or download the newest version.',
    'Suchen Sie im Programm selbst nach einer Aktualisierung, oder laden Sie die neueste Version herunter.',
  ],
  [
    'Nothing updates it by itself: download the newest version and install it over this one.',
    'Nichts aktualisiert es von selbst: Laden Sie die neueste Version herunter, und installieren Sie sie über diese.',
  ],
  [
    'Its vendor has ended it and will mend nothing: the remedy is to remove it.',
    'Sein Hersteller hat es eingestellt und behebt nichts mehr: Da hilft nur, es zu entfernen.',
  ],
  ['Update it with Flatpak.', 'Aktualisieren Sie es mit Flatpak.'],
  ['Update it with Snap.', 'Aktualisieren Sie es mit Snap.'],
  [
    'Update it with the whole system, or build it anew from the AUR.',
    'Aktualisieren Sie es mit dem ganzen System, oder bauen Sie es neu aus dem AUR.',
  ],
  [
    'Update the package from the vendor’s repository.',
    'Aktualisieren Sie das Paket aus der Paketquelle des Herstellers.',
  ],
  [
    'Update the package from your distribution.',
    'Aktualisieren Sie das Paket aus Ihrer Distribution.',
  ],
  [
    'Or use {name} in the browser, which your system updates.',
    'Oder nutzen Sie {name} im Browser, den Ihr System aktuell hält.',
  ],
  ['In a terminal: {command}', 'In einem Terminal: {command}'],
  // Signatures.
  [
    'Updates of {name} are installed only with the vendor’s signature.',
    'Aktualisierungen von {name} werden nur mit der Signatur des Herstellers installiert.',
  ],
  [
    'Updates of {name} are installed without a signature.',
    'Aktualisierungen von {name} werden ohne Signatur installiert.',
  ],
  [
    'Whoever sits on the way can put any program on this machine, as root.',
    'Wer auf dem Weg sitzt, kann diesem Rechner jedes Programm unterschieben, mit allen Rechten.',
  ],
  [
    'A signature proves that an update comes from the vendor. Here it is not asked for.',
    'Eine Signatur beweist, dass eine Aktualisierung vom Hersteller kommt. Hier wird sie nicht verlangt.',
  ],
  [
    'Where the vendor’s key is missing, updates of {name} stop with an error until it is there.',
    'Wo der Schlüssel des Herstellers fehlt, brechen Aktualisierungen von {name} mit einem Fehler ab, bis er da ist.',
  ],
  ['{shown} takes packages without a signature.', '{shown} nimmt Pakete ohne Signatur an.'],
  ['Ask for a signature in {shown}.', 'In {shown} eine Signatur verlangen.'],
  ['unsigned', 'ohne Signatur'],
  ['signed', 'signiert'],
  // Encryption.
  [
    'Updates of {name} are fetched over an encrypted connection.',
    'Aktualisierungen von {name} kommen über eine verschlüsselte Verbindung.',
  ],
  [
    'Updates of {name} are fetched without encryption.',
    'Aktualisierungen von {name} kommen unverschlüsselt.',
  ],
  [
    'The signature still protects what is installed.',
    'Was installiert wird, schützt immer noch die Signatur.',
  ],
  [
    'Without encryption, everybody on the way sees that you use {name}, and can hold updates back.',
    'Ohne Verschlüsselung sieht jeder auf dem Weg, dass Sie {name} benutzen, und kann Aktualisierungen zurückhalten.',
  ],
  [
    'Open the file shown below as administrator.',
    'Öffnen Sie die unten gezeigte Datei als Administrator.',
  ],
  [
    'Write https: in place of http: in the address, and update once to see that it works.',
    'Schreiben Sie in der Adresse https: statt http:, und aktualisieren Sie einmal, um zu sehen, ob es geht.',
  ],
  ['{shown} fetches from {address}.', '{shown} holt von {address}.'],
  // Who may change where they come from.
  [
    'Only the administrator can change where updates of {name} come from.',
    'Nur der Administrator kann ändern, woher Aktualisierungen von {name} kommen.',
  ],
  [
    'Others on this machine can change where updates of {name} come from.',
    'Andere auf diesem Rechner können ändern, woher Aktualisierungen von {name} kommen.',
  ],
  [
    'Whoever may write these files decides what is installed here, as root.',
    'Wer diese Dateien schreiben darf, bestimmt, was hier mit allen Rechten installiert wird.',
  ],
  [
    'The key says whose updates are believed, the list says where they come from. Both belong to the administrator alone.',
    'Der Schlüssel sagt, wessen Aktualisierungen geglaubt wird, die Liste, woher sie kommen. Beides gehört allein dem Administrator.',
  ],
  [
    '{shown} can be changed by others (mode {mode}).',
    'Andere können {shown} ändern (Rechte {mode}).',
  ],
  ['Let nobody but its owner write {shown}.', 'Nur noch den Eigentümer {shown} schreiben lassen.'],
  ['writable by others', 'von anderen beschreibbar'],
  ['writable by the administrator alone', 'nur vom Administrator beschreibbar'],
];
