// Whether the way of a client's updates is encrypted.
import type { Client } from '../../../catalogue/index.ts';
import { type Check, passed } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import { evidence, some } from '../../evidence.ts';
import { surelyOwn } from './own-repositories.ts';

export function encryptionCheck(client: Client): Check {
  const name = client.shortName;
  return {
    id: checkId(client, 'advisories', 'encrypted-repository'),
    client: client.id,
    family: 'advisories',
    bucket: 'privacy',
    severity: 'low',
    severityReason: 'The signature still protects what is installed.',
    title: `Updates of ${name} are fetched over an encrypted connection.`,
    why: `Without encryption, everybody on the way sees that you use ${name}, and can hold updates back.`,
    sources: ['https://manpages.debian.org/bookworm/apt/apt-transport-https.1.en.html'],
    remedy: {
      kind: 'manual',
      byWord: false,
      guide: () => ({
        instructions: [
          'Open the file shown below as administrator.',
          'Write https: in place of http: in the address, and update once to see that it works.',
        ],
        page: null,
      }),
    },
    look: (sight) => {
      const repositories = surelyOwn(sight);
      if (repositories.length === 0) return null;
      const seen = repositories
        .filter(({ enabled, address }) => enabled && /^http:/i.test(address))
        .map(({ file, address }) =>
          evidence('file', `${file.shown} fetches from ${address}.`, {
            place: file.shown,
            excerpt: address,
          }),
        );
      if (!some(seen)) return passed;
      return {
        result: 'failed',
        seen: {
          title: `Updates of ${name} are fetched without encryption.`,
          evidence: seen,
          is: 'http',
          shouldBe: 'https',
        },
      };
    },
  };
}
