// What a run's lines add up to: the state of each action and of the whole, and the entry that people see.
import type { EffectState, JournalEntry, Problem } from '../../../preload/contract/index.ts';
import type { Facts, Line, RecordedAction, WhenChanged } from './record-schema.ts';

export interface ActionHistory {
  readonly index: number;
  readonly action: RecordedAction;
  readonly state: EffectState;
  readonly problem: Problem | null;
  /** The action has begun, and has not been taken back yet. */
  readonly stands: boolean;
  /** It ended well, though it may have been undone since. */
  readonly wasDone: boolean;
  readonly facts: Facts | null;
  readonly folderMtimeNs: bigint | null;
  /** The copy on another disk is whole; see `copied` of the record. */
  readonly isCopied: boolean;
  /** Undoing has begun: whether the folder's time is to be set back. */
  readonly restoresTime: boolean | null;
  readonly placing: { readonly device: bigint; readonly inode: bigint } | null;
}

type UnderWay = 'running' | 'rolling-back' | 'undoing' | 'purging';

export interface RunHistory {
  readonly id: string;
  readonly purpose: JournalEntry['purpose'];
  readonly client: string | null;
  readonly startedAtMs: number;
  readonly endedAtMs: number | null;
  readonly actions: readonly ActionHistory[];
  /** What was being done when the record ends; null: the run is over. */
  readonly underWay: UnderWay | null;
  readonly undoing: {
    readonly actions: readonly number[];
    readonly whenChanged: WhenChanged;
  } | null;
  readonly isRolledBack: boolean;
  readonly purgedAtMs: number | null;
  /** The last crash in the middle of it: what was being done then, and when that was found. */
  readonly interrupted: { readonly during: UnderWay; readonly atMs: number } | null;
  /** What is under way has been noted as interrupted: a second start has no news about it. */
  readonly isInterruptionNoted: boolean;
}

/** null where the record has no plan. */
export const historyOf = (lines: readonly Line[]): RunHistory | null => {
  const [plan, ...rest] = lines;
  if (plan?.type !== 'plan') return null;
  const actions = plan.actions.map(fresh);
  let history: RunHistory = {
    id: plan.id,
    purpose: plan.purpose,
    client: plan.client,
    startedAtMs: plan.atMs,
    endedAtMs: null,
    actions,
    underWay: 'running',
    undoing: null,
    isRolledBack: false,
    purgedAtMs: null,
    interrupted: null,
    isInterruptionNoted: false,
  };
  for (const line of rest) {
    if (line.type === 'run') history = { ...history, ...runAfter(line, history) };
    else if (line.type === 'action') {
      const before = actions[line.action];
      if (before !== undefined) actions[line.action] = { ...before, ...actionAfter(line, before) };
    }
  }
  return history;
};

/** The history of a run whose record was found to begin with its plan. */
export const historyNow = (run: {
  readonly id: string;
  readonly lines: readonly Line[];
}): RunHistory => {
  const history = historyOf(run.lines);
  if (history !== null) return history;
  throw new Error(`${run.id}: its record does not begin with a plan`);
};

const fresh = (action: RecordedAction, index: number): ActionHistory => ({
  index,
  action,
  state: 'planned',
  problem: null,
  stands: false,
  wasDone: false,
  facts: null,
  folderMtimeNs: null,
  isCopied: false,
  restoresTime: null,
  placing: null,
});

const runAfter = (
  line: Extract<Line, { type: 'run' }>,
  { underWay, interrupted }: RunHistory,
): Partial<RunHistory> => {
  switch (line.state) {
    case 'done':
      return { underWay: null, endedAtMs: line.atMs };
    case 'rolling-back':
      return { underWay: 'rolling-back', isRolledBack: true };
    case 'rolled-back':
      return { underWay: null, endedAtMs: line.atMs };
    case 'undoing':
      return {
        underWay: 'undoing',
        isInterruptionNoted: false,
        undoing: { actions: line.actions, whenChanged: line.whenChanged },
      };
    case 'undo-ended':
      return { underWay: null, undoing: null };
    case 'purging':
      return { underWay: 'purging', isInterruptionNoted: false };
    case 'purged':
      return { underWay: null, purgedAtMs: line.atMs };
    case 'interrupted':
      return underWay === null
        ? { interrupted }
        : { interrupted: { during: underWay, atMs: line.atMs }, isInterruptionNoted: true };
  }
};

type ActionLine = Extract<Line, { type: 'action' }>;

const actionAfter = (line: ActionLine, before: ActionHistory): Partial<ActionHistory> => {
  switch (line.state) {
    case 'started':
      return { state: 'started', stands: true, facts: line.facts };
    case 'copied':
      return { isCopied: true };
    case 'done':
      return {
        state: 'done',
        wasDone: true,
        folderMtimeNs: line.folderMtimeNs === null ? null : BigInt(line.folderMtimeNs),
      };
    case 'failed':
      return { state: 'failed', problem: line.problem };
    case 'verified':
      return { state: 'verified', problem: null };
    case 'undoing':
      return { restoresTime: line.restoresTime };
    case 'placing':
      return { placing: { device: BigInt(line.device), inode: BigInt(line.inode) } };
    case 'undone':
      // Whatever a failed action had begun is gone again; that it failed, and why, is still worth knowing.
      return before.state === 'failed'
        ? { stands: false }
        : { state: 'undone', stands: false, problem: null };
    case 'stays':
      return { problem: line.problem };
  }
};

/** Taking back what a plan had begun is a part of doing it: nobody has asked for it. */
const doings = {
  running: 'changing',
  'rolling-back': 'changing',
  undoing: 'undoing',
  purging: 'deleting',
} as const satisfies Record<UnderWay, string>;

const iso = (ms: number): string => new Date(ms).toISOString();
const dayMs = 86_400_000;

export const entryOf = (history: RunHistory, keepDays: number): JournalEntry => {
  const keeps = history.actions.some(
    ({ action, stands, facts }) =>
      stands &&
      (action.kind === 'set-aside-key' ||
        (action.kind === 'quarantine' && facts?.before.kind !== 'absent')),
  );
  const isKept = keeps && history.purgedAtMs === null && history.endedAtMs !== null;
  return {
    id: history.id,
    purpose: history.purpose,
    client: history.client,
    startedAt: iso(history.startedAtMs),
    endedAt: history.endedAtMs === null ? null : iso(history.endedAtMs),
    state: stateOf(history),
    effects: history.actions.map(({ action, state, problem }) => ({
      step: action.step,
      sentence: action.sentence,
      path: 'path' in action ? action.path : null,
      state,
      problem,
    })),
    keptUntil: isKept ? iso((history.endedAtMs ?? 0) + keepDays * dayMs) : null,
    interrupted: history.interrupted && {
      during: doings[history.interrupted.during],
      at: iso(history.interrupted.atMs),
    },
  };
};

const stateOf = ({ underWay, actions, isRolledBack }: RunHistory): JournalEntry['state'] => {
  if (underWay !== null && underWay !== 'purging') return 'running';
  // What has ended does not come to life again: it is no part of what can be undone.
  const lasting = actions.filter(({ action }) => action.kind !== 'end-processes');
  const stand = lasting.filter(({ stands }) => stands).length;
  if (isRolledBack) return stand === 0 ? 'rolled-back' : 'partly-undone';
  const undone = actions.filter(({ state }) => state === 'undone').length;
  if (undone === 0) return 'done';
  return stand === 0 ? 'undone' : 'partly-undone';
};
