// Texts and numbers in the person's language, for a component.
import { useTranslation } from 'react-i18next';
import { sentenceIn } from '../../preload/sentences/index.ts';
import * as format from './format.ts';
import { localeFor, spokenSentences } from './language.ts';

const systemHours = new Intl.DateTimeFormat(undefined, { hour: 'numeric' }).resolvedOptions()
  .hourCycle;

/** `t` for texts; the others bind the locale. */
export const useWords = () => {
  const { t, i18n } = useTranslation();
  const locale = localeFor(i18n.language, navigator.languages, systemHours);
  return {
    t,
    locale,
    /** What the guard itself said, where only text may stand; elsewhere `Said` shows it. */
    said: (text: string) => sentenceIn(spokenSentences(), text),
    time: (at: string | number) => format.timeOfDay(locale, at),
    moment: (at: string | number, nowMs: number) => format.moment(locale, at, nowMs),
    day: (at: string | number) => format.day(locale, at),
    bytes: (count: number) => format.bytes(locale, count),
    list: (names: readonly string[]) => format.list(locale, names),
    duration: (milliseconds: number) => format.duration(locale, milliseconds) ?? t('unit.moment'),
  };
};

export type Words = ReturnType<typeof useWords>;
