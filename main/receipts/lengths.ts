// Sizes and lengths as a receipt on paper says them, in English.

/** `12.5 MB`; "not counted" for null. */
export const sizeText = (bytes: number | null): string => {
  if (bytes === null) return 'not counted';
  const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;
  const step = Math.min(bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3 + 1e-9), units.length - 1);
  const amount = bytes / 1000 ** step;
  return `${step === 0 ? amount : amount.toFixed(1)} ${units[step]}`;
};

/** `4 s`, `12 min 5 s`, `1 h 05 min`. */
export const lengthText = (ms: number): string => {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60)
    return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
};
