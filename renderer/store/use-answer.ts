// A question of one screen, asked when the screen opens and again when the history has grown.
import { useCallback, useEffect, useState } from 'react';
import type { CallInput, CallOutput, QueryName } from '../../preload/contract/index.ts';
import { type Answer, loading } from './answer.ts';
import { ask, useGuard } from './store.ts';

/** While it is asked again the answer before stays; only the newest question is heard. */
export const useAnswer = <N extends QueryName>(
  name: N,
  input: CallInput<N>,
): readonly [Answer<CallOutput<N>>, () => void] => {
  const [answer, setAnswer] = useState<Answer<CallOutput<N>>>(loading);
  const [asked, setAsked] = useState(0);
  const revision = useGuard((state) => state.revision);
  const question = JSON.stringify(input);
  // `revision` and `asked` are the reasons to ask again.
  useEffect(() => {
    let current = true;
    // The text is this very input; as text it is compared by value.
    void ask(name, JSON.parse(question) as CallInput<N>).then((told) => {
      if (!current) return;
      setAnswer((before) =>
        told.ok
          ? { state: 'there', value: told.value }
          : before.state === 'there'
            ? before
            : { state: 'failed', problem: told.problem },
      );
    });
    return () => {
      current = false;
    };
  }, [name, question, revision, asked]);
  return [answer, useCallback(() => setAsked((count) => count + 1), [])];
};
