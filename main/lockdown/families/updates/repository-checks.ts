// Where a client's updates come from, and whether anybody vouches for them.
import type { Client } from '../../../catalogue/index.ts';
import { success } from '../../../outcome.ts';
import type { EntrySeen, PackageRepository } from '../../../platform/port/index.ts';
import { type Check, passed, type Verdict } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import type { ClientSight } from '../../client-sight.ts';
import { evidence, some } from '../../evidence.ts';
import { signaturesRequired, unsignedLine } from './signature-lines.ts';
import { updateGuide } from './update-guide.ts';

export const repositoryChecks = (client: Client): readonly Check[] => {
  const { deb, rpm } = client.linux.packages;
  return deb.length === 0 && rpm.length === 0
    ? []
    : [
        updatesCheck(client),
        signatureCheck(client),
        encryptionCheck(client),
        keyFilesCheck(client),
      ];
};

/** What serves other software too is not this client's to judge twice. */
const ownRepositories = ({ inventory }: ClientSight): readonly PackageRepository[] =>
  inventory.repositories.filter(
    ({ manager, servesOthers }) => manager !== 'flatpak' && !servesOthers,
  );

function updatesCheck(client: Client): Check {
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

function signatureCheck(client: Client): Check {
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

/** Those that are surely the client's: one that only sounds like it is not ours to change. */
const surelyOwn = (sight: ClientSight): readonly PackageRepository[] =>
  ownRepositories(sight).filter(({ toldBy }) => toldBy !== 'address');

const unsigned = (sight: ClientSight): readonly PackageRepository[] =>
  surelyOwn(sight).filter(({ file }) => unsignedLine(file.content) !== null);

function encryptionCheck(client: Client): Check {
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

function keyFilesCheck(client: Client): Check {
  const name = client.shortName;
  const id = checkId(client, 'advisories', 'repository-files');
  return {
    id,
    client: client.id,
    family: 'advisories',
    bucket: 'security',
    severity: 'critical',
    severityReason: 'Whoever may write these files decides what is installed here, as root.',
    title: `Only the administrator can change where updates of ${name} come from.`,
    why: 'The key says whose updates are believed, the list says where they come from. Both belong to the administrator alone.',
    sources: ['https://manpages.debian.org/bookworm/apt/sources.list.5.en.html'],
    remedy: {
      kind: 'automatic',
      profile: 'harmless',
      mayBreak: null,
      plan: (sight, desk) => {
        for (const entry of writable(sight)) {
          desk.setMode(
            id,
            `Let nobody but its owner write ${entry.shown}.`,
            entry,
            entry.mode & ~writeForOthers,
          );
        }
        return success(undefined);
      },
    },
    look: (sight) => {
      if (surelyOwn(sight).length === 0) return null;
      const seen = writable(sight).map(({ shown, mode }) =>
        evidence('file', `${shown} can be changed by others (mode ${mode.toString(8)}).`, {
          place: shown,
        }),
      );
      if (!some(seen)) return passed;
      return {
        result: 'failed',
        seen: {
          title: `Others on this machine can change where updates of ${name} come from.`,
          evidence: seen,
          is: 'writable by others',
          shouldBe: 'writable by the administrator alone',
        },
      };
    },
  };
}

const writeForOthers = 0o022;

function writable(sight: ClientSight): readonly EntrySeen[] {
  const entries = surelyOwn(sight).flatMap(({ file, keys }) => [file, ...keys]);
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  return [...byPath.values()].filter(
    ({ kind, mode }) => kind === 'file' && (mode & writeForOthers) !== 0,
  );
}
