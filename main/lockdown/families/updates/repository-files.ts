// Who may change where a client's updates come from.
import type { Client } from '../../../catalogue/index.ts';
import { success } from '../../../outcome.ts';
import type { EntrySeen } from '../../../platform/port/index.ts';
import { type Check, passed } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import type { ClientSight } from '../../client-sight.ts';
import { evidence, some } from '../../evidence.ts';
import { surelyOwn } from './own-repositories.ts';

export function repositoryFilesCheck(client: Client): Check {
  const name = client.shortName;
  const id = checkId(client, 'advisories', 'repository-files');
  return {
    id,
    client: client.id,
    family: 'advisories',
    bucket: 'security',
    severity: 'critical',
    severityReason: 'Whoever may write these files decides what is installed here, as root.',
    title: `Only the administrator can change where updates of ${name} come from.`,
    why: 'The key says whose updates are believed, the list says where they come from. Both belong to the administrator alone.',
    sources: ['https://manpages.debian.org/bookworm/apt/sources.list.5.en.html'],
    remedy: {
      kind: 'automatic',
      profile: 'harmless',
      mayBreak: null,
      plan: (sight, desk) => {
        for (const entry of writable(sight)) {
          desk.setMode(
            id,
            `Let nobody but its owner write ${entry.shown}.`,
            entry,
            entry.mode & ~writeForOthers,
          );
        }
        return success(undefined);
      },
    },
    look: (sight) => {
      if (surelyOwn(sight).length === 0) return null;
      const seen = writable(sight).map(({ shown, mode }) =>
        evidence('file', `${shown} can be changed by others (mode ${mode.toString(8)}).`, {
          place: shown,
        }),
      );
      if (!some(seen)) return passed;
      return {
        result: 'failed',
        seen: {
          title: `Others on this machine can change where updates of ${name} come from.`,
          evidence: seen,
          is: 'writable by others',
          shouldBe: 'writable by the administrator alone',
        },
      };
    },
  };
}

const writeForOthers = 0o022;

function writable(sight: ClientSight): readonly EntrySeen[] {
  const entries = surelyOwn(sight).flatMap(({ file, keys }) => [file, ...keys]);
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  return [...byPath.values()].filter(
    ({ kind, mode }) => kind === 'file' && (mode & writeForOthers) !== 0,
  );
}
