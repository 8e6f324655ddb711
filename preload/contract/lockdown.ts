// Findings, plans and what was done, as schemas: what the wizard, the terminal and the report all show.
import * as z from 'zod';
import { clientId, timestamp } from './nouns.ts';
import { problemSchema } from './problem.ts';

export const bucket = z.enum(['privacy', 'security', 'configuration']);
export const severity = z.enum(['low', 'medium', 'high', 'critical']);

/** `careful`: worth it for nearly everybody. `strict`: takes comfort away too. `harmless`: only what breaks nothing. */
export const profile = z.enum(['harmless', 'careful', 'strict']);

/** Something that a person can go and look at. */
export const evidenceSchema = z.strictObject({
  kind: z.enum([
    'file',
    'version',
    'socket',
    'unit',
    'process',
    'permission',
    'policy',
    'package',
    'statement',
  ]),
  /** One sentence: what is so. */
  text: z.string(),
  /** The file, socket or unit; null where there is nothing to point at. */
  place: z.string().nullable(),
  /** From 1; null where no line is meant. */
  line: z.int().min(1).nullable(),
  /** The very text that stands there, as read; null where nothing stands there. */
  excerpt: z.string().nullable(),
});

export const checkFamily = z.enum([
  'advisories',
  'running-without-need',
  'local-servers',
  'client-configuration',
  'device-access',
  'vendor-practices',
  'account-settings',
]);

const automaticFix = z.strictObject({
  kind: z.literal('automatic'),
  step: z.string(),
  /** The mildest profile that presets it; null: offered, never preset. */
  profile: profile.nullable(),
  /** One sentence; null where nothing can break. */
  mayBreak: z.string().nullable(),
  needsRoot: z.boolean(),
});

const manualFix = z.strictObject({
  kind: z.literal('manual'),
  /** Each a sentence, in order. */
  instructions: z.array(z.string()).min(1),
  /** A page to open; null where there is none. */
  page: z.string().nullable(),
  /** When the person said that it is done; asked again 90 days later. null: not yet. */
  tickedAt: timestamp.nullable(),
});

export const fixSchema = z.discriminatedUnion('kind', [automaticFix, manualFix]);

export const findingSchema = z.strictObject({
  /** The same from day to day: `zoom:client-configuration:confirm-on-close`. */
  id: z.string(),
  client: clientId,
  family: checkFamily,
  bucket,
  severity,
  /** Why this severity, one sentence. */
  severityReason: z.string(),
  /** `cannot-tell`: it may or may not be so, and the evidence says why. */
  certainty: z.enum(['seen', 'cannot-tell']),
  /** One plain sentence: what is wrong. */
  title: z.string(),
  /** Why it matters to a person, one or two sentences. */
  why: z.string(),
  evidence: z.array(evidenceSchema).min(1),
  sources: z.array(z.string()).min(1),
  is: z.string().nullable(),
  shouldBe: z.string().nullable(),
  /** null: nothing that can be done from here but remove the client or wait for the vendor. */
  fix: fixSchema.nullable(),
  /** It was mended by us and has come back: when we had mended it. */
  revertedSince: timestamp.nullable(),
});

export const checkOutcomeSchema = z.strictObject({
  /** A finding has the id of the check that made it. */
  id: z.string(),
  client: clientId,
  family: checkFamily,
  title: z.string(),
  result: z.enum(['passed', 'failed', 'cannot-tell']),
});

export const scoreSchema = z.strictObject({
  /** 0 to 100; 100 is "nothing left that can be mended here". Formula: SECURITY.md. */
  value: z.int().min(0).max(100),
  passedWeight: z.int().nonnegative(),
  totalWeight: z.int().nonnegative(),
});

export const clientCheckSchema = z.strictObject({
  client: clientId,
  name: z.string(),
  score: scoreSchema,
  findings: z.array(findingSchema),
  checks: z.array(checkOutcomeSchema),
});

export const checkReportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  takenAt: timestamp,
  /** `tree`: another root or home; nothing live was looked at. */
  scope: z.enum(['live', 'tree']),
  clients: z.array(clientCheckSchema),
  /** What could not be looked at, and why: each a problem a person can act on. */
  problems: z.array(problemSchema),
});

export const diffLineSchema = z.strictObject({
  kind: z.enum(['same', 'added', 'removed']),
  text: z.string(),
});

/** One action of a plan as a person sees it beforehand. */
export const effectSchema = z.strictObject({
  kind: z.enum([
    'write-file',
    'make-link',
    'quarantine',
    'set-mode',
    'run-command',
    'end-processes',
    'mute-stream',
    'set-block',
    'set-registry',
    'set-aside-key',
    'take-entry',
  ]),
  /** The step or leftover that asks for it. */
  step: z.string(),
  /** One sentence: exactly what changes. */
  sentence: z.string(),
  /** What it touches; null where it is no file. */
  path: z.string().nullable(),
  /** For files of text: the change with three lines around it. */
  diff: z.array(diffLineSchema),
  /** For a command: the very argument vector. */
  command: z.array(z.string()).nullable(),
  /** Bytes that move or go; null where it is not about size. */
  bytes: z.int().nonnegative().nullable(),
  needsRoot: z.boolean(),
  /** null: it can be undone; else why not, one sentence. */
  irreversible: z.string().nullable(),
});

export const planSchema = z.strictObject({
  id: z.string(),
  madeAt: timestamp,
  purpose: z.enum(['lockdown', 'removal', 'network']),
  client: clientId.nullable(),
  effects: z.array(effectSchema),
  /** What a person should know before: a running client that would overwrite its file, … */
  warnings: z.array(z.string()),
});

export const effectState = z.enum(['planned', 'started', 'done', 'verified', 'failed', 'undone']);

export const journalEntrySchema = z.strictObject({
  /** One run of a plan. */
  id: z.string(),
  purpose: planSchema.shape.purpose,
  client: clientId.nullable(),
  startedAt: timestamp,
  endedAt: timestamp.nullable(),
  state: z.enum(['running', 'done', 'rolled-back', 'undone', 'partly-undone']),
  effects: z.array(
    z.strictObject({
      step: z.string(),
      sentence: z.string(),
      path: z.string().nullable(),
      state: effectState,
      problem: problemSchema.nullable(),
    }),
  ),
  /** Until when what was quarantined is kept; null where nothing was. */
  keptUntil: timestamp.nullable(),
  /** Callwarden was stopped in the middle of this, and put it right at this time; null: it never was. */
  interrupted: z
    .strictObject({ during: z.enum(['changing', 'undoing', 'deleting']), at: timestamp })
    .nullable()
    .default(null),
});

export type Bucket = z.infer<typeof bucket>;
export type Severity = z.infer<typeof severity>;
export type Profile = z.infer<typeof profile>;
export type Evidence = z.infer<typeof evidenceSchema>;
export type CheckFamily = z.infer<typeof checkFamily>;
export type Fix = z.infer<typeof fixSchema>;
export type Finding = z.infer<typeof findingSchema>;
export type CheckOutcome = z.infer<typeof checkOutcomeSchema>;
export type Score = z.infer<typeof scoreSchema>;
export type ClientCheck = z.infer<typeof clientCheckSchema>;
export type CheckReport = z.infer<typeof checkReportSchema>;
export type DiffLine = z.infer<typeof diffLineSchema>;
export type Effect = z.infer<typeof effectSchema>;
export type Plan = z.infer<typeof planSchema>;
export type EffectState = z.infer<typeof effectState>;
export type JournalEntry = z.infer<typeof journalEntrySchema>;
