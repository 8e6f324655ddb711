// What a plan's actions meet, and what becomes of changes that were interrupted or are taken back.
import type { Template } from '../templates.ts';

const lookAgain: Template = [
  'Look again, and make the plan anew.',
  'Sehen Sie neu nach, und lassen Sie den Plan neu machen.',
];

export const journal: readonly Template[] = [
  // What the system refuses.
  ['{path} is not there.', '{path} ist nicht da.'],
  [
    'Look again: something has changed since the plan was made.',
    'Sehen Sie neu nach: Seit dem Plan hat sich etwas geändert.',
  ],
  [
    '{path} has a link or a file on its way where a folder was expected, and it is not followed.',
    'Auf dem Weg zu {path} steht ein Verweis oder eine Datei, wo ein Ordner sein sollte; dem wird nicht gefolgt.',
  ],
  ['Use the path without links.', 'Nehmen Sie den Pfad ohne Verweise.'],
  [
    '{path} is a link where a file was expected, and it is not followed.',
    '{path} ist ein Verweis, wo eine Datei sein sollte; ihm wird nicht gefolgt.',
  ],
  ['{path} is no regular file.', '{path} ist keine gewöhnliche Datei.'],
  [
    'Look at it by hand: it may be a device or a pipe.',
    'Sehen Sie es selbst an: Vielleicht ist es ein Gerät oder eine Röhre.',
  ],
  ['{path} may not be changed by you.', '{path} dürfen Sie nicht ändern.'],
  ['Do it as the user whom it belongs to.', 'Tun Sie es als der Benutzer, dem es gehört.'],
  [
    '{path} may not be changed: it belongs to somebody else, or it is marked as immutable.',
    '{path} lässt sich nicht ändern: Es gehört jemand anderem oder ist als unveränderlich gekennzeichnet.',
  ],
  [
    'See with "lsattr" whether it is marked "i", and do it as the user whom it belongs to.',
    'Sehen Sie mit „lsattr“ nach, ob dort ein „i“ steht, und tun Sie es als der Benutzer, dem es gehört.',
  ],
  [
    '{path} may not be changed: macOS protects it from other programs, or it belongs to somebody else.',
    '{path} lässt sich nicht ändern: macOS schützt es vor anderen Programmen, oder es gehört jemand anderem.',
  ],
  [
    'Allow Callwarden, or the terminal that it runs in, in System Settings, Privacy & Security, under App Management and, for other data, under Full Disk Access; then try again.',
    'Erlauben Sie es Callwarden oder dem Terminal, in dem es läuft, in den Systemeinstellungen unter „Datenschutz & Sicherheit“ bei „App-Verwaltung“ und, für andere Daten, bei „Festplattenvollzugriff“, und versuchen Sie es dann noch einmal.',
  ],
  [
    '{path} may not be changed: Windows does not let you, or a program uses it.',
    '{path} lässt sich nicht ändern: Windows erlaubt es Ihnen nicht, oder ein Programm benutzt es.',
  ],
  [
    'End what uses it, or do it as the user whom it belongs to.',
    'Beenden Sie, was es benutzt, oder tun Sie es als der Benutzer, dem es gehört.',
  ],
  ['{path} is in use by a program.', '{path} wird von einem Programm benutzt.'],
  [
    'End what uses it, then try again.',
    'Beenden Sie, was es benutzt, und versuchen Sie es dann noch einmal.',
  ],
  [
    '{path} is on a disk that can only be read.',
    '{path} liegt auf einer Platte, die nur gelesen werden kann.',
  ],
  ['Make the disk writable first.', 'Machen Sie die Platte zuerst beschreibbar.'],
  [
    '{path} is in use by the system (a mount point, for one).',
    '{path} wird vom System gebraucht (etwa als Einhängepunkt).',
  ],
  ['Unmount it first.', 'Hängen Sie es zuerst aus.'],
  ['{path} was put there by somebody meanwhile.', '{path} hat inzwischen jemand dort hingelegt.'],
  ['{path} was filled by somebody meanwhile.', 'In {path} hat inzwischen jemand etwas gelegt.'],
  ['Look at it, then try again.', 'Sehen Sie es an, und versuchen Sie es dann noch einmal.'],
  ['{path} has another disk mounted in it.', 'In {path} ist eine andere Platte eingehängt.'],
  ['{path} needs more room than the disk has.', '{path} braucht mehr Platz, als die Platte hat.'],
  ['{path} needs more room than you are allowed.', '{path} braucht mehr Platz, als Ihnen zusteht.'],
  [
    'Free some space, then try again.',
    'Schaffen Sie Platz, und versuchen Sie es dann noch einmal.',
  ],
  ['{path} would be larger than a file may be.', '{path} würde größer, als eine Datei sein darf.'],
  ['Raise the limit on file sizes.', 'Heben Sie die Grenze für Dateigrößen an.'],
  ['{path} could not be changed.', '{path} ließ sich nicht ändern.'],
  ['Check the disk that it is on.', 'Prüfen Sie die Platte, auf der es liegt.'],
  // What is not as it was.
  lookAgain,
  ['{path} is no longer there.', '{path} ist nicht mehr da.'],
  [
    '{path} is no longer as it was when the plan was made.',
    '{path} ist nicht mehr, wie es war, als der Plan gemacht wurde.',
  ],
  ['{path} was exchanged just now.', '{path} wurde gerade eben ausgetauscht.'],
  ['{path} was changed just now.', '{path} wurde gerade eben geändert.'],
  ['{path} is no file.', '{path} ist keine Datei.'],
  ['Look at it by hand first.', 'Sehen Sie es zuerst selbst an.'],
  ['{path} is no JSON that is understood.', '{path} ist kein JSON, das verstanden wird.'],
  [
    'Close the program that writes it, then try again.',
    'Schließen Sie das Programm, das es schreibt, und versuchen Sie es dann noch einmal.',
  ],
  ['Choose the other steps.', 'Wählen Sie die anderen Schritte.'],
  ['Look again.', 'Sehen Sie neu nach.'],
  ['{path} is being written to just now.', 'In {path} wird gerade geschrieben.'],
  [
    'End the program that writes it, then try again.',
    'Beenden Sie das Programm, das schreibt, und versuchen Sie es dann noch einmal.',
  ],
  [
    '{path} belongs to somebody else, and its owner could not be kept.',
    '{path} gehört jemand anderem, und dabei ließ es sich nicht belassen.',
  ],
  [
    '{path} could not be copied exactly: {what} differs.',
    '{path} ließ sich nicht genau kopieren: {what} weicht ab.',
  ],
  [
    'End what still writes there, or do it as the user whom it belongs to.',
    'Beenden Sie, was dort noch schreibt, oder tun Sie es als der Benutzer, dem es gehört.',
  ],
  // What is never changed.
  [
    '{path} lies outside what Callwarden may change.',
    '{path} liegt außerhalb dessen, was Callwarden ändern darf.',
  ],
  ['Only what is below {places} is changed.', 'Geändert wird nur, was unter {places} liegt.'],
  ['{path} is no plain absolute path.', '{path} ist kein schlichter vollständiger Pfad.'],
  [
    '{path} is never moved away: too much depends on it.',
    '{path} wird nie wegbewegt: Zu viel hängt davon ab.',
  ],
  ['This machine has no registry.', 'Dieser Rechner hat keine Registrierung.'],
  ['Do it on Windows.', 'Tun Sie es unter Windows.'],
  ['Give the path from / without "..".', 'Geben Sie den Pfad von / an, ohne „..“.'],
  [
    '{path} is never changed: too much depends on it.',
    '{path} wird nie geändert: Zu viel hängt davon ab.',
  ],
  ['Choose what is in it.', 'Wählen Sie etwas darin.'],
  ['{path} holds what is needed to undo.', '{path} enthält, was zum Zurücknehmen gebraucht wird.'],
  ['Leave it where it is.', 'Lassen Sie es, wo es ist.'],
  ["{path} is somebody's home.", '{path} ist der persönliche Ordner von jemandem.'],
  ['Another disk is mounted at {path}.', 'Unter {path} ist eine andere Platte eingehängt.'],
  // Interrupted, stopped, taken back.
  [
    'You were taking it back: Callwarden has gone on with that, and finished it.',
    'Sie waren dabei, es zurückzunehmen: Callwarden hat damit weitergemacht und ist fertig geworden.',
  ],
  [
    'What was in quarantine was being deleted for good: Callwarden has finished that.',
    'Was in Quarantäne war, wurde gerade endgültig gelöscht: Callwarden hat das zu Ende gebracht.',
  ],
  [
    'It was not yet done: Callwarden has taken it back, and all is as it was before.',
    'Sie war noch nicht fertig: Callwarden hat sie zurückgenommen, und alles ist wie zuvor.',
  ],
  [
    'Not all of it could be put right yet: see the past changes under Lock down.',
    'Noch nicht alles ließ sich in Ordnung bringen: Sehen Sie die früheren Änderungen unter „Absichern“ an.',
  ],
  [
    'All of it had been done already: Callwarden has finished it, and it holds.',
    'Alles war schon getan: Callwarden hat sie zu Ende gebracht, und sie gilt.',
  ],
  [
    'The change of {when} was interrupted, and not all could be taken back: {said}',
    'Die Änderung vom {when} wurde unterbrochen, und nicht alles ließ sich zurücknehmen: {said}',
  ],
  [
    'What was put in quarantine in {folder} was to be deleted by now, and is still there.',
    'Was in {folder} in Quarantäne kam, sollte inzwischen gelöscht sein und ist noch da.',
  ],
  [
    'What was put in quarantine in {folder} was to be deleted by now, and is still there: {said}',
    'Was in {folder} in Quarantäne kam, sollte inzwischen gelöscht sein und ist noch da: {said}',
  ],
  [
    'Start Callwarden once: it tries again, and says what stands in the way. Everything else works.',
    'Starten Sie Callwarden einmal: Es versucht es noch einmal und sagt, was im Weg steht. Alles andere geht.',
  ],
  [
    'You stopped it, and what had been done was taken back.',
    'Sie haben es angehalten, und was schon getan war, ist zurückgenommen.',
  ],
  ['Start it again whenever you like.', 'Beginnen Sie neu, wann immer Sie wollen.'],
  [
    '{said} Not all of what had been done could be taken back: {reasons}',
    '{said} Nicht alles, was schon getan war, ließ sich zurücknehmen: {reasons}',
  ],
  ['Another change is being made just now.', 'Gerade wird schon etwas anderes geändert.'],
  [
    'Another change is being made just now (process {pid}).',
    'Gerade wird schon etwas anderes geändert (Prozess {pid}).',
  ],
  [
    'Wait until it is over, then try again.',
    'Warten Sie, bis es vorbei ist, und versuchen Sie es dann noch einmal.',
  ],
  ['The folder of {path} is no longer there.', 'Den Ordner von {path} gibt es nicht mehr.'],
  [
    'Make it again, then try again.',
    'Legen Sie ihn wieder an, und versuchen Sie es dann noch einmal.',
  ],
  ['The saved content of {name} is damaged.', 'Der gesicherte Inhalt von {name} ist beschädigt.'],
  [
    'Leave the file as it is, or restore it from a backup.',
    'Lassen Sie die Datei, wie sie ist, oder holen Sie sie aus einer Sicherung.',
  ],
  [
    '{path} was changed by somebody since, and stays as it is.',
    '{path} hat seither jemand geändert; es bleibt, wie es ist.',
  ],
  [
    'Look at the difference, then keep theirs or restore the earlier state.',
    'Sehen Sie den Unterschied an; dann lassen Sie es so, oder stellen Sie den früheren Stand her.',
  ],
  [
    '{path} was deleted for good, as its time was over.',
    '{path} ist endgültig gelöscht, denn seine Zeit war um.',
  ],
  [
    'The program no longer records, and the sound server keeps its mute for the next time.',
    'Das Programm nimmt nichts mehr auf, und der Tonserver merkt sich die Stummschaltung für das nächste Mal.',
  ],
  [
    'Unmute it in the sound settings when it records again.',
    'Heben Sie die Stummschaltung in den Toneinstellungen auf, wenn es wieder aufnimmt.',
  ],
  ['It cannot be undone: {said}', 'Das lässt sich nicht zurücknehmen: {said}'],
  [
    'Put it right by hand if you need it back.',
    'Richten Sie es von Hand wieder her, wenn Sie es brauchen.',
  ],
  [
    'What was ended does not start again by itself.',
    'Was beendet wurde, startet nicht von selbst wieder.',
  ],
  [
    'What was in quarantine has been deleted for good.',
    'Was in Quarantäne war, ist endgültig gelöscht.',
  ],
  [
    'This change is not over: it was interrupted.',
    'Diese Änderung ist nicht zu Ende: Sie wurde unterbrochen.',
  ],
  ['Recover first, then undo.', 'Stellen Sie zuerst wieder her, dann nehmen Sie zurück.'],
  ['This change has no such step.', 'Diese Änderung hat keinen solchen Schritt.'],
  ['See the list of its steps.', 'Sehen Sie die Liste ihrer Schritte an.'],
  ['There is nothing left to undo.', 'Es ist nichts mehr zurückzunehmen.'],
  ['See the list of changes for others.', 'Sehen Sie in der Liste der Änderungen nach anderen.'],
  ['There is no such change in the journal.', 'Eine solche Änderung steht nicht im Tagebuch.'],
  [
    'This change is not over, or its quarantine is empty.',
    'Diese Änderung ist nicht zu Ende, oder in ihrer Quarantäne ist nichts.',
  ],
  ['See the list of changes.', 'Sehen Sie die Liste der Änderungen an.'],
  ['{path} belongs to another user.', '{path} gehört einem anderen Benutzer.'],
  [
    'Run as the user whom it belongs to.',
    'Starten Sie Callwarden als der Benutzer, dem es gehört.',
  ],
  [
    'Line {line} of its record cannot be read.',
    'Zeile {line} seiner Aufzeichnung ist nicht lesbar.',
  ],
  ['Its record does not begin with a plan.', 'Seine Aufzeichnung beginnt nicht mit einem Plan.'],
  ['Look at its record by hand.', 'Sehen Sie seine Aufzeichnung selbst an.'],
  [
    'What it kept is still in {folder}: take from there what you need.',
    'Was es aufgehoben hat, liegt noch in {folder}: Nehmen Sie von dort, was Sie brauchen.',
  ],
];
