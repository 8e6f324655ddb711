// From chosen findings to the exact list of actions that mends them.
import { randomUUID } from 'node:crypto';
import type { ClientId } from '../../preload/contract/index.ts';
import { Desk } from '../journal/desk.ts';
import type { ActionPlan } from '../journal/plan.ts';
import { failure, type Outcome, success } from '../outcome.ts';
import type { Check } from './check.ts';
import { type ClientSight, clientSight } from './client-sight.ts';
import { checksOf } from './registry.ts';
import type { Sight } from './sight.ts';
import { surelyRunning } from './surely-running.ts';

/**
 * Nothing is changed. `not-found`: no such finding; `usage`: a finding that is not ours to mend (it says what to do);
 * `conflict`: two of them want different things of one file.
 */
export function planSteps(sight: Sight, findingIds: readonly string[]): Outcome<ActionPlan> {
  const desk = new Desk(sight);
  const warnings: string[] = [];
  const clients = new Set<ClientId>();
  const steps: { readonly check: Check; readonly mine: ClientSight }[] = [];
  for (const id of new Set(findingIds)) {
    const step = stepOf(sight, id);
    if (!step.ok) return step;
    steps.push(step.value);
    clients.add(step.value.check.client);
  }
  endWhoWouldOverwrite(steps, desk, warnings);
  for (const { check, mine } of steps) {
    if (check.remedy?.kind !== 'automatic') return byHand(check, mine);
    const planned = check.remedy.plan(mine, desk);
    if (!planned.ok) return planned;
  }
  const [onlyClient = null, ...others] = clients;
  return success({
    id: randomUUID(),
    madeAtMs: sight.nowMs,
    purpose: 'lockdown',
    client: others.length === 0 ? onlyClient : null,
    actions: desk.actions,
    warnings,
  });
}

/** A client that runs writes its settings when it ends: over ours, unless it ends first. */
function endWhoWouldOverwrite(
  steps: readonly { readonly check: Check; readonly mine: ClientSight }[],
  desk: Desk,
  warnings: string[],
): void {
  const ended = new Set<ClientId>();
  for (const { check, mine } of steps) {
    const { keys } = surelyRunning(mine.live?.running ?? null);
    if (check.family !== 'client-configuration' || keys.length === 0) continue;
    if (ended.has(check.client)) continue;
    ended.add(check.client);
    const name = mine.client.shortName;
    desk.endProcesses(
      check.id,
      `End ${name}, so that it does not write its old settings over the new ones.`,
      keys,
    );
    warnings.push(
      `${name} is running and would write its old settings over the new ones, so it is ended first. Finish your call before you apply this.`,
    );
  }
}

function stepOf(
  sight: Sight,
  id: string,
): Outcome<{ readonly check: Check; readonly mine: ClientSight }> {
  const client = sight.catalogue.byId(id.split(':', 1)[0] ?? '');
  const check = client && checksOf(client).find((candidate) => candidate.id === id);
  if (client === undefined || check === undefined) {
    return failure({
      kind: 'not-found',
      subject: id,
      message: `There is no finding called ${id}.`,
      advice: 'Check again and choose from the findings shown then.',
    });
  }
  return success({ check, mine: clientSight(sight, client) });
}

function byHand(check: Check, mine: ClientSight): Outcome<never> {
  const instructions = check.remedy?.kind === 'manual' ? check.remedy.guide(mine).instructions : [];
  return failure({
    kind: 'usage',
    subject: check.id,
    message: `Callwarden cannot do this for you: ${check.title}`,
    advice: instructions[0] ?? 'Remove the client, or wait for its vendor to mend it.',
  });
}
