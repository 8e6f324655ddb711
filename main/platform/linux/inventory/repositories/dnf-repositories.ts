// Repositories of dnf and yum that are a client's own: dnf.conf(5), "Repo Options".
import type { PackageRepository } from '../../../port/index.ts';
import { parseKeyFile } from '../key-file.ts';
import type { Look } from '../look.ts';
import { claimByName } from './repository-claim.ts';

const folder = '/etc/yum.repos.d';

export const readDnfRepositories = (look: Look): readonly PackageRepository[] => {
  const { ground } = look;
  return ground
    .names(folder)
    .filter((name) => name.endsWith('.repo'))
    .flatMap((name) => {
      const shown = `${folder}/${name}`;
      const text = ground.text(shown);
      if (text === null) return [];
      const repositories = parseKeyFile(text);
      ground.reportFlaws(shown, repositories.flaws);
      return repositories.groups.flatMap((id) => {
        const option = (key: string) => repositories.value(id, key);
        const address = option('baseurl') ?? option('metalink') ?? option('mirrorlist');
        if (address === null) return [];
        const claim = claimByName(look, shown, address);
        const file = claim === null ? null : ground.file(shown);
        if (claim === null || file === null) return [];
        const keys = (option('gpgkey') ?? '')
          .split(/[\s,]+/)
          .filter((key) => key.startsWith('file:///'))
          .flatMap((key) => ground.entry(key.slice('file://'.length)) ?? []);
        const enabled = !/^(?:0|no|false)$/i.test(option('enabled') ?? '1');
        return [
          { ...claim, manager: 'dnf' as const, file, enabled, address, keys, servesOthers: false },
        ];
      });
    });
};
