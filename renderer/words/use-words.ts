// Texts and numbers in the person's language, for a component.
import { useTranslation } from 'react-i18next';
import * as format from './format.ts';

/** `t` for texts; the others bind the language. */
export const useWords = () => {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  return {
    t,
    language,
    time: (at: string | number) => format.timeOfDay(language, at),
    moment: (at: string | number, nowMs: number) => format.moment(language, at, nowMs),
    day: (at: string | number) => format.day(language, at),
    bytes: (count: number) => format.bytes(language, count),
    list: (names: readonly string[]) => format.list(language, names),
    duration: (milliseconds: number) => format.duration(language, milliseconds) ?? t('unit.moment'),
  };
};

export type Words = ReturnType<typeof useWords>;
