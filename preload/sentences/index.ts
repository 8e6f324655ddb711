// What the guard itself says (health, evidence, problems), in the person's language.
import { alerts } from './german/alerts.ts';
import { health } from './german/health.ts';
import { parties } from './german/parties.ts';
import { problems } from './german/problems.ts';
import { translator } from './templates.ts';

const german = translator([...alerts, ...health, ...parties, ...problems], {
  device: { camera: 'die Kamera', microphone: 'das Mikrofon' },
  processes: { '1 process': '1 Prozess' },
});

/** The guard's sentence in a language; as it is where the language is English or the sentence is not known. */
export const guardSentence = (language: string, text: string): string =>
  language.startsWith('de') ? (german(text) ?? text) : text;
