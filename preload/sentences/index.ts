// What the guard itself says (health, evidence, findings, plans, problems), in the person's language.
import { type Piece, type Translate, textOf } from './templates.ts';

export type { Piece, Translate } from './templates.ts';

/** Fetched only where they are needed: English needs none, which is null. */
export const sentencesOf = async (language: string): Promise<Translate | null> =>
  language.startsWith('de') ? (await import('./german/index.ts')).inGerman : null;

/** The guard's sentence in pieces, those marked that stay English in another language. */
export const piecesIn = (translate: Translate | null, text: string): readonly Piece[] =>
  translate === null
    ? [{ text, asWritten: false }]
    : (translate(text) ?? [{ text, asWritten: true }]);

/** The same as one text; as it is where the language is English or the sentence is not known. */
export const sentenceIn = (translate: Translate | null, text: string): string =>
  textOf(piecesIn(translate, text));
