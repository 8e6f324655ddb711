// What a plan of steps warns of, and why there is none.
import type { Template } from '../../templates.ts';

export const plans: readonly Template[] = [
  [
    'End {name}, so that it does not write its old settings over the new ones.',
    '{name} beenden, damit es nicht seine alten Einstellungen über die neuen schreibt.',
  ],
  [
    '{name} is running and would write its old settings over the new ones, so it is ended first. Finish your call before you apply this.',
    '{name} läuft und würde seine alten Einstellungen über die neuen schreiben; deshalb wird es zuerst beendet. Beenden Sie Ihr Gespräch, bevor Sie das anwenden.',
  ],
  ['There is no finding called {id}.', 'Es gibt keinen Befund namens {id}.'],
  [
    'Check again and choose from the findings shown then.',
    'Prüfen Sie neu, und wählen Sie aus dem, was dann gezeigt wird.',
  ],
  [
    'Callwarden cannot do this for you: {said}',
    'Callwarden kann Ihnen das nicht abnehmen. So soll es sein: {said}',
  ],
  [
    'Remove the client, or wait for its vendor to mend it.',
    'Entfernen Sie das Programm, oder warten Sie, bis der Hersteller es behebt.',
  ],
  [
    'Two of the chosen steps want different things of {path}.',
    'Zwei der gewählten Schritte wollen Verschiedenes von {path}.',
  ],
  [
    'Choose one of them, apply it, and look again.',
    'Wählen Sie einen davon, wenden Sie ihn an, und sehen Sie neu nach.',
  ],
  [
    '{path} is a link or something else than a plain file.',
    '{path} ist ein Verweis oder sonst keine gewöhnliche Datei.',
  ],
  [
    'Look at what it points to, and change that by hand.',
    'Sehen Sie nach, wohin er zeigt, und ändern Sie das von Hand.',
  ],
];
