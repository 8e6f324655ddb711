// What only Windows has of a client: its registry, services, scheduled tasks, and other people's profile folders.
import type { Template } from '../../templates.ts';

export const onWindows: readonly Template[] = [
  // The registry.
  ['{place} stands in the registry.', '{place} steht in der Registrierung.'],
  [
    '{place} is how Windows lists {name} among its apps; its uninstaller takes it away.',
    'Mit {place} führt Windows {name} unter seinen Apps; das eigene Deinstallationsprogramm nimmt es weg.',
  ],
  [
    '{place} is a service of {name}’s; where its uninstaller leaves it, delete it with “sc delete” as an administrator.',
    '{place} ist ein Dienst von {name}; lässt das Deinstallationsprogramm ihn stehen, löschen Sie ihn als Administrator mit „sc delete“.',
  ],
  [
    '{place} stands in another person’s part of the registry: only an administrator takes it away. Run Callwarden as one.',
    '{place} steht im Teil der Registrierung, der jemand anderem gehört: Nur ein Administrator nimmt es weg. Starten Sie Callwarden als Administrator.',
  ],
  [
    '{place} in the registry is said to be {name}’s, but no source that can be opened says so.',
    '{place} in der Registrierung soll zu {name} gehören, aber keine Quelle, die sich öffnen lässt, sagt es.',
  ],
  [
    '{place} in the registry is only called like {name}.',
    '{place} in der Registrierung heißt nur so ähnlich wie {name}.',
  ],
  [
    '{place} in the registry is known to be {name}’s.',
    '{place} in der Registrierung ist als Teil von {name} bekannt.',
  ],
  [
    'Take {place} out of the registry; all of it is kept first.',
    '{place} aus der Registrierung nehmen; vorher wird alles davon aufgehoben.',
  ],
  // Services and scheduled tasks.
  [
    'The service {service} of {name} goes with its uninstaller; look again afterwards.',
    'Der Dienst {service} von {name} geht mit dem Deinstallationsprogramm; sehen Sie danach noch einmal nach.',
  ],
  [
    'The service {service} of {name} is still there, with its program.',
    'Der Dienst {service} von {name} ist noch da, samt seinem Programm.',
  ],
  [
    'The service {service} of {name} was left behind; its program is gone.',
    'Der Dienst {service} von {name} ist übrig geblieben; sein Programm ist weg.',
  ],
  [
    'Take the service {service} out of the registry; all of it is kept first. Windows forgets it when it starts anew.',
    'Den Dienst {service} aus der Registrierung nehmen; vorher wird alles davon aufgehoben. Windows vergisst ihn beim nächsten Start.',
  ],
  [
    'The scheduled task {task} is one of {name}’s.',
    'Die geplante Aufgabe {task} gehört zu {name}.',
  ],
  [
    'The scheduled task {task} of {name} goes with its uninstaller; look again afterwards.',
    'Die geplante Aufgabe {task} von {name} geht mit dem Deinstallationsprogramm; sehen Sie danach noch einmal nach.',
  ],
  [
    'The scheduled task {task} of {name} was left behind.',
    'Die geplante Aufgabe {task} von {name} ist übrig geblieben.',
  ],
  [
    'Keep the definition of the scheduled task {task}.',
    'Die Beschreibung der geplanten Aufgabe {task} aufheben.',
  ],
  ['Delete the scheduled task {task}.', 'Die geplante Aufgabe {task} löschen.'],
  // Other people.
  [
    '{home}, the profile folder of another person, holds something of {name} too: it is theirs, so it stays. To look at it, ask them, and run Callwarden as administrator with --home and this folder.',
    'Auch {home}, der Profilordner von jemand anderem, enthält etwas von {name}: Das gehört dieser Person und bleibt. Um es anzusehen, fragen Sie sie, und starten Sie Callwarden als Administrator mit --home und diesem Ordner.',
  ],
  ['{path} is there.', '{path} ist da.'],
];
