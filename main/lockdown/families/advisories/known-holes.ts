// Published vulnerabilities of the version that is installed: one finding, for one update mends them all.
import type { Evidence, Installation, Severity } from '../../../../preload/contract/index.ts';
import {
  type Advisory,
  type Client,
  type Verdict as Judgement,
  judge,
  type PlatformName,
} from '../../../catalogue/index.ts';
import type { Inventory } from '../../../platform/port/index.ts';
import { type Check, passed, type Seen } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import { evidence, some } from '../../evidence.ts';
import { updateGuide } from '../updates/update-guide.ts';

interface Judged {
  readonly advisory: Advisory;
  readonly installation: Installation;
  readonly judgement: Judgement;
}

/** Two questions about a client that is installed: what is surely open, and what nobody can tell. */
export const advisoryChecks = (client: Client): readonly Check[] => [
  openHolesCheck(client),
  undecidedCheck(client),
];

function openHolesCheck(client: Client): Check {
  const name = client.shortName;
  return {
    id: checkId(client, 'advisories', 'known-holes'),
    client: client.id,
    family: 'advisories',
    bucket: 'security',
    severity: 'high',
    severityReason: 'The holes are published: whoever wants to use them can read how.',
    title: `The installed version of ${name} has no published holes.`,
    why: `Old versions of ${name} have holes that everybody can read about. An update closes them.`,
    sources: [records],
    remedy: {
      kind: 'manual',
      byWord: false,
      guide: ({ all }) => updateGuide(client, all.updates.get(client.id)),
    },
    look: ({ installations, inventory, all }) => {
      const platform = platformOf(inventory);
      const advisories = published(all.advisories, client, platform);
      if (installations.length === 0 || advisories.length === 0) return null;
      const affected = judgedAs('affected', advisories, installations, platform);
      const seen = affected.map(evidenceOf);
      if (!some(seen)) return passed;
      const worst = worstOf(affected);
      const fixed = fixedVersions(affected);
      const versions = [...new Set(affected.map(({ installation }) => installation.version))];
      const holes = new Set(affected.map(({ advisory }) => advisory.id)).size;
      return {
        result: 'failed',
        seen: {
          title:
            holes === 1
              ? `The installed ${name} has a published hole.`
              : `The installed ${name} has ${holes} published holes.`,
          evidence: seen,
          is: versions.join(', '),
          shouldBe: fixed,
          severity: {
            level: worst,
            reason: `The worst of them is rated ${worst} by those who published it.`,
          },
          sources: affected.map(({ advisory }) => advisory.bulletin ?? advisory.source),
        },
      };
    },
  };
}

function undecidedCheck(client: Client): Check {
  const name = client.shortName;
  return {
    id: checkId(client, 'advisories', 'undecided'),
    client: client.id,
    family: 'advisories',
    bucket: 'security',
    severity: 'low',
    severityReason: 'It may not concern your version at all.',
    title: `For every published hole of ${name} it is known whether your version has it.`,
    why: 'Some records do not say which versions they are about. Being up to date is all that one can do.',
    sources: [records],
    remedy: null,
    look: ({ installations, inventory, all }) => {
      const platform = platformOf(inventory);
      const advisories = published(all.advisories, client, platform);
      if (installations.length === 0 || advisories.length === 0) return null;
      const unclear = judgedAs('cannot-tell', advisories, installations, platform);
      const seen = unclear.map(evidenceOf);
      if (!some(seen)) return passed;
      const seenHere: Seen = {
        title:
          seen.length === 1
            ? `For one published hole of ${name} nobody can tell whether your version has it.`
            : `For ${seen.length} published holes of ${name} nobody can tell whether your version has them.`,
        evidence: seen,
        is: null,
        shouldBe: null,
        sources: unclear.map(({ advisory }) => advisory.bulletin ?? advisory.source),
      };
      return { result: 'cannot-tell', seen: seenHere };
    },
  };
}

/** Where the records of published vulnerabilities stand. */
const records = 'CVEProject/cvelistV5:cves';

const published = (
  advisories: readonly Advisory[],
  client: Client,
  platform: PlatformName,
): readonly Advisory[] =>
  advisories.filter(
    ({ client: its, platforms }) => its === client.id && platforms.includes(platform),
  );

const platformOf = ({ windows, mac }: Inventory): PlatformName =>
  windows !== undefined ? 'win32' : mac !== undefined ? 'darwin' : 'linux';

function judgedAs(
  wanted: Judgement['verdict'],
  advisories: readonly Advisory[],
  installations: readonly Installation[],
  platform: PlatformName,
): readonly Judged[] {
  return installations
    .flatMap((installation) =>
      advisories.map((advisory) => ({
        advisory,
        installation,
        judgement: judge(advisory, installation, platform),
      })),
    )
    .filter(({ judgement }) => judgement.verdict === wanted)
    .sort((a, b) => (b.advisory.severity?.cvss ?? 0) - (a.advisory.severity?.cvss ?? 0));
}

function evidenceOf({ advisory, installation, judgement }: Judged): Evidence {
  const { id, title } = advisory;
  return evidence('version', `${id}, ${title} ${judgement.reason}`.replace(/([^.])$/, '$1.'), {
    place: installation.path,
    excerpt: installation.version,
  });
}

const rank: Readonly<Record<Severity, number>> = { low: 0, medium: 1, high: 2, critical: 3 };

function worstOf(judged: readonly Judged[]): Severity {
  const levels = judged.map(({ advisory }) => advisory.severity?.level ?? 'medium');
  return levels.reduce((worst, level) => (rank[level] > rank[worst] ? level : worst), 'low');
}

/** The newest version that any of them asks for is not ours to compare: all are named. */
function fixedVersions(judged: readonly Judged[]): string | null {
  const versions = [
    ...new Set(judged.flatMap(({ judgement }) => judgement.fixedVersion ?? [])),
  ].sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  return versions[0] === undefined ? null : `${versions[0]} or newer`;
}
