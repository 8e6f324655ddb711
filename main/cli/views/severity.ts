// How bad, in shape and colour together.
import ansis from 'ansis';
import type { Bucket, Severity } from '../../../preload/contract/index.ts';

export const severityMark: Record<Severity, string> = {
  critical: ansis.red('▲'),
  high: ansis.red('●'),
  medium: ansis.yellow('◐'),
  low: ansis.dim('○'),
};

const severities: readonly Severity[] = ['low', 'medium', 'high', 'critical'];

/** 0 for the least. */
export const severityRank = (severity: Severity): number => severities.indexOf(severity);

export const bucketTitle: Record<Bucket, string> = {
  security: 'Security: what is broken',
  configuration: 'Configuration: what you can set',
  privacy: 'Privacy: what the vendor does',
};

export const bucketOrder: readonly Bucket[] = ['security', 'configuration', 'privacy'];
