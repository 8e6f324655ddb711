// Taking a client off the machine: what was found, how sure we are whose it is, and what stays.
import * as z from 'zod';
import { evidenceSchema, journalEntrySchema } from './lockdown.ts';
import { clientId, installationSchema, timestamp } from './nouns.ts';
import { problemSchema } from './problem.ts';

/** How sure it is whose something is. Only `client` is chosen beforehand. */
export const belonging = z.enum(['client', 'own', 'shared', 'guess']);

export const remnantKind = z.enum([
  'process',
  'service',
  'listener',
  'autostart',
  'handler',
  'menu-entry',
  'native-messaging-host',
  'package',
  'repository',
  'key',
  'program',
  'configuration',
  'data',
  'cache',
  'log',
  'recording',
  'sound-rule',
  'keyring',
  'firewall-rule',
  'browser-extension',
]);

/** One thing of a client that is on this machine: to be removed, kept, or put back to what it was. */
export const remnantSchema = z.strictObject({
  /** The same from look to look: `zoom:data:~/.zoom`. */
  id: z.string(),
  kind: remnantKind,
  belonging,
  /** One sentence: what it is, and why it is sorted so. */
  sentence: z.string(),
  /** As a person knows it (`~/.zoom`); null for what is no file. */
  shown: z.string().nullable(),
  path: z.string().nullable(),
  /** With everything below it; null where it has no size or was not measured. */
  bytes: z.int().nonnegative().nullable(),
  files: z.int().nonnegative().nullable(),
  /** How it would go; `by-hand`: said, never done. */
  way: z.enum(['end', 'stop', 'uninstall', 'quarantine', 'reset', 'by-hand', 'keep']),
  chosen: z.boolean(),
  needsRoot: z.boolean(),
  evidence: z.array(evidenceSchema),
});

export const surveySchema = z.strictObject({
  schemaVersion: z.literal(1),
  takenAt: timestamp,
  scope: z.enum(['live', 'tree']),
  client: clientId,
  name: z.string(),
  installations: z.array(installationSchema),
  remnants: z.array(remnantSchema),
  /** What could not be looked at, and why. */
  problems: z.array(problemSchema),
});

export const removedSchema = z.strictObject({
  entry: journalEntrySchema,
  /** The same look again: empty of `client` remnants where nothing is left. */
  left: surveySchema,
  /** One sentence: "Nothing of Zoom is left." or what is, and why. */
  verdict: z.string(),
  /** The package that went, with its version and how to get it again; null where there was none. */
  comeBack: z.string().nullable(),
});

/** What is left to do beyond this machine: texts to copy, pages to open by oneself. */
export const farewellSchema = z.strictObject({
  deletionPage: z.string().nullable(),
  letters: z.array(
    z.strictObject({ law: z.enum(['gdpr', 'ccpa']), subject: z.string(), body: z.string() }),
  ),
  alternatives: z.array(
    z.strictObject({
      client: clientId,
      name: z.string(),
      /** What speaks for and against it by the same facts, each a sentence. */
      points: z.array(z.strictObject({ text: z.string(), sources: z.array(z.string()).min(1) })),
    }),
  ),
});

export type Belonging = z.infer<typeof belonging>;
export type RemnantKind = z.infer<typeof remnantKind>;
export type Remnant = z.infer<typeof remnantSchema>;
export type Survey = z.infer<typeof surveySchema>;
export type Removed = z.infer<typeof removedSchema>;
export type Farewell = z.infer<typeof farewellSchema>;
