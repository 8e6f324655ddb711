// `callwarden check`: what is wrong with the clients here, with evidence; changes nothing.
import { type CheckReport, type Severity, severity } from '../../preload/contract/index.ts';
import { exitCode, failWith } from './exit.ts';
import { type PlaceFlags, placesOf } from './places.ts';
import { checkText } from './views/check.ts';
import { severityRank } from './views/severity.ts';
import { withChanges } from './with-changes.ts';

export interface CheckFlags extends PlaceFlags {
  readonly json?: true;
  readonly evidence?: true;
  readonly failOn?: string;
  readonly devices: string;
}

export const check = async (client: string | undefined, flags: CheckFlags): Promise<number> => {
  const limit = flags.failOn === undefined ? null : severity.safeParse(flags.failOn);
  if (limit !== null && !limit.success) return failWith(notALevel(flags.failOn ?? ''));
  return withChanges(placesOf(flags), flags, async ({ changes }) => {
    const report = await changes.check(client === undefined ? undefined : [client]);
    if (!report.ok) return failWith(report.problem);
    process.stdout.write(
      flags.json
        ? `${JSON.stringify(report.value, null, 2)}\n`
        : checkText(report.value, flags.evidence === true),
    );
    const reached = limit?.success === true && reaches(report.value, limit.data);
    return reached ? exitCode.found : exitCode.done;
  });
};

/** What was seen counts; what cannot be told does not. */
const reaches = ({ clients }: CheckReport, limit: Severity): boolean =>
  clients.some(({ findings }) =>
    findings.some(
      (finding) =>
        finding.certainty === 'seen' && severityRank(finding.severity) >= severityRank(limit),
    ),
  );

const notALevel = (text: string) =>
  ({
    kind: 'usage',
    subject: '--fail-on',
    message: `“${text}” is no severity.`,
    advice: `Write one of ${severity.options.join(', ')}.`,
  }) as const;
