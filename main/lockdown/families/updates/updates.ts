// Whether anything brings a client up to date.
import type { Client } from '../../../catalogue/index.ts';
import { type Check, passed, type Verdict } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import { evidence, some } from '../../evidence.ts';
import { ownRepositories } from './own-repositories.ts';
import { updateGuide } from './update-guide.ts';

export function updatesCheck(client: Client): Check {
  const name = client.shortName;
  return {
    id: checkId(client, 'advisories', 'updates'),
    client: client.id,
    family: 'advisories',
    bucket: 'security',
    severity: 'high',
    severityReason: 'Holes that are found from now on stay open until you notice.',
    title: `${name} is updated together with the system.`,
    why: `${name} was put here as a single package. Unless something brings updates, it stays as old as it is.`,
    sources: ['https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch03s13.html'],
    remedy: {
      kind: 'manual',
      byWord: true,
      guide: ({ all }) => updateGuide(client, all.updates.get(client.id)),
    },
    look: (sight): Verdict | null => {
      // Packages of the distribution's own stand in /usr; what comes from elsewhere stands in /opt (FHS 3.0, 3.13).
      const foreign = sight.installations.filter(
        ({ source, path }) => (source === 'deb' || source === 'rpm') && path.startsWith('/opt/'),
      );
      const repositories = ownRepositories(sight);
      if (foreign.length === 0 && repositories.length === 0) return null;
      if (repositories.some(({ enabled }) => enabled)) return passed;
      const seen = [
        ...repositories.map(({ file }) =>
          evidence('file', `The repository in ${file.shown} is switched off.`, {
            place: file.shown,
          }),
        ),
        ...foreign.map(({ package: its, path, version }) =>
          evidence(
            'package',
            `The package ${its ?? name} stands in ${path}; no repository here offers it.`,
            {
              place: path,
              excerpt: version,
            },
          ),
        ),
      ];
      if (!some(seen)) return passed;
      return {
        result: 'failed',
        seen: {
          title: `Nothing updates ${name} by itself.`,
          evidence: seen,
          is: repositories.length > 0 ? 'without its repository' : 'without a repository',
          shouldBe: 'updated with the system',
        },
      };
    },
  };
}
