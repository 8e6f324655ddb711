// All that the checks of every client say, in their worst case and otherwise.
import {
  advisoriesFor,
  type Client,
  claimsOf,
  loadCatalogue,
} from '../../../main/catalogue/index.ts';
import { Desk } from '../../../main/journal/desk.ts';
import type { Check } from '../../../main/lockdown/check.ts';
import { clientSight } from '../../../main/lockdown/client-sight.ts';
import { planSteps, type Sight } from '../../../main/lockdown/index.ts';
import { checksOf } from '../../../main/lockdown/registry.ts';
import type { Evidence } from '../../../preload/contract/index.ts';
import { worstSights } from './worst-sights.ts';

const loaded = loadCatalogue();
if (!loaded.ok) throw new Error(loaded.problem.message);
export const { clients } = loaded.value;

export interface SaidByCheck {
  readonly check: Check;
  /** Whole sentences. */
  readonly sentences: ReadonlySet<string>;
  /** It was not passed at least once. */
  readonly hasFailed: boolean;
  /** What is and should be. */
  readonly states: ReadonlySet<string>;
}

/** A fact that a source has told, word for word. */
const isFact = ({ family }: Check, { kind }: Evidence): boolean =>
  family === 'vendor-practices' && kind === 'statement';

export const saidByChecksOf = async (client: Client): Promise<readonly SaidByCheck[]> => {
  const sights = await worstSights(client, await advisoriesFor(client.id));
  return checksOf(client).map((check) => saidBy(check, client, sights));
};

const saidBy = (check: Check, client: Client, sights: readonly Sight[]): SaidByCheck => {
  const { title, why, severityReason, remedy } = check;
  const sentences = new Set([title, why, severityReason]);
  const states = new Set<string>();
  let hasFailed = false;
  const say = (...texts: readonly (string | null | undefined)[]): void => {
    for (const text of texts) if (text) sentences.add(text);
  };
  if (remedy?.kind === 'automatic') say(remedy.mayBreak);
  for (const all of sights) {
    const mine = clientSight(all, client);
    const verdict = check.look(mine);
    if (verdict !== null && verdict.result !== 'passed') {
      hasFailed = true;
      const { seen } = verdict;
      say(seen.title, seen.severity?.reason);
      for (const each of seen.evidence) if (!isFact(check, each)) say(each.text);
      for (const state of [seen.is, seen.shouldBe]) if (state !== null) states.add(state);
    }
    if (remedy?.kind === 'manual') say(...remedy.guide(mine).instructions);
    if (remedy?.kind === 'automatic') {
      const desk = new Desk(all);
      const planned = remedy.plan(mine, desk);
      if (!planned.ok) say(planned.problem.message, planned.problem.advice);
      say(...desk.actions.map(({ sentence }) => sentence));
    }
    const plan = planSteps(all, [check.id]);
    if (plan.ok) say(...plan.value.warnings, ...plan.value.actions.map(({ sentence }) => sentence));
    else say(plan.problem.message, plan.problem.advice);
  }
  // What the catalogue tells of a listener.
  for (const { what } of claimsOf(client).localListeners) sentences.delete(what);
  return { check, sentences, states, hasFailed };
};
