// `callwarden receipts`: what each meeting did, as text, as JSON, or as a page to keep; and forgetting one.
import { writeFile } from 'node:fs/promises';
import packageFile from '../../package.json' with { type: 'json' };
import type { Problem, Receipt } from '../../preload/contract/index.ts';
import { loadCatalogue } from '../catalogue/index.ts';
import { dataFolder } from '../guard/data-folder.ts';
import { openPast, receiptsOf } from '../guard/receipts.ts';
import { causeOf } from '../outcome.ts';
import { receiptsHtml } from '../receipts/index.ts';
import { confirmed } from './confirm.ts';
import { parseDuration } from './durations.ts';
import { exitCode, failWith } from './exit.ts';
import { plainText } from './plain-text.ts';
import { receiptsText } from './views/receipt.ts';

export interface ReceiptsFlags {
  readonly json?: true;
  readonly last?: true;
  readonly since: string;
  readonly client?: string;
  readonly html?: string;
  readonly delete?: string;
  readonly yes?: true;
}

export const receipts = async (flags: ReceiptsFlags): Promise<number> => {
  const catalogue = loadCatalogue();
  if (!catalogue.ok) return failWith(catalogue.problem);
  const backMs = parseDuration(flags.since);
  if (backMs === null) return failWith(notADuration(flags.since));
  const store = openPast(dataFolder());
  if (!store.ok) return failWith(store.problem);
  if (store.value === null) return nothingYet(flags);
  try {
    if (flags.delete !== undefined) return await forget(store.value, flags.delete, flags);
    const untilMs = Date.now();
    const times = { sinceMs: untilMs - backMs, untilMs };
    const made = receiptsOf(
      store.value,
      flags.client === undefined ? times : { ...times, client: flags.client },
      (id) => catalogue.value.byId(id)?.shortName ?? id,
    );
    if (!made.ok) return failWith(made.problem);
    return await shown(flags.last ? made.value.slice(0, 1) : made.value, flags);
  } finally {
    store.value.close();
  }
};

const shown = async (made: readonly Receipt[], flags: ReceiptsFlags): Promise<number> => {
  if (flags.json) process.stdout.write(`${JSON.stringify({ receipts: made }, null, 2)}\n`);
  if (flags.html !== undefined) {
    try {
      // Never over something that is there, and for this person's eyes alone.
      await writeFile(flags.html, receiptsHtml(made, packageFile.version), {
        flag: 'wx',
        mode: 0o600,
      });
    } catch (thrown) {
      return failWith(cannotWrite(flags.html, causeOf(thrown)));
    }
    if (!flags.json) process.stdout.write(`Written: ${plainText(flags.html)}\n`);
  } else if (!flags.json) process.stdout.write(receiptsText(made, flags.since));
  return exitCode.done;
};

const forget = async (
  store: NonNullable<Extract<ReturnType<typeof openPast>, { ok: true }>['value']>,
  id: string,
  flags: ReceiptsFlags,
): Promise<number> => {
  const found = store.meeting(id);
  if (!found.ok) return failWith(found.problem);
  const question = `Forget the meeting ${plainText(id)} with its captures, alerts and bytes? This cannot be undone.`;
  if (!flags.yes && !(await confirmed(question))) {
    process.stdout.write('Nothing was deleted.\n');
    return exitCode.done;
  }
  const deleted = store.forgetMeeting(id);
  if (!deleted.ok) return failWith(deleted.problem);
  process.stdout.write(
    'The meeting is forgotten. A Callwarden that is running shows it until it is started anew.\n',
  );
  return exitCode.done;
};

const nothingYet = async (flags: ReceiptsFlags): Promise<number> =>
  flags.delete === undefined
    ? shown([], flags)
    : failWith({
        kind: 'not-found',
        subject: flags.delete,
        message: 'No such meeting is remembered.',
        advice: 'callwarden receipts lists those that are.',
      });

const notADuration = (text: string): Problem => ({
  kind: 'usage',
  subject: '--since',
  message: `“${text}” is not a length of time.`,
  advice: 'Write a number and a unit: 30m, 24h, 7d, 2w.',
});

const cannotWrite = (file: string, cause: string): Problem => ({
  kind: 'not-permitted',
  subject: file,
  message: `${file} could not be written.`,
  advice: 'Give the name of a file that is not there yet, in a folder where you may write.',
  cause,
});
