// What the removal wizard knows and does: look, choose, plan, remove, put back, say farewell.
import { useCallback, useEffect, useState } from 'react';
import type {
  ClientId,
  Farewell,
  JournalEntry,
  Plan,
  Problem,
  Removed,
  Survey,
} from '../../../preload/contract/index.ts';
import { type Answer, loading } from '../../store/answer.ts';
import { ask } from '../../store/store.ts';

export type StageId = 'find' | 'sort' | 'plan' | 'remove' | 'verify' | 'restore' | 'leave';
export const stageIds: readonly StageId[] = [
  'find',
  'sort',
  'plan',
  'remove',
  'verify',
  'restore',
  'leave',
];

/** How often the run that goes on is asked how far it is, milliseconds. */
const progressMs = 150;

export const useSurvey = (client: ClientId): readonly [Answer<Survey>, () => Promise<void>] => {
  const [answer, setAnswer] = useState<Answer<Survey>>(loading);
  const look = useCallback(async (): Promise<void> => {
    setAnswer(loading);
    const told = await ask('removal.survey', { client });
    setAnswer(
      told.ok ? { state: 'there', value: told.value } : { state: 'failed', problem: told.problem },
    );
  }, [client]);
  useEffect(() => void look(), [look]);
  return [answer, look];
};

export const useFarewell = (client: ClientId): Answer<Farewell> => {
  const [answer, setAnswer] = useState<Answer<Farewell>>(loading);
  useEffect(() => {
    void ask('removal.farewell', { client }).then((told) =>
      setAnswer(
        told.ok
          ? { state: 'there', value: told.value }
          : { state: 'failed', problem: told.problem },
      ),
    );
  }, [client]);
  return answer;
};

export interface RemovalRun {
  readonly plan: Answer<Plan> | null;
  readonly entry: JournalEntry | null;
  readonly problem: Problem | null;
  readonly removed: Removed | null;
}

const nothingYet: RemovalRun = { plan: null, entry: null, problem: null, removed: null };

export const useRemovalRun = (client: ClientId) => {
  const [run, setRun] = useState<RemovalRun>(nothingYet);
  const plan = async (chosen: readonly string[]): Promise<void> => {
    setRun({ ...nothingYet, plan: loading });
    const told = await ask('removal.plan', { client, chosen: [...chosen], purge: false });
    setRun({
      ...nothingYet,
      plan: told.ok
        ? { state: 'there', value: told.value }
        : { state: 'failed', problem: told.problem },
    });
  };
  const apply = async (id: string): Promise<boolean> => {
    setRun((before) => ({ ...before, entry: null, problem: null, removed: null }));
    const asking = setInterval(() => {
      void ask('journal.running', {}).then((told) => {
        if (told.ok && told.value !== null) {
          const entry = told.value;
          setRun((before) => (before.removed === null ? { ...before, entry } : before));
        }
      });
    }, progressMs);
    const told = await ask('removal.apply', { plan: id });
    clearInterval(asking);
    if (told.ok) {
      const removed = told.value;
      setRun((before) => ({ ...before, entry: removed.entry, removed }));
    } else setRun((before) => ({ ...before, problem: told.problem }));
    return told.ok;
  };
  const restore = async (): Promise<void> => {
    if (run.entry === null) return;
    const told = await ask('journal.undo', { entry: run.entry.id, whenChanged: 'keep-theirs' });
    if (told.ok) setRun((before) => ({ ...before, entry: told.value.entry, problem: null }));
    else setRun((before) => ({ ...before, problem: told.problem }));
  };
  return { run, plan, apply, restore };
};
