// What the wizard knows and does: look, choose, see the plan, apply, take back.
import { useCallback, useEffect, useState } from 'react';
import type {
  Applied,
  CheckReport,
  JournalEntry,
  Plan,
  Problem,
  UndoResult,
} from '../../../preload/contract/index.ts';
import { type Answer, loading } from '../../store/answer.ts';
import { ask } from '../../store/store.ts';

export type StageId = 'choose' | 'look' | 'decide' | 'apply' | 'done';

/** How often the run that goes on is asked how far it is, milliseconds. */
const progressMs = 150;

/** A check of every client, made anew whenever `occasion` changes; the one before stays until the new one is there. */
export const useCheck = (occasion = ''): readonly [Answer<CheckReport>, () => Promise<void>] => {
  const [answer, setAnswer] = useState<Answer<CheckReport>>(loading);
  const check = useCallback(async (): Promise<void> => {
    const told = await ask('lockdown.check', {});
    setAnswer(
      told.ok ? { state: 'there', value: told.value } : { state: 'failed', problem: told.problem },
    );
  }, []);
  useEffect(() => void check(), [check, occasion]);
  return [answer, check];
};

/** The plan for what is switched on; null while nothing is. The one before stays until the new one is there. */
export const usePlan = (findings: readonly string[]): Answer<Plan> | null => {
  const [answer, setAnswer] = useState<Answer<Plan> | null>(null);
  const question = JSON.stringify(findings);
  useEffect(() => {
    const asked = JSON.parse(question) as string[];
    if (asked.length === 0) {
      setAnswer(null);
      return;
    }
    let current = true;
    setAnswer((before) => (before?.state === 'there' ? before : loading));
    void ask('lockdown.plan', { findings: asked }).then((told) => {
      if (!current) return;
      setAnswer(
        told.ok
          ? { state: 'there', value: told.value }
          : { state: 'failed', problem: told.problem },
      );
    });
    return () => {
      current = false;
    };
  }, [question]);
  return answer;
};

export interface Running {
  readonly entry: JournalEntry | null;
  readonly problem: Problem | null;
  readonly applied: Applied | null;
}

const notRunning: Running = { entry: null, problem: null, applied: null };

export const useRun = () => {
  const [running, setRunning] = useState<Running>(notRunning);
  const apply = async (plan: string): Promise<boolean> => {
    setRunning(notRunning);
    const asking = setInterval(() => {
      void ask('journal.running', {}).then((told) => {
        if (told.ok && told.value !== null) {
          const entry = told.value;
          setRunning((before) => (before.applied === null ? { ...before, entry } : before));
        }
      });
    }, progressMs);
    const told = await ask('lockdown.apply', { plan });
    clearInterval(asking);
    if (told.ok) setRunning({ entry: told.value.entry, problem: null, applied: told.value });
    else setRunning((before) => ({ ...before, problem: told.problem }));
    return told.ok;
  };
  const undo = async (
    entry: string,
    whenChanged: 'refuse' | 'keep-theirs' | 'restore-ours',
    step: string | null,
  ): Promise<UndoResult | Problem> => {
    const steps = step === null ? {} : { steps: [step] };
    const told = await ask('journal.undo', { entry, whenChanged, ...steps });
    if (!told.ok) return told.problem;
    setRunning((before) => ({ ...before, entry: told.value.entry }));
    return told.value;
  };
  return { running, apply, undo };
};
