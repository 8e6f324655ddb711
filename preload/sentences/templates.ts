// Pure: sentences with gaps. The English one is the key, as in gettext; what stands in its gaps is carried over.

/**
 * English, and the same in another language; `{name}` is a gap that both have. Two gaps are special: what stands in
 * `{said}` is a sentence to translate in turn, and `{fact}` is prose that is shown as its source has it.
 */
export type Template = readonly [english: string, other: string];

/** What stands in a gap, in the other language; `translate` gives a sentence inside it as a text, null if not known. */
export type GapWord = (value: string, translate: (text: string) => string | null) => string;

/** By the gap's name: words to translate one by one, or by a rule. */
export type GapWords = Readonly<Record<string, Readonly<Record<string, string>> | GapWord>>;

export interface Piece {
  readonly text: string;
  /** It is in English whatever the language: a fact as its source has it, or a sentence that is not known. */
  readonly asWritten: boolean;
}

/** null for what is not known. */
export type Translate = (text: string) => readonly Piece[] | null;

interface Compiled {
  /** No gap of it reaches over the end of a sentence. */
  readonly strict: RegExp;
  /** For a name that holds what looks like one. */
  readonly lenient: RegExp;
  /** The longest text between two gaps: what does not hold it need not be tried. */
  readonly mark: string;
  readonly literals: number;
  readonly isFrame: boolean;
  readonly other: string;
}

const gap = /\{([a-z][A-Za-z]*)\}/g;

/** Gives a function that translates a whole text, or sentence by sentence; null where any of it is not known. */
export const translator = (templates: readonly Template[], words: GapWords): Translate => {
  // Where several would fit, the frame around another sentence is meant, then what leaves least to its gaps.
  const compiled = templates
    .map(compile)
    .sort((a, b) => Number(b.isFrame) - Number(a.isFrame) || b.literals - a.literals);
  const one = (text: string, how: 'strict' | 'lenient'): readonly Piece[] | null => {
    for (const { [how]: pattern, mark, other } of compiled) {
      const match = text.includes(mark) ? pattern.exec(text) : null;
      if (match !== null) return filled(other, match.groups ?? {}, words, whole);
    }
    return null;
  };
  const whole: Translate = (text) => one(text, 'strict') ?? inParts(text) ?? one(text, 'lenient');
  const inParts: Translate = (text) => {
    // Behind a sentence the technical cause may stand, as the system said it.
    const [, sentence, cause] = withCause.exec(text) ?? [];
    if (sentence !== undefined && cause !== undefined) {
      const before = whole(sentence);
      return before === null ? null : joined([...before, { text: ` ${cause}`, asWritten: false }]);
    }
    const sentences = text.split(sentenceEnd);
    if (sentences.length < 2) return null;
    const pieces = sentences.map((each) => one(each, 'strict'));
    return pieces.every((each) => each !== null)
      ? joined(pieces.flatMap((each, at) => (at === 0 ? each : [space, ...each])))
      : null;
  };
  // Screens say the same again whenever anything on them changes.
  const told = new Map<string, ReturnType<Translate>>();
  return (text) => {
    const before = told.get(text);
    if (before !== undefined) return before;
    if (told.size >= mostKept) told.clear();
    const pieces = whole(text);
    told.set(text, pieces);
    return pieces;
  };
};

/** More than the fullest screen shows. */
const mostKept = 5_000;

/** After a full stop, where a capital letter or a figure follows. */
const sentenceEnd = /(?<=[.!?]) (?=[\p{Lu}\d])/u;

const withCause = /^(.*[.!?]) (\(.*\))$/s;

/** May hold whole sentences; a fact is the longest gap of its own. */
const wide: Readonly<Record<string, string>> = { fact: '.+', said: '.+?' };

const space: Piece = { text: ' ', asWritten: false };

const compile = ([english, other]: Template): Compiled => {
  // Every second piece is the name of a gap.
  const pieces = english.split(gap);
  const literals = pieces.filter((_, at) => at % 2 === 0);
  const met = new Set<string>();
  const patternWith = (ordinary: string): RegExp => {
    met.clear();
    const patterns = pieces.map((piece, at) => {
      if (at % 2 === 0) return piece.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
      if (met.has(piece)) return `\\k<${piece}>`;
      met.add(piece);
      return `(?<${piece}>${wide[piece] ?? ordinary})`;
    });
    return new RegExp(`^${patterns.join('')}$`, 'su');
  };
  return {
    strict: patternWith(`(?:(?!${sentenceEnd.source}).)+?`),
    lenient: patternWith('.+?'),
    mark: literals.reduce((longest, each) => (each.length > longest.length ? each : longest), ''),
    literals: literals.join('').length,
    isFrame: met.has('said'),
    other,
  };
};

const filled = (
  other: string,
  gaps: Readonly<Record<string, string | undefined>>,
  words: GapWords,
  translate: Translate,
): readonly Piece[] => {
  const inside = (text: string): string | null => {
    const told = translate(text);
    return told === null ? null : textOf(told);
  };
  return joined(
    other.split(gap).flatMap((piece, at): readonly Piece[] => {
      if (at % 2 === 0) return [{ text: piece, asWritten: false }];
      const text = gaps[piece] ?? '';
      if (piece === 'fact') return [{ text, asWritten: true }];
      if (piece === 'said') return translate(text) ?? [{ text, asWritten: true }];
      const known = words[piece];
      const word = typeof known === 'function' ? known(text, inside) : known?.[text];
      return [{ text: word ?? text, asWritten: false }];
    }),
  );
};

export const textOf = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');

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
