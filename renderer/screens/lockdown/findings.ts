// Which findings are shown together, and which a profile chooses. Pure.
import type {
  Bucket,
  CheckReport,
  Finding,
  Profile,
  Severity,
} from '../../../preload/contract/index.ts';

export const bucketOrder: readonly Bucket[] = ['security', 'configuration', 'privacy'];

const severityRank: Readonly<Record<Severity, number>> = {
  critical: 3,
  high: 2,
  medium: 1,
  low: 0,
};
const profileRank: Readonly<Record<Profile, number>> = { harmless: 0, careful: 1, strict: 2 };

export const findingsOf = (report: CheckReport): readonly Finding[] =>
  report.clients.flatMap(({ findings }) => findings);

/** Worst first; what is only suspected comes after what was seen. */
export const inBucket = (findings: readonly Finding[], bucket: Bucket): readonly Finding[] =>
  findings
    .filter((finding) => finding.bucket === bucket)
    .sort(
      (a, b) =>
        severityRank[b.severity] - severityRank[a.severity] ||
        Number(b.certainty === 'seen') - Number(a.certainty === 'seen') ||
        a.id.localeCompare(b.id),
    );

export const isAutomatic = ({ fix }: Finding): boolean => fix?.kind === 'automatic';

/** A stricter profile chooses everything that a milder one does. */
export const presetOf = (findings: readonly Finding[], profile: Profile): readonly string[] =>
  findings
    .filter(
      ({ fix }) =>
        fix?.kind === 'automatic' &&
        fix.profile !== null &&
        profileRank[fix.profile] <= profileRank[profile],
    )
    .map(({ id }) => id);
