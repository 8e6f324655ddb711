// From what a person has chosen to the exact list of actions that takes it away.
import { randomUUID } from 'node:crypto';
import type { Problem } from '../../preload/contract/index.ts';
import { Desk } from '../journal/desk.ts';
import type { ActionPlan } from '../journal/plan.ts';
import { failure, type Outcome, success } from '../outcome.ts';
import type { PackageRemoval, PackageSeen, ProcessKey } from '../platform/port/index.ts';
import { forgetServices, stopServices } from './families/services.ts';
import type { Relic } from './relic.ts';
import type { RemovalSight } from './sight.ts';
import type { Weight } from './survey.ts';

/**
 * The relics that were chosen, in the order of the survey. `not-found`: one of them is not there (any more); `usage`:
 * one of them is not ours to take away.
 */
export function chosenRelics(
  relics: readonly Relic[],
  chosen: readonly string[],
): Outcome<readonly Relic[]> {
  const wanted = new Set(chosen);
  const known = new Set(relics.map(({ remnant }) => remnant.id));
  const missing = chosen.find((id) => !known.has(id));
  if (missing !== undefined) return failure(notThere(missing));
  const found = relics.filter(({ remnant }) => wanted.has(remnant.id));
  const refused = found.find(({ remnant: { way } }) => way === 'keep' || way === 'by-hand');
  return refused === undefined ? success(found) : failure(notOurs(refused));
}

export const packagesOf = (relics: readonly Relic[]): readonly PackageSeen[] =>
  relics.flatMap(({ packages }) => packages);

export interface Answered {
  readonly removals: readonly PackageRemoval[];
  readonly weights: ReadonlyMap<string, Weight>;
  readonly purge: boolean;
}

/** Pure but for the plan's id. Processes end first and services stop next, whatever they belong to. */
export function planRemoval(
  sight: RemovalSight,
  chosen: readonly Relic[],
  { removals, weights, purge }: Answered,
): Outcome<ActionPlan> {
  const desk = new Desk(sight);
  const context = { removals, chosenPackages: new Set(packagesOf(chosen)), purge };
  endProcesses(sight, chosen, desk);
  stopServices(sight, chosen, desk, context);
  for (const relic of chosen) {
    const planned = relic.plan(desk, context);
    if (!planned.ok) return planned;
  }
  forgetServices(sight, chosen, desk);
  return success({
    id: randomUUID(),
    madeAtMs: sight.nowMs,
    purpose: 'removal',
    client: sight.client.id,
    actions: desk.actions.map((action) =>
      action.kind === 'quarantine'
        ? { ...action, bytes: weights.get(action.path)?.bytes ?? action.bytes }
        : action,
    ),
    warnings: purge ? ['What goes to quarantine is deleted for good at the end.'] : [],
  });
}

function endProcesses({ client }: RemovalSight, chosen: readonly Relic[], desk: Desk): void {
  const keys = new Map<string, ProcessKey>();
  for (const key of chosen.flatMap(({ ends }) => ends))
    keys.set(`${key.pid} ${key.startTicks}`, key);
  if (keys.size === 0) return;
  const count = keys.size === 1 ? 'its process' : `its ${keys.size} processes`;
  desk.endProcesses(
    `${client.id}:process:running`,
    `End ${client.shortName} (${count}): asked politely first, after 5 seconds firmly.`,
    [...keys.values()],
  );
}

const notThere = (id: string): Problem => ({
  kind: 'not-found',
  subject: id,
  message: `“${id}” is not there (any more).`,
  advice: 'Look again at what is there, and choose from that.',
});

const notOurs = ({ remnant: { id, sentence } }: Relic): Problem => ({
  kind: 'usage',
  subject: id,
  message: `“${id}” is not taken away from here: ${sentence}`,
  advice: 'Leave it out.',
});
