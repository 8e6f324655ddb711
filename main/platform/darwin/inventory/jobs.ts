// The jobs of launchd that are a client's: by their label, by where their file stands, by the program that they start.
import { type Client, macFactsOf } from '../../../catalogue/index.ts';
import { macKey } from '../../../catalogue/paths/mac-paths.ts';
import { exitedWell } from '../../command/index.ts';
import type { LaunchdJob } from '../../port/index.ts';
import { type Commands, plainEnv } from '../commands.ts';
import { wanted } from './expand-on-mac.ts';
import { jobOf, parseDisabled, parsePrint, printArgv, printDisabledArgv } from './launchd-job.ts';
import { type Look, plistAt } from './look.ts';

const folders = [
  { folder: '/Library/LaunchDaemons', kind: 'daemon', scope: 'system' },
  { folder: '/Library/LaunchAgents', kind: 'agent', scope: 'system' },
  { folder: '~/Library/LaunchAgents', kind: 'agent', scope: 'user' },
] as const;

type Written = Omit<LaunchdJob, 'disabled' | 'loaded'>;

export async function readJobs(commands: Commands, look: Look): Promise<readonly LaunchdJob[]> {
  const jobs = folders.flatMap((place) =>
    look.ground
      .names(place.folder)
      .filter((name) => name.endsWith('.plist'))
      .flatMap((name) => jobAt(look, place, `${place.folder}/${name}`)),
  );
  const switched = new Map<string, ReadonlyMap<string, boolean> | null>();
  for (const domain of new Set(jobs.map((job) => job.domain))) {
    switched.set(domain, look.isThisMac ? await disabledIn(commands, look, domain) : null);
  }
  return Promise.all(
    jobs.map(async (job) => {
      const labels = switched.get(job.domain) ?? null;
      const disabled = labels === null ? null : (labels.get(job.label) ?? false);
      return { ...job, disabled, loaded: look.isThisMac ? await isLoaded(commands, job) : null };
    }),
  );
}

function jobAt(
  look: Look,
  { kind, scope }: (typeof folders)[number],
  shown: string,
): readonly Written[] {
  const job = jobOf(plistAt(look.ground, shown));
  const entry = look.ground.entry(shown);
  if (job === null || entry === null) return [];
  const owner = look.clients.find((client) => isOf(look, client, shown, job));
  if (owner === undefined) return [];
  const domain = kind === 'daemon' ? 'system' : `gui/${look.uid}`;
  return [{ client: owner.id, kind, scope, domain, file: entry, ...job }];
}

const isOf = (
  { installations }: Look,
  client: Client,
  shown: string,
  { label, program }: { readonly label: string; readonly program: string | null },
): boolean => {
  if (client.backgroundServices.darwin.includes(label)) return true;
  if (client.leftovers.darwin.some((pattern) => matches(pattern, shown))) return true;
  const key = program === null ? null : macKey(program);
  if (key === null) return false;
  const places = [
    ...macFactsOf(client).installPaths.filter((path) => path.startsWith('/')),
    ...client.leftovers.darwin.filter((path) => path.startsWith('/Library/PrivilegedHelperTools/')),
    ...installations.filter((one) => one.client === client.id).map(({ path }) => path),
  ];
  return places.some((place) => {
    const placeKey = macKey(place);
    return placeKey !== null && (key === placeKey || key.startsWith(`${placeKey}/`));
  });
};

/** A star stands for any part of one name. */
const matches = (pattern: string, shown: string): boolean => {
  const [parts, names] = [pattern.split('/'), shown.split('/')];
  return parts.length === names.length && parts.every((part, at) => wanted(part)(names[at] ?? ''));
};

/** launchctl ends with an error for a job that launchd does not hold. */
async function isLoaded(commands: Commands, { domain, label }: Written): Promise<boolean> {
  const argv = printArgv(domain, label);
  const ran = exitedWell(argv, await commands.run(argv, { env: plainEnv() }));
  return ran.ok && parsePrint(ran.value) !== null;
}

async function disabledIn(
  commands: Commands,
  { ground }: Look,
  domain: string,
): Promise<ReadonlyMap<string, boolean> | null> {
  const argv = printDisabledArgv(domain);
  const ran = exitedWell(argv, await commands.run(argv, { env: plainEnv() }));
  if (ran.ok) return parseDisabled(ran.value);
  const said = 'could not be asked which jobs are switched off';
  ground.report('unavailable', 'launchd', said, ran.problem.advice, ran.problem.message);
  return null;
}
