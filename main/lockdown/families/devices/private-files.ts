// Files in which a client keeps who you are, and who else on this machine may read them.
import { type Client, isLead } from '../../../catalogue/index.ts';
import { success } from '../../../outcome.ts';
import type { EntrySeen } from '../../../platform/port/index.ts';
import { type Check, passed } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import type { ClientSight } from '../../client-sight.ts';
import { evidence, ownedBy, some } from '../../evidence.ts';

export const privateFileChecks = (client: Client): readonly Check[] => [
  ...(client.configFiles.some(({ platform, lead }) => platform === 'linux' && lead !== true)
    ? [privacyCheck(client, 'settings-private', 'settings', settingsOf)]
    : []),
  ...(client.leftovers.linux.some((path) => path.startsWith('~/'))
    ? [privacyCheck(client, 'data-private', 'data', dataOf)]
    : []),
];

function privacyCheck(
  client: Client,
  part: string,
  what: string,
  entriesOf: (sight: ClientSight) => readonly EntrySeen[],
): Check {
  const name = client.shortName;
  const id = checkId(client, 'device-access', part);
  const open = (sight: ClientSight): readonly EntrySeen[] =>
    entriesOf(sight).filter(({ kind, mode }) => isPrivateKind(kind) && (mode & forOthers) !== 0);
  return {
    id,
    client: client.id,
    family: 'device-access',
    bucket: 'security',
    severity: 'low',
    severityReason:
      'It matters only where somebody else uses this machine, or a service is broken into.',
    title: `Nobody else on this machine can read ${ownedBy(name)} ${what}.`,
    why: `They hold identifiers of yours, such as your address and this machine’s, and sometimes keys.`,
    sources: [
      ...new Set([
        ...client.configFiles
          .filter(({ platform, lead }) => platform === 'linux' && lead !== true)
          .flatMap((file) => file.sources),
        'https://man7.org/linux/man-pages/man1/chmod.1.html',
      ]),
    ],
    remedy: {
      kind: 'automatic',
      profile: 'harmless',
      mayBreak: null,
      plan: (sight, desk) => {
        for (const entry of open(sight)) {
          const mode = entry.mode & ~forOthers;
          desk.setMode(id, `Let only you read ${entry.shown} (mode ${octal(mode)}).`, entry, mode);
        }
        return success(undefined);
      },
    },
    look: (sight) => {
      const entries = entriesOf(sight);
      // What a client that is gone has left is not to be kept private, but to go.
      if (entries.length === 0 || sight.installations.length === 0) return null;
      const seen = open(sight).map(({ shown, mode }) =>
        evidence('file', `${shown} has the mode ${octal(mode)}: others may look into it.`, {
          place: shown,
        }),
      );
      if (!some(seen)) return passed;
      return {
        result: 'failed',
        seen: {
          title: `Others on this machine can read ${ownedBy(name)} ${what}.`,
          evidence: seen,
          is: 'open to others',
          shouldBe: 'yours alone',
        },
      };
    },
  };
}

/** Permission bits of the group and of everybody else. */
const forOthers = 0o077;

const octal = (mode: number): string => mode.toString(8).padStart(4, '0');

const isPrivateKind = (kind: EntrySeen['kind']): boolean => kind === 'file' || kind === 'folder';

const settingsOf = ({ inventory }: ClientSight): readonly EntrySeen[] =>
  inventory.configuration.flatMap(({ file }) => file ?? []);

/** Folders of the person's own that are known to be the client's; what lies in them is behind their doors. */
function dataOf({ client, inventory }: ClientSight): readonly EntrySeen[] {
  const folders = inventory.leftovers
    .filter(
      ({ what, pattern, entry }) =>
        what === 'leftover' &&
        pattern.startsWith('~/') &&
        entry.kind === 'folder' &&
        !isLead(client, 'leftovers.linux', pattern),
    )
    .map(({ entry }) => entry);
  return folders.filter(({ path }) => !folders.some((other) => path.startsWith(`${other.path}/`)));
}
