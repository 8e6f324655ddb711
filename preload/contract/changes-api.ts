// The calls that look for what is wrong and change the machine. A plan is made and kept by the guard; a screen only names it.
import * as z from 'zod';
import { checkReportSchema, journalEntrySchema, planSchema } from './lockdown.ts';
import { clientId } from './nouns.ts';
import { farewellSchema, removedSchema, surveySchema } from './removal.ts';

const nothing = z.strictObject({});

/** What we had left at a path, and what somebody has made of it since; null where it is no text or is gone. */
export const changedSinceSchema = z.strictObject({
  path: z.string(),
  ours: z.string().nullable(),
  theirs: z.string().nullable(),
});

export const undoResultSchema = z.strictObject({
  entry: journalEntrySchema,
  /** These stayed as they are now. */
  changed: z.array(changedSinceSchema),
});

export const appliedSchema = z.strictObject({
  entry: journalEntrySchema,
  /** The same checks again, afterwards. */
  report: checkReportSchema,
});

export const changeQueries = {
  /** Checks these clients, or every client that is here. */
  'lockdown.check': {
    input: z.strictObject({ clients: z.array(clientId).min(1).optional() }),
    output: checkReportSchema,
  },
  /** What mending these findings would change, exactly. Nothing is changed. */
  'lockdown.plan': {
    input: z.strictObject({ findings: z.array(z.string()).min(1).max(500) }),
    output: planSchema,
  },
  /** All of a client that is on this machine, sorted by whose it is. Nothing is changed. */
  'removal.survey': { input: z.strictObject({ client: clientId }), output: surveySchema },
  /**
   * What removing these would change, exactly; each package manager has been asked what it would do. Nothing is changed.
   * With `purge` the package's own settings go for good too, and what went to quarantine is deleted at the end.
   */
  'removal.plan': {
    input: z.strictObject({
      client: clientId,
      chosen: z.array(z.string()).min(1).max(500),
      purge: z.boolean(),
    }),
    output: planSchema,
  },
  /** What is left to do beyond this machine. */
  'removal.farewell': { input: z.strictObject({ client: clientId }), output: farewellSchema },
  'journal.list': { input: nothing, output: z.array(journalEntrySchema) },
  /** The run that is going on now, with how far it has come. */
  'journal.running': { input: nothing, output: journalEntrySchema.nullable() },
} as const;

export const changeCommands = {
  /** Does a plan that was shown. `conflict` where something is no longer as it was then. */
  'lockdown.apply': { input: z.strictObject({ plan: z.string() }), output: appliedSchema },
  /** Does a removal that was shown, then looks again. Taken back with `journal.undo`. */
  'removal.apply': { input: z.strictObject({ plan: z.string() }), output: removedSchema },
  /** A person says that a manual step is done, or is not. */
  'lockdown.tick': {
    input: z.strictObject({ finding: z.string(), done: z.boolean() }),
    output: nothing,
  },
  /** Stops the run at its next safe point, and takes back what it has done. */
  'journal.cancel': { input: nothing, output: nothing },
  'journal.undo': {
    input: z.strictObject({
      entry: z.string(),
      whenChanged: z.enum(['refuse', 'keep-theirs', 'restore-ours']),
      steps: z.array(z.string()).min(1).optional(),
    }),
    output: undoResultSchema,
  },
} as const;

export type ChangedSince = z.infer<typeof changedSinceSchema>;
export type UndoResult = z.infer<typeof undoResultSchema>;
export type Applied = z.infer<typeof appliedSchema>;
