// A plan as a person sees it beforehand: what a dry run prints is made from the very actions that will be done.
import type { DiffLine, Effect, Plan } from '../../preload/contract/index.ts';
import { openTree } from '../platform/files/index.ts';
import type { Action, TakeEntry, WriteFile } from './action.ts';
import type { ActionPlan } from './plan.ts';
import { registryText } from './registry-text.ts';
import { textDifference } from './text-difference.ts';

/** Longer files are changed, but their difference is not shown. */
const mostBytes = 16 * 1024 * 1024;

/** Reads the files that would be written, as they are now, for the difference; changes nothing. */
export const describePlan = (plan: ActionPlan): Plan => ({
  id: plan.id,
  madeAt: new Date(plan.madeAtMs).toISOString(),
  purpose: plan.purpose,
  client: plan.client,
  effects: plan.actions.map((action, at) => effectOf(action, plan.actions.slice(0, at))),
  warnings: [...plan.warnings],
});

const effectOf = (action: Action, earlier: readonly Action[]): Effect => ({
  kind: action.kind,
  step: action.step,
  sentence: action.sentence,
  path: 'path' in action ? action.path : null,
  diff: linesOf(action, earlier),
  command: action.kind === 'run-command' ? [...action.command] : null,
  bytes: action.kind === 'quarantine' ? action.bytes : null,
  needsRoot: action.needsRoot,
  irreversible: whyForGood(action),
});

const linesOf = (action: Action, earlier: readonly Action[]): DiffLine[] => {
  if (action.kind === 'write-file') return differenceOf(action, earlier);
  if (action.kind === 'take-entry') return [{ kind: 'removed', text: shortened(action) }];
  if (action.kind !== 'set-registry') return [];
  const [before, after] = [action.change.from, action.change.to].map(
    (stands) => registryText(stands) ?? '',
  );
  return textDifference(Buffer.from(before ?? ''), Buffer.from(after ?? ''));
};

/** An entry may be a whole program's settings: what it begins with is enough to know it. */
const shortened = ({ keys, entry }: TakeEntry): string => {
  const name = JSON.stringify(keys.at(-1));
  return entry.length <= mostEntry
    ? `${name}: ${entry}`
    : `${name}: ${entry.slice(0, mostEntry)} … (${entry.length} characters)`;
};
const mostEntry = 200;

const differenceOf = (
  { path, content, expected }: WriteFile,
  earlier: readonly Action[],
): DiffLine[] => {
  // A step before this one leaves the file otherwise than it is now: each shows its own lines alone.
  const before = earlier.findLast(
    (action): action is WriteFile => action.kind === 'write-file' && action.path === path,
  );
  if (before !== undefined) return textDifference(before.content, content);
  if (expected.kind === 'absent') return textDifference(Buffer.alloc(0), content);
  const tree = openTree('/');
  const now = tree.ok ? tree.value.read(path, mostBytes) : tree;
  // What cannot be read now is not hidden: running the plan says so, and changes nothing.
  return now.ok && !now.value.truncated ? textDifference(now.value.bytes, content) : [];
};

const whyForGood = (action: Action): string | null => {
  if (action.kind === 'run-command' && 'none' in action.inverse) return action.inverse.none;
  if (action.kind === 'end-processes') return 'What was ended does not start again by itself.';
  return null;
};
