// What some operators of networks do there, under the very names that the table of networks has for them. Where many
// rent, an address does not tell who is behind it; where a company runs its own services, it does.
import * as z from 'zod';
import data from './data/operators.json' with { type: 'json' };

const operatorSchema = z.strictObject({
  /** What people call it. */
  owner: z.string().min(1),
  role: z.enum(['cloud', 'delivery', 'transit', 'own-services']),
  /** As registered. */
  organisations: z.array(z.string().min(1)).min(1),
  /** The clients that this company makes, if its network serves them. */
  clients: z.array(z.string()).optional(),
  /** Where a person can read it. */
  source: z.url(),
});

export type Operator = z.infer<typeof operatorSchema>;

/** Comes with the program, so that an entry that does not fit is a fault of its own: it throws at the start. */
export const operators: readonly Operator[] = z.array(operatorSchema).parse(data);

const byOrganisation = new Map(
  operators.flatMap((operator) => operator.organisations.map((name) => [name, operator] as const)),
);

/** What is known of an operator under its registered name. */
export const operatorOf = (organisation: string): Operator | undefined =>
  byOrganisation.get(organisation);
