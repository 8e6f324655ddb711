// Times, lengths and sizes as the language says them; nothing here knows a word.

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** "14:05". */
export const timeOfDay = (language: string, at: string | number): string =>
  new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' }).format(new Date(at));

/** "14:05" today, "23 Nov, 14:05" on another day. */
export const moment = (language: string, at: string | number, nowMs: number): string => {
  const date = new Date(at);
  if (date.toDateString() === new Date(nowMs).toDateString()) return timeOfDay(language, at);
  return new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(date);
};

/** "Tuesday 24 November". */
export const day = (language: string, at: string | number): string =>
  new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' }).format(
    new Date(at),
  );

const inUnit = (language: string, value: number, unit: string): string =>
  new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);

/** "12 minutes", "1 hour 5 minutes"; null below a minute, which is a word of the catalogue. */
export const duration = (language: string, milliseconds: number): string | null => {
  if (milliseconds < minuteMs) return null;
  const parts: readonly (readonly [number, string])[] =
    milliseconds < hourMs
      ? [[Math.floor(milliseconds / minuteMs), 'minute']]
      : milliseconds < dayMs
        ? [
            [Math.floor(milliseconds / hourMs), 'hour'],
            [Math.floor((milliseconds % hourMs) / minuteMs), 'minute'],
          ]
        : [
            [Math.floor(milliseconds / dayMs), 'day'],
            [Math.floor((milliseconds % dayMs) / hourMs), 'hour'],
          ];
  return parts
    .filter(([value]) => value > 0)
    .map(([value, unit]) => inUnit(language, value, unit))
    .join(' ');
};

/** "41 MB". */
export const bytes = (language: string, count: number): string => {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
  const step = Math.min(count < 1 ? 0 : Math.floor(Math.log10(count) / 3), units.length - 1);
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: 'short',
    maximumSignificantDigits: 3,
  }).format(count / 1000 ** step);
};

/** "Zoom, Teams and Firefox". */
export const list = (language: string, names: readonly string[]): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
