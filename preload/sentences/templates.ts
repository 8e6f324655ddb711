// Pure: sentences with gaps. The English one is the key, as in gettext; what stands in its gaps is carried over.

/** English, and the same in another language; `{name}` is a gap that both have. */
export type Template = readonly [english: string, other: string];

/** What may stand in a gap of this name and is itself a word to translate. */
export type GapWords = Readonly<Record<string, Readonly<Record<string, string>>>>;

export type Translate = (text: string) => string | null;

interface Compiled {
  readonly pattern: RegExp;
  readonly other: string;
}

const gap = /\{([a-z][A-Za-z]*)\}/g;

/** Gives a function that translates a whole text, or sentence by sentence; null where any of it is not known. */
export const translator = (templates: readonly Template[], words: GapWords): Translate => {
  const compiled = templates.map(([english, other]) => ({ pattern: patternOf(english), other }));
  const one: Translate = (text) => {
    for (const { pattern, other } of compiled) {
      const gaps = pattern.exec(text)?.groups ?? (pattern.test(text) ? {} : null);
      if (gaps !== null) return filled(other, gaps, words);
    }
    return null;
  };
  return (text) => {
    const whole = one(text);
    if (whole !== null) return whole;
    // Behind a sentence the technical cause may stand, as the system said it.
    const [, sentence, cause] = withCause.exec(text) ?? [];
    if (sentence !== undefined && cause !== undefined) {
      const before = one(sentence);
      return before === null ? null : `${before} ${cause}`;
    }
    const sentences = text.split(sentenceEnd);
    if (sentences.length < 2) return null;
    const told = sentences.map(one);
    return told.every((each) => each !== null) ? told.join(' ') : null;
  };
};

/** After a full stop, where a capital letter or a figure follows. */
const sentenceEnd = /(?<=[.!?]) (?=[\p{Lu}\d])/u;

const withCause = /^(.*[.!?]) (\(.*\))$/s;

const patternOf = (english: string): Compiled['pattern'] => {
  // Every second piece is the name of a gap.
  const pieces = english
    .split(gap)
    .map((piece, at) =>
      at % 2 === 1 ? `(?<${piece}>.+?)` : piece.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    );
  return new RegExp(`^${pieces.join('')}$`, 's');
};

const filled = (
  other: string,
  gaps: Readonly<Record<string, string | undefined>>,
  words: GapWords,
): string =>
  other.replaceAll(gap, (_, name: string) => {
    const value = gaps[name] ?? '';
    return words[name]?.[value] ?? value;
  });
