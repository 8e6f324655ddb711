// Times as people write and read them.
const unitMs = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** `500ms`, `30m`, `24h`, `7d` → milliseconds; null for anything else. */
export const parseDuration = (text: string): number | null => {
  const match = /^(\d{1,5})(ms|s|m|h|d|w)$/.exec(text);
  const [, count, unit] = match ?? [];
  if (count === undefined || unit === undefined) return null;
  return Number(count) * unitMs[unit as keyof typeof unitMs];
};

/** `4 s`, `12 min`, `1 h 05 min`. */
export const durationText = (ms: number): string => {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
};

/** Time of day here, `14:05:09`. */
export const clockText = (iso: string): string => new Date(iso).toLocaleTimeString('en-GB');

/** Day and time here, `24 Nov 14:05`. */
export const dayText = (iso: string): string =>
  new Date(iso).toLocaleString('en-GB', {
    day: '2-digit',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
