// How a person leaves a vendor for good: where an account is deleted, and who answers for the data.
import * as z from 'zod';
import { type ClientId, clientId } from '../../preload/contract/index.ts';
import type { Outcome } from '../outcome.ts';
import { source, text } from './fields.ts';
import { parse } from './parse.ts';

const page = z.url({ protocol: /^https$/ });
const sources = z.array(source).min(1);

const farewellsSchema = z.array(
  z
    .strictObject({
      client: clientId,
      /** Where an account is deleted, or where the vendor says how. */
      deletion: z.strictObject({ page, sources }).optional(),
      /** Who a request for erasure goes to, and on which way. */
      privacy: z
        .strictObject({
          addressee: text,
          postal: text.optional(),
          mail: z.email().optional(),
          form: page.optional(),
          sources,
        })
        .optional(),
    })
    .refine(({ deletion, privacy }) => deletion !== undefined || privacy !== undefined, {
      message: 'a page of deletion, or an addressee',
    }),
);

export type FarewellFacts = z.infer<typeof farewellsSchema>[number];

/** The file of farewells, checked in full. */
export function parseFarewells(raw: unknown, fileName: string): Outcome<readonly FarewellFacts[]> {
  return parse(farewellsSchema, raw, fileName);
}

/** null where nothing is known. Read only when somebody asks. */
export async function farewellFactsOf(client: ClientId): Promise<FarewellFacts | null> {
  const bundled = await import('./data/farewells.json', { with: { type: 'json' } });
  // Part of the build, and `npm test` checks every field: no need to check it again at each start.
  const all = bundled.default as readonly FarewellFacts[];
  return all.find((entry) => entry.client === client) ?? null;
}
