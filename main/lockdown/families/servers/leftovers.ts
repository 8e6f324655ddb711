// What a client that is gone has left behind.
import { type Client, isLead } from '../../../catalogue/index.ts';
import { success } from '../../../outcome.ts';
import type { EntrySeen } from '../../../platform/port/index.ts';
import { type Check, passed } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import type { ClientSight } from '../../client-sight.ts';
import { evidence, some } from '../../evidence.ts';

export function leftoversCheck(client: Client): Check {
  const name = client.shortName;
  const id = checkId(client, 'local-servers', 'leftovers');
  const sources = client.provenance
    .filter(({ field }) => field === 'leftovers.linux')
    .flatMap((entry) => entry.sources);
  return {
    id,
    client: client.id,
    family: 'local-servers',
    bucket: 'privacy',
    severity: 'medium',
    severityReason: 'It holds your sign-in, identifiers and records of calls.',
    title: `Nothing of ${name} is left where ${name} is gone.`,
    why: `The program is no longer installed, but what it kept about you is still on this disk.`,
    sources: sources.length > 0 ? [...new Set(sources)] : client.sources.slice(0, 1),
    remedy: {
      kind: 'automatic',
      profile: 'careful',
      mayBreak: `If you install ${name} again, you sign in and set it up anew. Until it is deleted for good, all of it can be put back.`,
      plan: (sight, desk) => {
        for (const entry of leftBehind(sight)) {
          const moved = desk.quarantine(id, `Move ${entry.shown} to quarantine.`, entry);
          if (!moved.ok) return moved;
        }
        return success(undefined);
      },
    },
    look: (sight) => {
      const gone = sight.installations.length === 0 && (sight.live?.running ?? null) === null;
      if (!gone) return null;
      const seen = leftBehind(sight).map(({ shown, kind }) =>
        evidence('file', `The ${kind === 'other' ? 'entry' : kind} ${shown} is still there.`, {
          place: shown,
        }),
      );
      if (!some(seen)) return passed;
      return {
        result: 'failed',
        seen: {
          title: `${name} is gone, but its files are still here.`,
          evidence: seen,
          is: seen.length === 1 ? 'still here' : `still here, in ${seen.length} places`,
          shouldBe: 'gone',
        },
      };
    },
  };
}

/** What is known to be the client's, outermost first; what is only guessed stays. */
function leftBehind({ client, inventory }: ClientSight): readonly EntrySeen[] {
  const kept = inventory.leftovers
    .filter(({ what }) => what !== 'leftover')
    .map(({ entry }) => entry.path);
  const candidates = inventory.leftovers
    .filter(
      ({ what, pattern }) => what === 'leftover' && !isLead(client, 'leftovers.linux', pattern),
    )
    .map(({ entry }) => entry)
    .filter(({ path }) => !kept.some((other) => other === path || other.startsWith(`${path}/`)))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const outermost: EntrySeen[] = [];
  for (const entry of candidates) {
    const inside = outermost.some(
      ({ path }) => entry.path === path || entry.path.startsWith(`${path}/`),
    );
    if (!inside) outermost.push(entry);
  }
  return outermost;
}
