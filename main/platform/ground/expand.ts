// Patterns with stars, followed one folder level at a time.

/** Every path that a pattern stands for and that is there. `names` gives a folder's entries, sorted. */
export const expand = (
  pattern: string,
  names: (shown: string) => readonly string[],
  isThere: (shown: string) => boolean,
): readonly string[] => {
  const [first = '', ...parts] = pattern.split('/');
  let found = [first];
  for (const part of parts) {
    if (!part.includes('*')) {
      found = found.map((folder) => `${folder}/${part}`);
      continue;
    }
    const match = nameMatcher(part);
    found = found.flatMap((folder) =>
      names(folder)
        .filter(match)
        .map((name) => `${folder}/${name}`),
    );
  }
  return found.filter(isThere);
};

/** A star at the beginning of a name does not stand for a dot there, as in a shell. */
const nameMatcher = (part: string): ((name: string) => boolean) => {
  const literals = part.split('*').map((literal) => literal.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const whole = new RegExp(`^${literals.join('.*')}$`, 's');
  return (name) => whole.test(name) && (part.startsWith('.') || !name.startsWith('.'));
};
