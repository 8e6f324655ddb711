// The guard's sentences in German.
import { type Translate, translator } from '../templates.ts';
import { alerts } from './alerts.ts';
import { blocks } from './blocks.ts';
import { changes } from './changes.ts';
import { health } from './health.ts';
import { journal } from './journal.ts';
import { lockdown, meanings } from './lockdown/index.ts';
import { onMac } from './lockdown/on-mac.ts';
import { onWindows } from './lockdown/on-windows.ts';
import { mac } from './mac.ts';
import { parties } from './parties.ts';
import { policy } from './policy.ts';
import { problems } from './problems.ts';
import { removal, removalWords } from './removal/index.ts';
import { unseen } from './unseen.ts';

export const templates = [
  ...alerts,
  ...blocks,
  ...changes,
  ...health,
  ...journal,
  ...lockdown,
  ...onMac,
  ...onWindows,
  ...mac,
  ...parties,
  ...policy,
  ...problems,
  ...removal,
  ...unseen,
] as const;

const momentOf = new Intl.DateTimeFormat('de', { dateStyle: 'medium', timeStyle: 'short' });
const dayOf = new Intl.DateTimeFormat('de', { dateStyle: 'long', timeZone: 'UTC' });

const written =
  (format: Intl.DateTimeFormat) =>
  (iso: string): string =>
    Number.isNaN(Date.parse(iso)) ? iso : format.format(new Date(iso));

export const inGerman: Translate = translator(templates, {
  device: { camera: 'die Kamera', microphone: 'das Mikrofon' },
  level: { low: 'gering', medium: 'mittel', high: 'hoch', critical: 'kritisch' },
  kind: { file: 'Die Datei', folder: 'Der Ordner', link: 'Der Verweis', entry: 'Der Eintrag' },
  whom: { you: 'Sie', 'everybody on this machine': 'alle auf diesem Rechner' },
  meaning: meanings,
  ...removalWords,
  // `Zoom’s` and `Teams’` are both owners.
  whose: (owner) => owner.replace(/’s?$/, ''),
  entries: (names) => names.replace(/ and (?=\S+$)/, ' und '),
  places: (paths) => paths.replaceAll(' or ', ' oder '),
  instant: written(momentOf),
  day: written(dayOf),
});
