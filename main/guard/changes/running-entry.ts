// The journal's entry as it will be, for those who watch while it is being written.
import type { JournalEntry } from '../../../preload/contract/index.ts';
import type { ActionPlan, Progress } from '../../journal/index.ts';

export const entryOfPlan = (plan: ActionPlan, nowMs: number): JournalEntry => ({
  id: plan.id,
  purpose: plan.purpose,
  client: plan.client,
  startedAt: new Date(nowMs).toISOString(),
  endedAt: null,
  state: 'running',
  effects: plan.actions.map((action) => ({
    step: action.step,
    sentence: action.sentence,
    path: 'path' in action ? action.path : null,
    state: 'planned',
    problem: null,
  })),
  keptUntil: null,
  interrupted: null,
});

export const advanced = (
  entry: JournalEntry,
  { entry: id, action, state, problem }: Progress,
): JournalEntry => ({
  ...entry,
  id,
  effects: entry.effects.map((effect, at) =>
    at === action ? { ...effect, state, problem } : effect,
  ),
});
