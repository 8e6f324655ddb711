// What a vendor is known to do or to have done with what it learns: nothing that a switch on this machine changes.
import { type Client, claimsOf } from '../../../catalogue/index.ts';
import type { Check } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import { evidence, ownedBy, some } from '../../evidence.ts';

export function knownPracticesCheck(client: Client): Check | null {
  const practices = claimsOf(client).privacyPractices;
  const seen = practices.map(({ fact }) => evidence('statement', fact));
  if (!some(seen)) return null;
  const name = client.shortName;
  return {
    id: checkId(client, 'vendor-practices', 'known'),
    client: client.id,
    family: 'vendor-practices',
    bucket: 'privacy',
    severity: 'low',
    severityReason:
      'Much of it is some years old; what holds today stands in the vendor’s own statement.',
    title: `You know what ${ownedBy(name)} vendor does with what it learns about you.`,
    why: `No setting on this machine changes what happens on its vendor’s machines. These are the things that are on record.`,
    sources: [...new Set(practices.flatMap(({ sources }) => sources))],
    remedy: {
      kind: 'manual',
      byWord: true,
      guide: () => ({
        instructions: [
          `Join by the browser where you can, and without an account: then ${name} learns less.`,
          'Write your first name only, and nothing in the chat that you would not write on a postcard.',
          `Ask its vendor in writing what it keeps about you, and to delete what it does not need. In the EU, articles 15 and 17 of the GDPR give you the right to an answer within a month.`,
        ],
        page: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
      }),
    },
    look: ({ installations }) =>
      installations.length === 0
        ? null
        : {
            result: 'failed',
            seen: {
              title: `How ${ownedBy(name)} vendor has dealt with people’s data is on record.`,
              evidence: seen,
              is: null,
              shouldBe: null,
            },
          },
  };
}
