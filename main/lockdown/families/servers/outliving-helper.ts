// Parts of a client that go on when the client itself is gone, from its disk or from the screen.
import type { Process } from '../../../../preload/contract/index.ts';
import type { Client } from '../../../catalogue/index.ts';
import { success } from '../../../outcome.ts';
import { type Check, passed } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import type { ClientSight } from '../../client-sight.ts';
import { evidence, some } from '../../evidence.ts';
import { surelyRunning } from '../../surely-running.ts';

export function outlivingHelperCheck(client: Client): Check {
  const name = client.shortName;
  const id = checkId(client, 'local-servers', 'outliving-helper');
  return {
    id,
    client: client.id,
    family: 'local-servers',
    bucket: 'security',
    severity: 'high',
    severityReason: 'Nobody looks after a part that runs alone, and nothing updates it.',
    title: `No part of ${name} goes on when ${name} has ended.`,
    why: `In 2019 a helper of a meeting client stayed behind after the client was removed, and could bring it back. A part that outlives its program has no business here.`,
    sources: [
      'https://www.cnet.com/news/your-mac-could-be-hijacked-through-major-security-flaw-in-zoom-conferencing-app/',
    ],
    remedy: {
      kind: 'automatic',
      profile: 'careful',
      mayBreak: null,
      plan: (sight, desk) => {
        const orphans = new Set(orphansOf(sight).map(({ pid }) => pid));
        const { keys } = surelyRunning(sight.live?.running ?? null);
        const ended = keys.filter(({ pid }) => orphans.has(pid));
        if (ended.length > 0) desk.endProcesses(id, `End what is left of ${name}.`, ended);
        return success(undefined);
      },
    },
    look: (sight) => {
      if (sight.live === null) return null;
      const seen = orphansOf(sight).map(({ pid, name: program, executable }) =>
        evidence('process', `“${program}” (pid ${pid}) still runs.`, { place: executable }),
      );
      if (!some(seen)) return passed;
      return {
        result: 'failed',
        seen: {
          title: `A part of ${name} goes on running although ${name} is gone.`,
          evidence: seen,
          is: 'running',
          shouldBe: 'ended',
        },
      };
    },
  };
}

/**
 * Everything of a client that is no longer installed: a copy that still stands somewhere would be an installation.
 * Else its meeting helpers without the program that starts them.
 */
function orphansOf({ client, installations, live }: ClientSight): readonly Process[] {
  const { processes } = surelyRunning(live?.running ?? null);
  if (installations.length === 0) return processes;
  const helpers = new Set(client.meetingProcesses?.linux ?? []);
  return processes.every(({ name }) => helpers.has(name)) ? processes : [];
}
