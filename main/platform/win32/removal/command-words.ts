// A command line of Windows taken apart as its programs do it: CommandLineToArgvW's rules for quotes and backslashes.

/** Pure. Words without variables put in; null for a quote that is never closed. */
export function commandWords(line: string): readonly string[] | null {
  const words: string[] = [];
  let at = 0;
  const skipBlanks = (): void => {
    while (line[at] === ' ' || line[at] === '\t') at += 1;
  };
  skipBlanks();
  // The program's own name knows no escapes: it ends at the next quote, or at the first blank.
  if (at < line.length) {
    const quoted = line[at] === '"';
    const end = quoted ? line.indexOf('"', at + 1) : line.slice(at).search(/[ \t]|$/) + at;
    if (end < 0) return null;
    words.push(line.slice(quoted ? at + 1 : at, end));
    at = quoted ? end + 1 : end;
  }
  for (skipBlanks(); at < line.length; skipBlanks()) {
    let word = '';
    let isQuoted = false;
    for (; at < line.length && (isQuoted || (line[at] !== ' ' && line[at] !== '\t')); at += 1) {
      const slashes = /^\\*/.exec(line.slice(at))?.[0].length ?? 0;
      if (line[at + slashes] !== '"') {
        word += slashes > 0 ? line.slice(at, at + slashes) : line.charAt(at);
        at += Math.max(slashes - 1, 0);
        continue;
      }
      // Before a quote each pair of backslashes is one, and a single one makes the quote a letter.
      word += '\\'.repeat(Math.floor(slashes / 2));
      at += slashes;
      if (slashes % 2 === 1) word += '"';
      else if (isQuoted && line[at + 1] === '"') {
        word += '"';
        at += 1;
      } else isQuoted = !isQuoted;
    }
    if (isQuoted) return null;
    words.push(word);
  }
  return words;
}
