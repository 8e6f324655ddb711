// A client's block from the choice to the yes: what stands, what would change, and the trial that counts down.
import { useEffect, useState } from 'react';
import type {
  BlockKind,
  BlockState,
  ClientId,
  Plan,
  Problem,
  Trial,
} from '../../../preload/contract/index.ts';
import type { Answer } from '../../store/answer.ts';
import { ask } from '../../store/store.ts';
import { useAnswer } from '../../store/use-answer.ts';

const lookEveryMs = 500;

export interface BlockDesk {
  readonly state: Answer<BlockState>;
  readonly again: () => void;
  readonly plan: Plan | null;
  readonly trial: Trial | null;
  /** What is going on now. */
  readonly busy: 'planning' | 'applying' | 'lifting' | null;
  readonly problem: Problem | null;
  /** The last block was taken back because this person said so. */
  readonly refused: boolean;
  readonly look: (kind: BlockKind) => void;
  readonly forget: () => void;
  readonly apply: () => void;
  readonly keep: () => void;
  readonly refuse: () => void;
  readonly lift: (entry: string) => void;
}

export const useBlock = (client: ClientId): BlockDesk => {
  const [state, again] = useAnswer('network.block-state', { client });
  const [plan, setPlan] = useState<Plan | null>(null);
  const [trial, setTrial] = useState<Trial | null>(null);
  const [busy, setBusy] = useState<BlockDesk['busy']>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [refused, setRefused] = useState(false);
  const applying = busy === 'applying';
  useEffect(() => {
    if (!applying) {
      setTrial(null);
      return;
    }
    const looking = setInterval(() => {
      void ask('network.trial', {}).then((told) => {
        if (told.ok) setTrial(told.value);
      });
    }, lookEveryMs);
    return () => clearInterval(looking);
  }, [applying]);

  const doing = async (
    what: NonNullable<BlockDesk['busy']>,
    act: () => Promise<Problem | null>,
  ): Promise<void> => {
    setBusy(what);
    setProblem(null);
    setRefused(false);
    setProblem(await act());
    setBusy(null);
    again();
  };
  // `conflict` is how the guard says that it did as it was told; anything else went wrong on the way back.
  const isTakenBack = refused && (problem === null || problem.kind === 'conflict');
  const answer = (word: 'network.confirm' | 'network.refuse'): void =>
    void ask(word, {}).then((told) => {
      if (!told.ok) setProblem(told.problem);
    });
  return {
    state,
    again,
    plan,
    trial,
    busy,
    problem: isTakenBack ? null : problem,
    refused: isTakenBack && !applying,
    look: (kind) =>
      void doing('planning', async () => {
        const told = await ask('network.plan', { client, kind });
        setPlan(told.ok ? told.value : null);
        return told.ok ? null : told.problem;
      }),
    forget: () => setPlan(null),
    apply: () =>
      void doing('applying', async () => {
        if (plan === null) return null;
        const told = await ask('network.apply', { plan: plan.id });
        setPlan(null);
        return told.ok ? null : told.problem;
      }),
    keep: () => answer('network.confirm'),
    refuse: () => {
      setRefused(true);
      answer('network.refuse');
    },
    lift: (entry) =>
      void doing('lifting', async () => {
        const told = await ask('journal.undo', { entry, whenChanged: 'refuse' });
        return told.ok ? null : told.problem;
      }),
  };
};
