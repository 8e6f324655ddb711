// The building blocks of the data's shape: texts, sources, and what a statement stands on.
import * as z from 'zod';

export const text = z.string().min(1);
export const texts = z.array(text).default([]);
export const platform = z.enum(['linux', 'darwin', 'win32']);

/** Something that a person can open: a web address, or `owner/repository:path` on GitHub. */
export const source = z
  .string()
  .regex(/^(https?:\/\/\S+|[\w.-]+\/[\w.-]+:\S.*)$/, 'a web address or owner/repository:path');

/**
 * What a claim stands on. Without a source that a person can open it must say `lead: true`, and then it is
 * a hint for recognising or offering things, never something to be shown as a fact.
 */
export const backing = { sources: z.array(source).default([]), lead: z.literal(true).optional() };

interface Backed {
  readonly sources: readonly string[];
  readonly lead?: true | undefined;
}

export const backed = <T extends Backed>(entry: T): boolean =>
  entry.lead === true || entry.sources.length > 0;

export const needsBacking = { path: ['sources'], message: 'at least one source, or lead: true' };
