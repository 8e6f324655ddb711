// Whether anybody vouches for a client's updates.
import type { Client } from '../../../catalogue/index.ts';
import { success } from '../../../outcome.ts';
import type { PackageRepository } from '../../../platform/port/index.ts';
import { type Check, passed } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import type { ClientSight } from '../../client-sight.ts';
import { evidence, some } from '../../evidence.ts';
import { surelyOwn } from './own-repositories.ts';
import { signaturesRequired, unsignedLine } from './signature-lines.ts';

export function signatureCheck(client: Client): Check {
  const name = client.shortName;
  const id = checkId(client, 'advisories', 'signed-repository');
  return {
    id,
    client: client.id,
    family: 'advisories',
    bucket: 'security',
    severity: 'critical',
    severityReason: 'Whoever sits on the way can put any program on this machine, as root.',
    title: `Updates of ${name} are installed only with the vendor’s signature.`,
    why: 'A signature proves that an update comes from the vendor. Here it is not asked for.',
    sources: [
      'https://manpages.debian.org/bookworm/apt/apt-secure.8.en.html',
      'https://dnf.readthedocs.io/en/latest/conf_ref.html',
    ],
    remedy: {
      kind: 'automatic',
      profile: 'careful',
      mayBreak: `Where the vendor’s key is missing, updates of ${name} stop with an error until it is there.`,
      plan: (sight, desk) => {
        for (const { file } of unsigned(sight)) {
          const changed = desk.changeFile({
            step: id,
            sentence: `Ask for a signature in ${file.shown}.`,
            path: file.path,
            seen: file,
            mode: 0o644,
            change: (content) => signaturesRequired(content ?? file.content, file.shown),
          });
          if (!changed.ok) return changed;
        }
        return success(undefined);
      },
    },
    look: (sight) => {
      if (surelyOwn(sight).length === 0) return null;
      const seen = unsigned(sight).map(({ file }) => {
        const found = unsignedLine(file.content);
        return evidence('file', `${file.shown} takes packages without a signature.`, {
          place: file.shown,
          line: found?.line ?? null,
          excerpt: found?.excerpt ?? null,
        });
      });
      if (!some(seen)) return passed;
      return {
        result: 'failed',
        seen: {
          title: `Updates of ${name} are installed without a signature.`,
          evidence: seen,
          is: 'unsigned',
          shouldBe: 'signed',
        },
      };
    },
  };
}

const unsigned = (sight: ClientSight): readonly PackageRepository[] =>
  surelyOwn(sight).filter(({ file }) => unsignedLine(file.content) !== null);
