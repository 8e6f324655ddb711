// The shape of a published vulnerability of a client.
import * as z from 'zod';
import { clientId } from '../../../preload/contract/index.ts';
import { platform, source, text } from '../fields.ts';

const versionBounds = z
  .strictObject({
    /** The first version that has the flaw; without it, every version from the beginning. */
    introduced: text.optional(),
    /** The first version that has it no more. */
    fixed: text.optional(),
    /** The last version that is known to have it, with all of its builds. */
    lastAffected: text.optional(),
    /** Where these bounds hold, if not on every platform of the advisory. */
    platforms: z.array(platform).min(1).optional(),
  })
  .refine((bounds) => bounds.fixed !== undefined || bounds.lastAffected !== undefined, {
    message: 'an upper bound: fixed or lastAffected',
  });

const advisorySchema = z.strictObject({
  id: text,
  client: clientId,
  platforms: z.array(platform).min(1),
  /** null: the record names no versions, so nobody can tell. */
  affected: z.array(versionBounds).min(1).nullable(),
  /** Who named the versions, where the record itself names none. */
  boundsFrom: source.optional(),
  /** The record's own rating; some old records have none. */
  severity: z
    .strictObject({
      cvss: z.number().min(0).max(10),
      vector: text,
      level: z.enum(['low', 'medium', 'high', 'critical']),
    })
    .optional(),
  /** One plain sentence: what could happen to a person. */
  title: text,
  category: z.enum(['camera-mic', 'rce', 'lpe', 'other']),
  published: z.iso.date(),
  source,
  bulletin: source.optional(),
  note: text.optional(),
});

export const advisoriesSchema = z.array(advisorySchema);

export type Advisory = z.infer<typeof advisorySchema>;
export type VersionBounds = z.infer<typeof versionBounds>;
