// Sizes with units; a question mark where nobody counted.

export const bytesText = (bytes: number | null): string => {
  if (bytes === null) return '?';
  const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;
  let amount = bytes;
  let unit = 0;
  while (amount >= 1000 && unit < units.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? amount : amount.toFixed(1)} ${units[unit]}`;
};
