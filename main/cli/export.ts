// `callwarden export`: what is over, as JSON lines in the words of others, to standard output or into a rotating file.
import { hostname } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import packageFile from '../../package.json' with { type: 'json' };
import type { Problem } from '../../preload/contract/index.ts';
import { loadCatalogue } from '../catalogue/index.ts';
import { type ExportItem, toEcs, toOcsf } from '../export/index.ts';
import { dataFolder } from '../guard/data-folder.ts';
import { exportItems } from '../guard/export-items.ts';
import { openPast } from '../guard/receipts.ts';
import { appendLines, keepCursor, readCursor } from '../guard/rotating-file.ts';
import { type Outcome, success } from '../outcome.ts';
import { parseDuration } from './durations.ts';
import { exitCode, failWith } from './exit.ts';

export interface ExportFlags {
  readonly format: string;
  readonly since: string;
  readonly file?: string;
  readonly rotate: string;
  readonly keep: string;
  readonly follow?: true;
}

const formats = { ecs: toEcs, ocsf: toOcsf } as const;

/** A meeting is declared over a minute after its end, and events wait for company: what is older than this is all there. */
const settledMs = 2 * 60_000;
const followEveryMs = 30_000;
const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export const exportPast = async (flags: ExportFlags): Promise<number> => {
  const format = flags.format === 'ecs' || flags.format === 'ocsf' ? formats[flags.format] : null;
  const backMs = parseDuration(flags.since);
  const bytes = parseSize(flags.rotate);
  const keep = /^\d{1,3}$/.test(flags.keep) ? Number(flags.keep) : null;
  if (format === null) return failWith(usage('--format', 'Write ecs or ocsf.'));
  if (backMs === null) return failWith(usage('--since', 'Write a number and a unit: 24h, 7d.'));
  if (bytes === null) return failWith(usage('--rotate', 'Write a size: 512k, 10M, 1G.'));
  if (keep === null) return failWith(usage('--keep', 'Write how many old files are kept: 5.'));
  if (flags.follow && flags.file === undefined)
    return failWith(usage('--follow', 'Name the file to write with --file.'));
  const catalogue = loadCatalogue();
  if (!catalogue.ok) return failWith(catalogue.problem);
  const name = (id: string): string => catalogue.value.byId(id)?.shortName ?? id;
  const teller = { host: hostname(), version: packageFile.version };
  const lineOf = (item: ExportItem): string => JSON.stringify(format(item, teller));
  const between = (afterMs: number, untilMs: number): Outcome<readonly string[]> => {
    const store = openPast(dataFolder());
    if (!store.ok) return store;
    if (store.value === null) return success([]);
    const items = exportItems(store.value, afterMs, untilMs, name);
    store.value.close();
    return items.ok ? success(items.value.map(lineOf)) : items;
  };
  const { file } = flags;
  if (file === undefined) {
    const lines = between(Date.now() - backMs, Date.now());
    if (!lines.ok) return failWith(lines.problem);
    for (const line of lines.value) process.stdout.write(`${line}\n`);
    return exitCode.done;
  }
  const ended = new AbortController();
  for (const signal of endSignals) process.once(signal, () => ended.abort());
  for (;;) {
    const untilMs = Date.now() - settledMs;
    const written = more({ file, bytes, keep }, untilMs, backMs, between);
    if (!written.ok) return failWith(written.problem);
    if (!flags.follow) return exitCode.done;
    await setTimeout(followEveryMs, null, { signal: ended.signal }).catch(() => null);
    if (ended.signal.aborted) return exitCode.done;
  }
};

/** What was over since the file was last written; the place is noted when the lines stand there. */
const more = (
  target: Parameters<typeof appendLines>[0],
  untilMs: number,
  backMs: number,
  between: (afterMs: number, untilMs: number) => Outcome<readonly string[]>,
): Outcome<void> => {
  const afterMs = readCursor(target.file) ?? untilMs - backMs;
  if (afterMs >= untilMs) return success(undefined);
  const lines = between(afterMs, untilMs);
  if (!lines.ok) return lines;
  const appended = appendLines(target, lines.value);
  return appended.ok ? keepCursor(target.file, untilMs) : appended;
};

/** `512k`, `10M`, `1G`, in powers of 1,000; null for anything else. */
const parseSize = (text: string): number | null => {
  const [, count, unit] = /^(\d{1,6})([kMG])$/.exec(text) ?? [];
  if (count === undefined || unit === undefined) return null;
  return Number(count) * 1_000 ** (['k', 'M', 'G'].indexOf(unit) + 1);
};

const usage = (subject: string, advice: string): Problem => ({
  kind: 'usage',
  subject,
  message: `${subject} was not understood.`,
  advice,
});
