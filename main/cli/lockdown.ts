// `callwarden lockdown`: shows exactly what would change, asks, and changes it.
import {
  type CheckReport,
  type ClientCheck,
  type Finding,
  type Plan,
  type Problem,
  profile,
} from '../../preload/contract/index.ts';
import type { Changes } from '../guard/changes/changes.ts';
import { policyNow } from '../guard/policy.ts';
import { confirmed } from './confirm.ts';
import { exitCode, failWith } from './exit.ts';
import { type PlaceFlags, placesOf } from './places.ts';
import { planText, runText } from './views/plan.ts';
import { withChanges } from './with-changes.ts';

export interface LockdownFlags extends PlaceFlags {
  readonly step?: readonly string[];
  readonly profile?: string;
  readonly dryRun?: true;
  readonly yes?: true;
  readonly json?: true;
  readonly devices: string;
}

export const lockdown = async (client: string, flags: LockdownFlags): Promise<number> =>
  withChanges(placesOf(flags), flags, async ({ changes, nameOf }) => {
    const checked = await changes.check([client]);
    if (!checked.ok) return failWith(checked.problem);
    const found = checked.value.clients.find((each) => each.client === client);
    if (found === undefined) return failWith(notHere(nameOf(client)));
    const wanted = wantedFindings(changes, checked.value, found, flags);
    if ('message' in wanted) return failWith(wanted);
    if (wanted.length === 0) {
      process.stdout.write(
        flags.json ? '{"plan":null}\n' : `${found.name}: nothing to mend with this choice.\n`,
      );
      return exitCode.done;
    }
    const plan = await changes.plan(wanted);
    if (!plan.ok) return failWith(plan.problem);
    if (flags.dryRun) {
      process.stdout.write(
        flags.json ? `${JSON.stringify({ plan: plan.value }, null, 2)}\n` : planText(plan.value),
      );
      return exitCode.done;
    }
    return applyPlan(changes, plan.value, found, flags);
  });

const applyPlan = async (
  changes: Changes,
  plan: Plan,
  before: ClientCheck,
  flags: LockdownFlags,
): Promise<number> => {
  if (!flags.json) process.stdout.write(planText(plan));
  if (!flags.yes && !(await confirmed('Make these changes?'))) {
    process.stdout.write('Nothing was changed.\n');
    return exitCode.done;
  }
  const applied = await changes.apply(plan.id);
  if (!applied.ok) return failWith(applied.problem);
  const { entry, report } = applied.value;
  if (flags.json) {
    process.stdout.write(`${JSON.stringify({ plan, entry, report }, null, 2)}\n`);
    return exitCode.done;
  }
  const after = report.clients.find(({ client }) => client === before.client);
  process.stdout.write(runText(entry));
  process.stdout.write(
    `${before.name}: ${before.score.value} of 100 became ${after?.score.value ?? 0} of 100. Take it back with: callwarden undo ${entry.id}\n`,
  );
  return exitCode.done;
};

/** A step is named by its finding or by its own name; without any, the profile chooses. */
const wantedFindings = (
  changes: Changes,
  report: CheckReport,
  client: ClientCheck,
  flags: LockdownFlags,
): readonly string[] | Problem => {
  const automatic = client.findings.filter(({ fix }) => fix?.kind === 'automatic');
  if (flags.step !== undefined && flags.step.length > 0) {
    const unknown = flags.step.find((step) => !automatic.some((each) => isStep(each, step)));
    if (unknown !== undefined) return noSuchStep(unknown, automatic);
    return automatic
      .filter((each) => flags.step?.some((step) => isStep(each, step)))
      .map(({ id }) => id);
  }
  const preset = policyNow()?.lockdown?.profile ?? 'careful';
  const chosen = profile.safeParse(flags.profile ?? preset);
  if (!chosen.success) return noSuchProfile(flags.profile ?? '');
  return changes.preset(report, client.client, chosen.data);
};

const isStep = ({ id, fix }: Finding, step: string): boolean =>
  id === step || (fix?.kind === 'automatic' && fix.step === step);

const notHere = (name: string): Problem => ({
  kind: 'not-found',
  subject: name,
  message: `${name} was not found here.`,
  advice: 'callwarden scan lists what is installed.',
});

const noSuchStep = (step: string, automatic: readonly Finding[]): Problem => ({
  kind: 'usage',
  subject: '--step',
  message: `There is no step “${step}” to do.`,
  advice:
    automatic.length === 0
      ? 'Nothing is left that can be mended at once.'
      : `Steps to do: ${automatic.map(({ id }) => id).join(', ')}.`,
});

const noSuchProfile = (text: string): Problem => ({
  kind: 'usage',
  subject: '--profile',
  message: `“${text}” is no profile.`,
  advice: `Write one of ${profile.options.join(', ')}.`,
});
