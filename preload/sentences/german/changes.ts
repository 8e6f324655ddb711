// Why a change is not made, and what only an administrator may do.
import type { Template } from '../templates.ts';

export const changes: readonly Template[] = [
  ['The catalogue knows no client “{id}”.', 'Der Katalog kennt kein Programm „{id}“.'],
  ['Known clients: {ids}.', 'Bekannte Programme: {ids}.'],
  [
    'This plan is not kept any more; nothing was changed.',
    'Diesen Plan gibt es nicht mehr; nichts wurde geändert.',
  ],
  [
    'Look again at what would change, and apply that.',
    'Sehen Sie neu an, was sich ändern würde, und wenden Sie das an.',
  ],
  ['Another change is going on.', 'Gerade wird schon etwas anderes geändert.'],
  [
    'Callwarden cannot keep its journal here, so it changes nothing.',
    'Callwarden kann hier sein Tagebuch nicht führen; deshalb ändert es nichts.',
  ],
  [
    'See Settings for what is wrong with its folder.',
    'Was mit seinem Ordner nicht stimmt, steht unter „Einstellungen“.',
  ],
  [
    'Process {pid} did not end, though it was made to.',
    'Prozess {pid} hat nicht geendet, obwohl er dazu gezwungen wurde.',
  ],
  [
    'It may wait for a device. Try again, or restart the machine.',
    'Vielleicht wartet er auf ein Gerät. Versuchen Sie es noch einmal, oder starten Sie den Rechner neu.',
  ],
  [
    'Callwarden does not remove anything on this system yet.',
    'Auf diesem System entfernt Callwarden noch nichts.',
  ],
  [
    'Use the system’s own settings for installed programs.',
    'Nehmen Sie die Einstellungen des Systems für installierte Programme.',
  ],
  // The administrator's part.
  ['Only the administrator does this part.', 'Diesen Teil erledigt nur der Administrator.'],
  [
    'Use callwarden lockdown or callwarden remove: they ask for the password.',
    'Nehmen Sie callwarden lockdown oder callwarden remove: Die fragen nach dem Kennwort.',
  ],
  [
    'This is no plan that Callwarden does as an administrator; nothing was changed.',
    'Das ist kein Plan, den Callwarden als Administrator ausführt; nichts wurde geändert.',
  ],
  ['Make the plan again.', 'Lassen Sie den Plan neu machen.'],
  [
    'The administrator’s part was not understood; nothing was changed.',
    'Der Teil des Administrators wurde nicht verstanden; nichts wurde geändert.',
  ],
  [
    'Use callwarden lockdown, remove or undo: they call it.',
    'Nehmen Sie callwarden lockdown, remove oder undo: Die rufen ihn auf.',
  ],
  [
    'This copy of Callwarden can be written by others than the administrator, so it is not run as one.',
    'Diese Kopie von Callwarden können auch andere als der Administrator beschreiben; deshalb läuft sie nicht mit seinen Rechten.',
  ],
  [
    'Install the package for the whole machine, or leave out the steps that need the administrator.',
    'Installieren Sie das Paket für den ganzen Rechner, oder lassen Sie die Schritte weg, die den Administrator brauchen.',
  ],
  [
    'The plan cannot be written down, so nothing was changed.',
    'Der Plan ließ sich nicht niederschreiben; deshalb wurde nichts geändert.',
  ],
  [
    'See Settings for what is wrong with the folder.',
    'Was mit dem Ordner nicht stimmt, steht unter „Einstellungen“.',
  ],
  [
    'The administrator’s part was not done: no password was given, or it was not accepted.',
    'Der Teil des Administrators ist nicht getan: Es gab kein Kennwort, oder es wurde nicht angenommen.',
  ],
  [
    'The administrator’s part was not done: you said no when you were asked.',
    'Der Teil des Administrators ist nicht getan: Sie haben auf die Frage nein gesagt.',
  ],
  [
    'The administrator’s part was not done: nothing here can ask for the password.',
    'Der Teil des Administrators ist nicht getan: Hier ist nichts, was nach dem Kennwort fragen könnte.',
  ],
  [
    'Use callwarden in a terminal, where it is asked for, or log in to a desktop that brings a window for it.',
    'Verwenden Sie callwarden in einem Terminal, dort wird gefragt, oder melden Sie sich an einem Desktop an, der ein Fenster dafür mitbringt.',
  ],
  [
    'The administrator’s part was not done: the password was not the right one, or this machine’s rules do not let you.',
    'Der Teil des Administrators ist nicht getan: Das Kennwort war nicht das richtige, oder die Regeln dieses Rechners lassen Sie nicht.',
  ],
  [
    'Only the administrator can hold everybody’s blocks.',
    'Nur der Administrator kann die Sperren aller halten.',
  ],
  [
    'Start it as a service of the machine: docs/fleet.md says how.',
    'Starten Sie es als Dienst des Rechners: Wie, steht in docs/fleet.md.',
  ],
  [
    'Try again, or ask whoever looks after this machine.',
    'Versuchen Sie es noch einmal, oder fragen Sie, wer diesen Rechner betreut.',
  ],
  [
    'Do it again and say yes, or leave out the steps that need the administrator.',
    'Tun Sie es noch einmal und sagen Sie ja, oder lassen Sie die Schritte weg, die den Administrator brauchen.',
  ],
  [
    'The administrator’s part was not done: nobody is at this Mac’s screen to be asked.',
    'Der Teil des Administrators ist nicht getan: Am Bildschirm dieses Macs ist niemand, der gefragt werden könnte.',
  ],
  [
    'Use callwarden in a terminal there: it asks in the terminal itself.',
    'Verwenden Sie dort callwarden in einem Terminal: Es fragt im Terminal selbst.',
  ],
  [
    'The administrator’s part was not done: Windows did not start it, or it gave no answer.',
    'Der Teil des Administrators ist nicht getan: Windows hat ihn nicht gestartet, oder er hat nicht geantwortet.',
  ],
  [
    'The registry could not be read, so nothing is done as the administrator.',
    'Die Registrierung ließ sich nicht lesen; deshalb wird nichts als Administrator getan.',
  ],
  [
    'The folder for what is done as the administrator could not be made.',
    'Der Ordner für das, was als Administrator getan wird, ließ sich nicht anlegen.',
  ],
  ['See that the disk is not full.', 'Sehen Sie nach, ob die Platte voll ist.'],
  [
    '{folder} can be changed by others than the administrator, so nothing is kept there and nothing was changed.',
    '{folder} können auch andere als der Administrator ändern; deshalb wird dort nichts aufgehoben, und nichts wurde geändert.',
  ],
  [
    'Rename or delete it as an administrator, then try again.',
    'Benennen Sie ihn als Administrator um, oder löschen Sie ihn, und versuchen Sie es noch einmal.',
  ],
  [
    'Try again, or leave out the steps that need the administrator.',
    'Versuchen Sie es noch einmal, oder lassen Sie die Schritte weg, die den Administrator brauchen.',
  ],
  [
    'Callwarden does not do this as an administrator: {said}',
    'Als Administrator tut Callwarden das nicht: {said}',
  ],
  [
    'Nothing was changed. Please report this: no step of ours should ask for it.',
    'Nichts wurde geändert. Bitte melden Sie das: Kein Schritt von uns sollte darum bitten.',
  ],
  [
    'The administrator’s part was done (run {entry}), but it could not be noted here.',
    'Der Teil des Administrators ist getan (Lauf {entry}), ließ sich hier aber nicht vermerken.',
  ],
  [
    'Take it back with: callwarden elevated undo {entry}, as the administrator.',
    'Nehmen Sie ihn als Administrator zurück mit: callwarden elevated undo {entry}',
  ],
  [
    'The plan is not the one that was shown; nothing was changed.',
    'Der Plan ist nicht der, der gezeigt wurde; nichts wurde geändert.',
  ],
  [
    'The plan cannot be read; nothing was changed.',
    'Der Plan ist nicht lesbar; nichts wurde geändert.',
  ],
  // What has become of them since.
  ['Callwarden had mended this on {day}.', 'Am {day} hatte Callwarden das behoben.'],
  ['Callwarden had removed it on {day}.', 'Am {day} hatte Callwarden es entfernt.'],
  ['It stands at {path} ({source}).', 'Es liegt unter {path} ({source}).'],
  [
    'It stands at {path} ({source}, version {version}).',
    'Es liegt unter {path} ({source}, Version {version}).',
  ],
];
