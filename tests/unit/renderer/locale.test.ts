import { describe, expect, it } from 'vitest';
import { moment, timeOfDay } from '../../../renderer/words/format.ts';
import { localeFor } from '../../../renderer/words/language.ts';

const afternoon = new Date(2026, 10, 24, 14, 5).getTime();

describe('times of day', () => {
  it.each([
    ['British', localeFor('en', ['en-GB', 'en'], 'h23'), '14:05'],
    ['American', localeFor('en', ['en-US', 'en'], 'h12'), '02:05 PM'],
    ['German who reads English', localeFor('en', ['de-DE', 'de'], 'h23'), '14:05'],
    ['German', localeFor('de', ['de-DE', 'de'], 'h23'), '14:05'],
    ['Austrian', localeFor('de', ['de-AT'], 'h23'), '14:05'],
  ])('are those of a %s person, alone and beside a day', (_, locale, wanted) => {
    expect(timeOfDay(locale, afternoon)).toBe(wanted);
    expect(moment(locale, afternoon, afternoon + 3 * 86_400_000)).toContain(wanted);
  });
});
