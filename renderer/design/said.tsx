// What the guard itself said, in the person's language. What stays English in it is marked so, to be read out as such.
import { Fragment } from 'react';
import { piecesIn } from '../../preload/sentences/index.ts';
import { spokenSentences } from '../words/language.ts';
import { useWords } from '../words/use-words.ts';

export const Said = ({ text }: { readonly text: string }) => {
  // So that it is said anew when the language changes.
  useWords();
  return piecesIn(spokenSentences(), text).map((piece, at) =>
    piece.asWritten ? (
      // Pieces of one sentence never move.
      <span key={at} lang="en">
        {piece.text}
      </span>
    ) : (
      <Fragment key={at}>{piece.text}</Fragment>
    ),
  );
};
