// Text from outside (names of processes, windows, files) made safe for a terminal.

/** Controls, escapes, and the marks that reorder or hide text (Unicode categories Cc, Cf, Zl, Zp, lone Cs). */
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Longest text that a line of output takes from outside, characters. */
const longestLine = 200;

/** Shows each unsafe character as `\xNN` or `\u{NNNN}`, so that nothing in a name can act on the terminal. */
export const plainText = (text: string, longest = longestLine): string => {
  const shown = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return shown.replaceAll(unsafe, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
  });
};
