// Times, lengths and sizes as the person's locale says them; nothing here knows a word.

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const formats = new Map<string, Intl.DateTimeFormat>();
/** To make a format costs a hundred times what to use it does, and the timeline uses many in every frame. */
const dateFormat = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  formats.set(key, made);
  return made;
};

const clock = { hour: '2-digit', minute: '2-digit' } as const;
const dayOfMonth = { day: 'numeric', month: 'short' } as const;

/** "14:05", or "02:05 PM" where the person's locale says so. */
export const timeOfDay = (locale: string, at: string | number): string =>
  dateFormat(locale, clock).format(new Date(at));

/** "14:05" today, "23 Nov, 14:05" on another day. */
export const moment = (locale: string, at: string | number, nowMs: number): string => {
  const date = new Date(at);
  return date.toDateString() === new Date(nowMs).toDateString()
    ? timeOfDay(locale, at)
    : dateFormat(locale, { ...dayOfMonth, ...clock }).format(date);
};

/** "14:05:09", "14:05" or "23 Nov": as fine as an axis of this length needs it. */
export const tick = (locale: string, at: number, lengthMs: number): string => {
  const date = new Date(at);
  const midnight = date.getHours() === 0 && date.getMinutes() === 0;
  const options =
    lengthMs < 15 * minuteMs
      ? { ...clock, second: '2-digit' as const }
      : lengthMs > 3 * dayMs || (midnight && lengthMs > dayMs / 2)
        ? dayOfMonth
        : clock;
  return dateFormat(locale, options).format(date);
};

/** "Tuesday 24 November". */
export const day = (locale: string, at: string | number): string =>
  dateFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(at));

const inUnit = (locale: string, value: number, unit: string): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);

/** "12 minutes", "1 hour 5 minutes"; null below a minute, which is a word of the catalogue. */
export const duration = (locale: string, milliseconds: number): string | null => {
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
    .map(([value, unit]) => inUnit(locale, value, unit))
    .join(' ');
};

/** "41 MB". */
export const bytes = (locale: string, count: number): string => {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
  const step = Math.min(count < 1 ? 0 : Math.floor(Math.log10(count) / 3), units.length - 1);
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    // The short word is “byte” for any number of them.
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumSignificantDigits: 3,
  }).format(count / 1000 ** step);
};

/** "Zoom, Teams and Firefox". */
export const list = (locale: string, names: readonly string[]): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
