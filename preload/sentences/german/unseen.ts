// What a look around could not see, and what would help.
import type { Template } from '../templates.ts';

export const unseen: readonly Template[] = [
  ['{path} may not be read.', '{path} darf nicht gelesen werden.'],
  ['{path} cannot be read.', '{path} ist nicht lesbar.'],
  ['Check the path.', 'Prüfen Sie den Pfad.'],
  ['Run as a user who may read it.', 'Starten Sie Callwarden als ein Benutzer, der es lesen darf.'],
  [
    '{path} is a link that leads to nothing here.',
    '{path} ist ein Verweis, der hier ins Leere führt.',
  ],
  [
    'Remove the link, or put back what it led to.',
    'Entfernen Sie den Verweis, oder legen Sie zurück, wohin er führte.',
  ],
  ['{path} is no ordinary file that can be read.', '{path} ist keine gewöhnliche lesbare Datei.'],
  [
    'Look at what stands there, and check the disk that it is on.',
    'Sehen Sie nach, was dort liegt, und prüfen Sie die Platte.',
  ],
  [
    '{path} is longer than {size}, so it was not read.',
    '{path} ist länger als {size} und wurde nicht gelesen.',
  ],
  ['Look at why it is so large.', 'Sehen Sie nach, warum es so groß ist.'],
  ['{path} holds text that is not UTF-8.', '{path} enthält Text, der nicht UTF-8 ist.'],
  ['Parts of it may be shown wrongly.', 'Teile davon werden vielleicht falsch gezeigt.'],
  ['{path} has a name that is not UTF-8.', '{path} hat einen Namen, der nicht UTF-8 ist.'],
  ['Rename it; it was not looked at.', 'Benennen Sie es um; angesehen wurde es nicht.'],
  [
    '{path} holds more than {count} entries; the others were not looked at.',
    '{path} enthält mehr als {count} Einträge; die übrigen wurden nicht angesehen.',
  ],
  ['Look at what fills it.', 'Sehen Sie nach, was es füllt.'],
  ['{path} could not be looked at.', '{path} ließ sich nicht ansehen.'],
  ['Run as its user.', 'Starten Sie Callwarden als dessen Benutzer.'],
  [
    '{path} holds what is no setting (line {line}).',
    '{path} enthält etwas, das keine Einstellung ist (Zeile {line}).',
  ],
  [
    '{path} holds what is no setting (lines {lines}).',
    '{path} enthält etwas, das keine Einstellung ist (Zeilen {lines}).',
  ],
  [
    'The other lines were read; mend these or remove them.',
    'Die übrigen Zeilen wurden gelesen; bringen Sie diese in Ordnung, oder entfernen Sie sie.',
  ],
  ['{path} is no desktop entry.', '{path} ist kein Starteintrag.'],
  [
    "{path} is no description of a browser's helper.",
    '{path} beschreibt kein Hilfsprogramm eines Browsers.',
  ],
  ['Mend the file or remove it.', 'Bringen Sie die Datei in Ordnung, oder entfernen Sie sie.'],
  ['{path} is no table of permissions.', '{path} ist keine Tabelle von Erlaubnissen.'],
  ['{path} is no plain JSON.', '{path} ist kein gültiges JSON.'],
  [
    'Mend it: the browser may ignore all of it.',
    'Bringen Sie es in Ordnung: Der Browser übergeht sonst vielleicht alles darin.',
  ],
  [
    '{path} does not say which snaps are connected.',
    '{path} sagt nicht, welche Snaps verbunden sind.',
  ],
  ['Ask snapd itself: snap connections NAME.', 'Fragen Sie snapd selbst: snap connections NAME.'],
];
