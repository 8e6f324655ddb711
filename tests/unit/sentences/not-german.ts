// What of some sentences is not said in German.
import { inGerman } from '../../../preload/sentences/german/index.ts';

/** The sentences that are not known, and those in which a gap has swallowed English words. */
export const notGerman = (sentences: Iterable<string>): readonly string[] =>
  [...new Set(sentences)].filter((sentence) => {
    const pieces = inGerman(sentence);
    if (pieces === null) return true;
    const told = pieces.map(({ text, asWritten }) => (asWritten ? '' : text)).join('');
    return englishWords.test(told.replaceAll(/„[^“]*“/g, ''));
  });

const englishWords =
  /(?<![\w./-])(?:the|is|are|of|and|which|with|your|you|for|that|by|not|from)(?![\w./-])/;
