// The history of what is seen, asked for stretch by stretch and kept: moving and zooming ask nothing twice.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Problem } from '../../../preload/contract/index.ts';
import type { Answer } from '../../store/answer.ts';
import { loading } from '../../store/answer.ts';
import { ask, useGuard } from '../../store/store.ts';
import type { Range } from './lanes.ts';
import {
  isStale,
  joined,
  type Past,
  type Piece,
  rangeOf,
  type Stretch,
  stretchesOf,
} from './pieces.ts';

/** While a stretch is asked for again the one before stays. */
export const usePast = (range: Range, nowMs: number): readonly [Answer<Past>, () => void] => {
  const [pieces, setPieces] = useState<ReadonlyMap<Stretch, Piece>>(new Map());
  const [problem, setProblem] = useState<Problem | null>(null);
  const [asked, setAsked] = useState(0);
  const revision = useGuard((state) => state.revision);
  const latest = useRef(pieces);
  latest.current = pieces;
  const stretches = stretchesOf(range, nowMs).join(' ');

  // `asked` is a reason to ask again: the person wants to.
  useEffect(() => {
    let current = true;
    const askAll = async (): Promise<void> => {
      // The first is shown at once, then ever more at a time: to show them costs as much as all that is there.
      let told = new Map<Stretch, Piece>();
      let most = 1;
      const show = (): void => {
        if (told.size === 0) return;
        const fresh = told;
        told = new Map();
        most *= 2;
        setPieces((before) => new Map([...before, ...fresh]));
        setProblem(null);
      };
      for (const stretch of numbers(stretches)) {
        // What is no longer looked at is kept all the same.
        if (!current) return show();
        if (!isStale(stretch, latest.current.get(stretch), revision)) continue;
        const answer = await askFor(stretch, revision);
        if ('problem' in answer) {
          show();
          return setProblem(answer.problem);
        }
        told.set(stretch, answer.piece);
        if (told.size >= most) show();
      }
      show();
    };
    void askAll();
    return () => {
      current = false;
    };
  }, [stretches, revision, asked]);

  const answer = useMemo((): Answer<Past> => {
    const wanted = numbers(stretches);
    if (wanted.length === 0 || wanted.some((stretch) => pieces.has(stretch)))
      return { state: 'there', value: joined(pieces, wanted) };
    return problem === null ? loading : { state: 'failed', problem };
  }, [stretches, pieces, problem]);
  return [answer, useCallback(() => setAsked((count) => count + 1), [])];
};

const numbers = (stretches: string): readonly Stretch[] =>
  stretches.split(' ').filter(Boolean).map(Number);

const askFor = async (
  stretch: Stretch,
  revision: number,
): Promise<{ readonly piece: Piece } | { readonly problem: Problem }> => {
  const askedMs = Date.now();
  const { fromMs, toMs } = rangeOf(stretch);
  const told = await ask('timeline.get', {
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
  });
  return told.ok ? { piece: { ...told.value, askedMs, revision } } : { problem: told.problem };
};
