// What may go wrong with a question or a command, and what to do.
import type { Template } from '../templates.ts';

export const problems: readonly Template[] = [
  // Questions.
  [
    'There is no such question or command.',
    'Eine solche Frage oder einen solchen Befehl gibt es nicht.',
  ],
  [
    'Reload the window: it may be older than Callwarden.',
    'Laden Sie das Fenster neu: Es ist vielleicht älter als Callwarden.',
  ],
  [
    'The question was not understood, and nothing was changed.',
    'Die Frage wurde nicht verstanden, und nichts wurde verändert.',
  ],
  [
    'Reload the window and try again.',
    'Laden Sie das Fenster neu, und versuchen Sie es noch einmal.',
  ],
  ['Something went wrong inside Callwarden.', 'In Callwarden selbst ist etwas schiefgegangen.'],
  [
    'Try again; if it stays so, please report it.',
    'Versuchen Sie es noch einmal; bleibt es so, melden Sie es bitte.',
  ],
  [
    'The end of the time asked for lies before its beginning.',
    'Das Ende des gewählten Zeitraums liegt vor seinem Anfang.',
  ],
  ['Choose another range.', 'Wählen Sie einen anderen Zeitraum.'],
  ['The catalogue knows no such client.', 'Der Katalog kennt kein solches Programm.'],
  ['Go back to the list of clients.', 'Gehen Sie zurück zur Liste der Programme.'],
  ['Callwarden is not connected yet.', 'Callwarden ist noch nicht verbunden.'],
  ['Try again in a moment.', 'Versuchen Sie es gleich noch einmal.'],
  ['Callwarden does not answer.', 'Callwarden antwortet nicht.'],
  [
    'See that it still runs; this window finds it again by itself.',
    'Sehen Sie nach, ob es noch läuft; dieses Fenster findet es von selbst wieder.',
  ],
  ['The answer was not understood.', 'Die Antwort wurde nicht verstanden.'],
  ['This page may not speak to Callwarden.', 'Diese Seite darf nicht mit Callwarden sprechen.'],
  [
    'Close the window and open it from the tray.',
    'Schließen Sie das Fenster, und öffnen Sie es aus der Leiste.',
  ],
  [
    'This window may not speak to Callwarden.',
    'Dieses Fenster darf nicht mit Callwarden sprechen.',
  ],
  [
    'Open the address that Callwarden printed when it was started; each address works once.',
    'Öffnen Sie die Adresse, die Callwarden beim Start ausgegeben hat; jede gilt einmal.',
  ],
  // Muting and ending.
  [
    '{name} has no microphone stream that can be muted.',
    '{name} hat keinen Mikrofonstrom, der sich stummschalten ließe.',
  ],
  [
    'It may have stopped already; otherwise mute every microphone.',
    'Vielleicht hat es schon aufgehört; sonst schalten Sie alle Mikrofone stumm.',
  ],
  ['The stream or microphone is gone.', 'Den Strom oder das Mikrofon gibt es nicht mehr.'],
  [
    'Look at the list again: the program may have stopped recording.',
    'Sehen Sie noch einmal in die Liste: Das Programm nimmt vielleicht nicht mehr auf.',
  ],
  ['{name} is not running.', '{name} läuft nicht.'],
  ['Nothing is to be done.', 'Es ist nichts zu tun.'],
  [
    '{name} still runs (process {pid}), although it was made to end.',
    '{name} läuft noch (Prozess {pid}), obwohl es beendet wurde.',
  ],
  [
    'It may wait for a device; unplug the device or restart the machine.',
    'Vielleicht wartet es auf ein Gerät; ziehen Sie das Gerät ab, oder starten Sie den Rechner neu.',
  ],
  [
    'Process {pid} belongs to another user and may not be ended from here.',
    'Prozess {pid} gehört jemand anderem und darf von hier aus nicht beendet werden.',
  ],
  [
    'Start Callwarden as that user, or as an administrator.',
    'Starten Sie Callwarden als dieser Benutzer oder als Administrator.',
  ],
  // Programs that are asked.
  ['The program {program} is not installed.', 'Das Programm {program} ist nicht installiert.'],
  [
    "Install {program} with your system's package manager.",
    'Installieren Sie {program} mit der Paketverwaltung Ihres Systems.',
  ],
  ['{program} may not be run.', '{program} darf nicht ausgeführt werden.'],
  ['Check who may run {program}.', 'Prüfen Sie, wer {program} ausführen darf.'],
  ['{program} could not be started.', '{program} ließ sich nicht starten.'],
  [
    'Try again when the machine is less busy.',
    'Versuchen Sie es wieder, wenn der Rechner weniger zu tun hat.',
  ],
  ['{program} failed (exit code {code}).', '{program} ist gescheitert (Rückgabewert {code}).'],
  [
    'Run "{command}" in a terminal to see why.',
    'Führen Sie „{command}“ in einem Terminal aus, um zu sehen, warum.',
  ],
  [
    '{program} gave no answer within {seconds} seconds and was ended.',
    '{program} hat {seconds} Sekunden lang nicht geantwortet und wurde beendet.',
  ],
  [
    'Try again; if it stays so, restart the service that it asks.',
    'Versuchen Sie es noch einmal; bleibt es so, starten Sie den Dienst neu, den es fragt.',
  ],
  ['{program} was ended by {signal}.', '{program} wurde durch {signal} beendet.'],
  ['Try again.', 'Versuchen Sie es noch einmal.'],
  ['{program} gave no answer.', '{program} hat nicht geantwortet.'],
  [
    '{program} printed more than {count} bytes and was ended.',
    '{program} hat mehr als {count} Bytes ausgegeben und wurde beendet.',
  ],
  [
    'Look for a program that floods the service it asks.',
    'Suchen Sie ein Programm, das den gefragten Dienst überflutet.',
  ],
  // The store.
  [
    'Nothing is remembered here, so there are no receipts.',
    'Hier wird nichts behalten; deshalb gibt es keine Belege.',
  ],
  [
    'See Settings for what is wrong with the history.',
    'Was mit dem Verlauf nicht stimmt, steht unter „Einstellungen“.',
  ],
  ['The history file is damaged.', 'Die Verlaufsdatei ist beschädigt.'],
  [
    'Restart Callwarden: it sets the damaged file aside.',
    'Starten Sie Callwarden neu: Es legt die beschädigte Datei beiseite.',
  ],
  [
    'The disk is full, so nothing new is remembered.',
    'Die Platte ist voll; Neues wird nicht behalten.',
  ],
  [
    'Free some space; recording goes on by itself.',
    'Schaffen Sie Platz; das Aufzeichnen geht von selbst weiter.',
  ],
  [
    'The history may not be written, so nothing new is remembered.',
    'Der Verlauf darf nicht geschrieben werden; Neues wird nicht behalten.',
  ],
  [
    'Make the folder and its files writable for you; recording goes on by itself.',
    'Machen Sie den Ordner und seine Dateien für sich beschreibbar; das Aufzeichnen geht von selbst weiter.',
  ],
  ['Another program holds the history file.', 'Ein anderes Programm hält die Verlaufsdatei fest.'],
  [
    'Close it; recording goes on by itself.',
    'Schließen Sie es; das Aufzeichnen geht von selbst weiter.',
  ],
  [
    'The history could not be written, so nothing new is remembered.',
    'Der Verlauf ließ sich nicht schreiben; Neues wird nicht behalten.',
  ],
  [
    'Look at the disk; recording goes on by itself when it works again.',
    'Sehen Sie nach der Platte; geht sie wieder, geht auch das Aufzeichnen weiter.',
  ],
  [
    'Settings can only be changed by the Callwarden that records.',
    'Einstellungen kann nur das Callwarden ändern, das aufzeichnet.',
  ],
  ['Change them there, or end it first.', 'Ändern Sie sie dort, oder beenden Sie es zuerst.'],
];
