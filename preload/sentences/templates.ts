// Pure: sentences with gaps. The English one is the key, as in gettext; what stands in its gaps is carried over.

/**
 * English, and the same in another language; `{name}` is a gap that both have. Two gaps are special: what stands in
 * `{said}` is a sentence to translate in turn, and `{fact}` is prose that is shown as its source has it.
 */
export type Template = readonly [english: string, other: string];

/** What may stand in a gap of this name and is itself a word to translate, one by one or by a rule. */
export type GapWords = Readonly<
  Record<string, Readonly<Record<string, string>> | ((value: string) => string)>
>;

export interface Piece {
  readonly text: string;
  /** It is in English whatever the language: a fact as its source has it, or a sentence that is not known. */
  readonly asWritten: boolean;
}

/** null for what is not known. */
export type Translate = (text: string) => readonly Piece[] | null;

interface Compiled {
  readonly pattern: RegExp;
  /** The longest text between two gaps: what does not hold it need not be tried. */
  readonly mark: string;
  readonly literals: number;
  readonly other: string;
}

const gap = /\{([a-z][A-Za-z]*)\}/g;

/** Gives a function that translates a whole text, or sentence by sentence; null where any of it is not known. */
export const translator = (templates: readonly Template[], words: GapWords): Translate => {
  // What leaves least to its gaps is meant, where several would fit.
  const compiled = templates.map(compile).sort((a, b) => b.literals - a.literals);
  const one: Translate = (text) => {
    for (const { pattern, mark, other } of compiled) {
      const match = text.includes(mark) ? pattern.exec(text) : null;
      if (match !== null) return filled(other, match.groups ?? {}, words, whole);
    }
    return null;
  };
  const whole: Translate = (text) => {
    const told = one(text);
    if (told !== null) return told;
    // Behind a sentence the technical cause may stand, as the system said it.
    const [, sentence, cause] = withCause.exec(text) ?? [];
    if (sentence !== undefined && cause !== undefined) {
      const before = one(sentence);
      return before === null ? null : joined([...before, { text: ` ${cause}`, asWritten: false }]);
    }
    const sentences = text.split(sentenceEnd);
    if (sentences.length < 2) return null;
    const pieces = sentences.map(one);
    return pieces.every((each) => each !== null)
      ? joined(pieces.flatMap((each, at) => (at === 0 ? each : [space, ...each])))
      : null;
  };
  return whole;
};

/** After a full stop, where a capital letter or a figure follows. */
const sentenceEnd = /(?<=[.!?]) (?=[\p{Lu}\d])/u;

const withCause = /^(.*[.!?]) (\(.*\))$/s;

const space: Piece = { text: ' ', asWritten: false };

const compile = ([english, other]: Template): Compiled => {
  // Every second piece is the name of a gap.
  const pieces = english.split(gap);
  const literals = pieces.filter((_, at) => at % 2 === 0);
  const met = new Set<string>();
  const patterns = pieces.map((piece, at) => {
    if (at % 2 === 0) return piece.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    if (met.has(piece)) return `\\k<${piece}>`;
    met.add(piece);
    // A fact is the longest gap of its sentence: it may hold whole sentences of its own.
    return `(?<${piece}>${piece === 'fact' ? '.+' : '.+?'})`;
  });
  return {
    pattern: new RegExp(`^${patterns.join('')}$`, 's'),
    mark: literals.reduce((longest, each) => (each.length > longest.length ? each : longest), ''),
    literals: literals.join('').length,
    other,
  };
};

const filled = (
  other: string,
  gaps: Readonly<Record<string, string | undefined>>,
  words: GapWords,
  translate: Translate,
): readonly Piece[] =>
  joined(
    other.split(gap).flatMap((piece, at): readonly Piece[] => {
      if (at % 2 === 0) return [{ text: piece, asWritten: false }];
      const text = gaps[piece] ?? '';
      if (piece === 'fact') return [{ text, asWritten: true }];
      if (piece === 'said') return translate(text) ?? [{ text, asWritten: true }];
      const known = words[piece];
      const word = typeof known === 'function' ? known(text) : known?.[text];
      return [{ text: word ?? text, asWritten: false }];
    }),
  );

/** Without empty pieces, and with neighbours of one kind together. */
const joined = (pieces: readonly Piece[]): readonly Piece[] => {
  const runs: Piece[] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (piece.text === '') continue;
    if (last?.asWritten === piece.asWritten)
      runs[runs.length - 1] = { ...piece, text: last.text + piece.text };
    else runs.push(piece);
  }
  return runs;
};
