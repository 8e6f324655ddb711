// `callwarden history`: what the store remembers.
import type { Problem } from '../../preload/contract/index.ts';
import { loadCatalogue } from '../catalogue/index.ts';
import { dataFolder } from '../guard/data-folder.ts';
import { readHistory } from '../guard/read-history.ts';
import { parseDuration } from './durations.ts';
import { exitCode, failWith } from './exit.ts';
import { historyText } from './views/history.ts';

export interface HistoryFlags {
  readonly json?: true;
  readonly since: string;
  readonly client?: string;
}

export const history = (flags: HistoryFlags): number => {
  const catalogue = loadCatalogue();
  if (!catalogue.ok) return failWith(catalogue.problem);
  const backMs = parseDuration(flags.since);
  if (backMs === null) return failWith(notADuration(flags.since));
  if (flags.client !== undefined && !catalogue.value.byId(flags.client)) {
    return failWith(
      noSuchClient(
        flags.client,
        catalogue.value.clients.map(({ id }) => id),
      ),
    );
  }
  const nowMs = Date.now();
  const past = readHistory({
    folder: dataFolder(),
    sinceMs: nowMs - backMs,
    untilMs: nowMs,
    ...(flags.client === undefined ? {} : { client: flags.client }),
  });
  if (!past.ok) return failWith(past.problem);
  const nameOf = (id: string): string => catalogue.value.byId(id)?.shortName ?? id;
  process.stdout.write(
    flags.json
      ? `${JSON.stringify(past.value, null, 2)}\n`
      : historyText(past.value, nameOf, nowMs),
  );
  return exitCode.done;
};

const notADuration = (text: string): Problem => ({
  kind: 'usage',
  subject: '--since',
  message: `“${text}” is not a length of time.`,
  advice: 'Write a number and a unit: 30m, 24h, 7d, 2w.',
});

const noSuchClient = (id: string, known: readonly string[]): Problem => ({
  kind: 'usage',
  subject: '--client',
  message: `The catalogue knows no client “${id}”.`,
  advice: `Known clients: ${known.join(', ')}.`,
});
