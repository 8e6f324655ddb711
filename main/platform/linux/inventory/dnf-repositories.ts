// Repositories of dnf and yum that are a client's own: dnf.conf(5), "Repo Options".
import type { PackageRepository } from '../../port/index.ts';
import { parseKeyFile } from './key-file.ts';
import type { Look } from './look.ts';
import { clientInAddress } from './served.ts';

const folder = '/etc/yum.repos.d';

export const readDnfRepositories = ({
  clients,
  ground,
  owners,
}: Look): readonly PackageRepository[] =>
  ground
    .names(folder)
    .filter((name) => name.endsWith('.repo'))
    .flatMap((name) => {
      const shown = `${folder}/${name}`;
      const text = ground.text(shown);
      if (text === null) return [];
      const repositories = parseKeyFile(text);
      if (repositories.flaws.length > 0)
        ground.report(
          'invalid-data',
          shown,
          `holds lines that are no settings (line ${repositories.flaws[0]})`,
          'The other lines were read.',
        );
      return repositories.groups.flatMap((id) => {
        const option = (key: string) => repositories.value(id, key);
        const address = option('baseurl') ?? option('metalink') ?? option('mirrorlist');
        if (address === null) return [];
        const client = owners.ofFile(shown) ?? clientInAddress(address, clients);
        const file = client === null ? null : ground.file(shown);
        if (client === null || file === null) return [];
        const keys = (option('gpgkey') ?? '')
          .split(/[\s,]+/)
          .filter((key) => key.startsWith('file:///'))
          .flatMap((key) => ground.entry(key.slice('file://'.length)) ?? []);
        const enabled = !/^(?:0|no|false)$/i.test(option('enabled') ?? '1');
        return [
          { client, manager: 'dnf' as const, file, enabled, address, keys, servesOthers: false },
        ];
      });
    });
