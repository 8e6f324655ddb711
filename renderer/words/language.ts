// Chooses the language of every text.
import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Settings } from '../../preload/contract/index.ts';
import { sentencesOf, type Translate } from '../../preload/sentences/index.ts';
import { de } from './de.ts';
import { en } from './en.ts';

export const words: i18n = createInstance();

let sentences: Translate | null = null;

/** What the guard itself says in the language that is spoken now; null for English. */
export const spokenSentences = (): Translate | null => sentences;

/** The catalogues are part of the bundle; the guard's own sentences are fetched for the language that needs them. */
export const startWords = async (): Promise<void> => {
  await words.use(initReactI18next).init({
    resources: { en: { translation: en }, de: { translation: de } },
    lng: languageFor('system', navigator.languages),
    fallbackLng: 'en',
    // React writes everything as text already.
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = words.language;
  sentences = await sentencesFor(words.language);
};

/** The first language of the person's that has a catalogue. */
export const languageFor = (
  setting: Settings['language'],
  preferred: readonly string[],
): 'en' | 'de' => {
  if (setting !== 'system') return setting;
  const known = preferred.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'en' || tag === 'de');
  return known === 'de' ? 'de' : 'en';
};

/**
 * How dates and numbers are written: as in the person's own country where it speaks this language (`en-GB`), otherwise
 * as in the language, with the hours that the person is used to. `hours` is what the system's locale counts in.
 */
export const localeFor = (
  language: string,
  preferred: readonly string[],
  hours: string | undefined,
): string => {
  const own = preferred.find((tag) => tag === language || tag.startsWith(`${language}-`));
  if (own !== undefined && own !== language) return own;
  return hours === undefined ? language : `${language}-u-hc-${hours}`;
};

/** Speaks as the person has set. */
export const speak = async (setting: Settings['language']): Promise<void> => {
  const language = languageFor(setting, navigator.languages);
  document.documentElement.lang = language;
  if (words.language === language) return;
  const told = await sentencesFor(language);
  // Another one may have been chosen meanwhile.
  if (document.documentElement.lang !== language) return;
  sentences = told;
  await words.changeLanguage(language);
};

/** Where they cannot be fetched, because the guard has just ended, they stay English. */
const sentencesFor = (language: string): Promise<Translate | null> =>
  sentencesOf(language).catch(() => null);
