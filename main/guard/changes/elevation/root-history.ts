// What root has done for this person, kept on their side: root's own journal is not theirs to read.
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { type JournalEntry, journalEntrySchema } from '../../../../preload/contract/index.ts';
import { causeOf, failure, type Outcome, success } from '../../../outcome.ts';

const lineSchema = z.strictObject({
  entry: journalEntrySchema,
  /** The run in the person's own journal that it was a part of; null where it was all. */
  partOf: z.string().nullable(),
});

export type RootRun = z.infer<typeof lineSchema>;

export class RootHistory {
  readonly #file: string;

  constructor(folder: string) {
    this.#file = join(folder, 'elevated', 'entries.jsonl');
  }

  /** The newest word on each run; a line that was cut off by a crash is passed over. */
  all(): readonly RootRun[] {
    const runs = new Map<string, RootRun>();
    for (const line of this.#lines()) {
      const run = parsedLine(line);
      if (run !== null) runs.set(run.entry.id, run);
    }
    return [...runs.values()];
  }

  keep(entry: JournalEntry, partOf: string | null): Outcome<void> {
    try {
      mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 });
      appendFileSync(this.#file, `${JSON.stringify({ entry, partOf })}\n`, { mode: 0o600 });
      return success(undefined);
    } catch (thrown) {
      return failure({
        kind: 'storage',
        subject: this.#file,
        message: `The administrator’s part was done (run ${entry.id}), but it could not be noted here.`,
        advice: `Take it back with: callwarden elevated undo ${entry.id}, as the administrator.`,
        cause: causeOf(thrown),
      });
    }
  }

  #lines(): readonly string[] {
    try {
      return readFileSync(this.#file, 'utf8').split('\n');
    } catch {
      // Not there before root has done anything.
      return [];
    }
  }
}

const parsedLine = (line: string): RootRun | null => {
  try {
    return lineSchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
};
