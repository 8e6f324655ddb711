// A version from a file that anybody may have written: short and plain, or none.

/** Letters, digits and `.+~:_-`, beginning with a letter or digit, 64 at most. Everything else gives null. */
export const plainVersion = (text: string): string | null => {
  const trimmed = text.trim();
  return /^[A-Za-z0-9][\w.+~:-]{0,63}$/.test(trimmed) ? trimmed : null;
};
