// How bad, in shape and colour together, and what comes first.
import ansis from 'ansis';
import type { Bucket, ClientCheck, Finding, Severity } from '../../../preload/contract/index.ts';

export const severityMark: Record<Severity, string> = {
  critical: ansis.red('▲'),
  high: ansis.red('●'),
  medium: ansis.yellow('◐'),
  low: ansis.dim('○'),
};

const severities: readonly Severity[] = ['low', 'medium', 'high', 'critical'];

/** 0 for the least. */
export const severityRank = (severity: Severity): number => severities.indexOf(severity);

const buckets: ReadonlyMap<Bucket, string> = new Map([
  ['security', 'Security: what is broken'],
  ['configuration', 'Configuration: what you can set'],
  ['privacy', 'Privacy: what the vendor does'],
]);

/** The buckets that hold something, the most pressing first, each with its heading; the worst and surest first in it. */
export const findingsByBucket = ({
  findings,
}: ClientCheck): readonly { readonly title: string; readonly findings: readonly Finding[] }[] =>
  [...buckets].flatMap(([bucket, title]) => {
    const found = findings.filter((finding) => finding.bucket === bucket).sort(worstFirst);
    return found.length === 0 ? [] : [{ title, findings: found }];
  });

const worstFirst = (a: Finding, b: Finding): number =>
  severityRank(b.severity) - severityRank(a.severity) ||
  Number(b.certainty === 'seen') - Number(a.certainty === 'seen') ||
  a.id.localeCompare(b.id);
