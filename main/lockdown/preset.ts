// Which fixes a profile switches on beforehand. A milder profile's fixes are part of every stricter one.
import type { CheckReport, ClientId, Profile } from '../../preload/contract/index.ts';

const strictness: Readonly<Record<Profile, number>> = { harmless: 0, careful: 1, strict: 2 };

/** Ids of findings, in the report's order. What rests on a guess or is for the person's own hands is never among them. */
export function presetFor(
  report: CheckReport,
  client: ClientId,
  profile: Profile,
): readonly string[] {
  const findings = report.clients.find((entry) => entry.client === client)?.findings ?? [];
  return findings
    .filter(
      ({ fix }) =>
        fix?.kind === 'automatic' &&
        fix.profile !== null &&
        strictness[fix.profile] <= strictness[profile],
    )
    .map(({ id }) => id);
}
