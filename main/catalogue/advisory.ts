// The shape of a published vulnerability of a client.
import * as z from 'zod';
import { clientId } from '../../preload/contract/index.ts';
import { platform, source, text } from './fields.ts';

const versionBounds = z
  .strictObject({
    introduced: text.optional(),
    fixed: text.optional(),
    lastAffected: text.optional(),
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
  severity: z
    .strictObject({
      cvss: z.number().min(0).max(10),
      vector: text,
      level: z.enum(['low', 'medium', 'high', 'critical']),
    })
    .optional(),
  title: text,
  category: z.enum(['camera-mic', 'rce', 'lpe', 'other']),
  published: z.iso.date(),
  source,
  bulletin: source.optional(),
  note: text.optional(),
});

export const advisoriesSchema = z.array(advisorySchema);

export type Advisory = z.infer<typeof advisorySchema>;
