// The report: every check asked about every client that is here.
import type {
  CheckOutcome,
  CheckReport,
  ClientCheck,
  ClientId,
  Finding,
  Fix,
  Severity,
} from '../../preload/contract/index.ts';
import { Desk } from '../journal/desk.ts';
import type { Check, Verdict } from './check.ts';
import { type ClientSight, clientSight, isHere } from './client-sight.ts';
import { checksOf } from './registry.ts';
import { scoreOf } from './score.ts';
import type { Sight } from './sight.ts';
import { tickedUntil } from './ticks.ts';

/** Pure. With `clients`, these alone, whether they are here or not; else every client that is here. */
export function checkClients(sight: Sight, clients?: readonly ClientId[]): CheckReport {
  const wanted = sight.catalogue.clients
    .filter(({ id }) => clients === undefined || clients.includes(id))
    .map((client) => clientSight(sight, client))
    .filter((mine) => clients !== undefined || isHere(mine));
  return {
    schemaVersion: 1,
    takenAt: new Date(sight.nowMs).toISOString(),
    scope: sight.live === null ? 'tree' : 'live',
    clients: wanted.map(checkClient),
    problems: [...sight.problems],
  };
}

function checkClient(sight: ClientSight): ClientCheck {
  const asked = checksOf(sight.client).map((check) => {
    const verdict = check.look(sight);
    const finding = verdict === null ? null : findingOf(check, verdict, sight);
    return { check, verdict, finding };
  });
  const findings = asked.flatMap(({ finding }) => finding ?? []).sort(worstFirst);
  const checks = asked.flatMap(({ check, verdict, finding }) =>
    verdict === null ? [] : [outcomeOf(check, verdict, finding)],
  );
  const weighed = asked
    .filter(({ check }) => check.weightless !== true)
    .map(({ check, finding }) => ({
      severity: check.severity,
      open: finding !== null && finding.fix !== null,
    }));
  return {
    client: sight.client.id,
    name: sight.client.shortName,
    score: scoreOf(weighed),
    findings,
    checks,
  };
}

function outcomeOf(check: Check, verdict: Verdict, finding: Finding | null): CheckOutcome {
  const { id, client, family, title } = check;
  return { id, client, family, title, result: finding === null ? 'passed' : verdict.result };
}

function findingOf(check: Check, verdict: Verdict, sight: ClientSight): Finding | null {
  if (verdict.result === 'passed') return null;
  const { id, client, family, bucket, why, sources } = check;
  const ticked = tickedUntil(sight.all, id);
  if (check.remedy?.kind === 'manual' && check.remedy.byWord && ticked !== null) return null;
  const { seen } = verdict;
  const { fix, obstacle } = fixOf(check, sight);
  const mendedMs = sight.all.mended.get(id);
  return {
    id,
    client,
    family,
    bucket,
    severity: seen.severity?.level ?? check.severity,
    severityReason: seen.severity?.reason ?? check.severityReason,
    certainty: verdict.result === 'failed' ? 'seen' : 'cannot-tell',
    title: seen.title,
    why,
    evidence:
      obstacle === null
        ? [...seen.evidence]
        : [
            ...seen.evidence,
            { kind: 'statement', text: obstacle, place: null, line: null, excerpt: null },
          ],
    sources: [...new Set([...(seen.sources ?? []), ...sources])],
    is: seen.is,
    shouldBe: seen.shouldBe,
    fix,
    revertedSince: mendedMs === undefined ? null : new Date(mendedMs).toISOString(),
  };
}

/** An automatic fix is offered only where its plan can be made; else it is said why not. */
function fixOf(
  { id, remedy }: Check,
  sight: ClientSight,
): { readonly fix: Fix | null; readonly obstacle: string | null } {
  if (remedy === null) return { fix: null, obstacle: null };
  if (remedy.kind === 'manual') {
    const tickedMs = sight.all.ticks.get(id);
    const tickedAt = tickedMs === undefined ? null : new Date(tickedMs).toISOString();
    const { instructions, page } = remedy.guide(sight);
    return {
      fix: { kind: 'manual', instructions: [...instructions], page, tickedAt },
      obstacle: null,
    };
  }
  const desk = new Desk(sight.all);
  const planned = remedy.plan(sight, desk);
  if (!planned.ok) return { fix: null, obstacle: planned.problem.message };
  if (desk.actions.length === 0) return { fix: null, obstacle: null };
  const { profile, mayBreak } = remedy;
  const needsRoot = desk.actions.some((action) => action.needsRoot);
  return { fix: { kind: 'automatic', step: id, profile, mayBreak, needsRoot }, obstacle: null };
}

const rank: Readonly<Record<Severity, number>> = { critical: 0, high: 1, medium: 2, low: 3 };

function worstFirst(a: Finding, b: Finding): number {
  return rank[a.severity] - rank[b.severity] || certaintyRank(a) - certaintyRank(b);
}

const certaintyRank = ({ certainty }: Finding): number => (certainty === 'seen' ? 0 : 1);
