// The remotes from which clients' flatpak applications came: ostree's repository file (ostree.repo-config(5)).
import type { PackageRepository } from '../../../port/index.ts';
import { parseKeyFile } from '../key-file.ts';
import type { Look } from '../look.ts';

const folders = { system: '/var/lib/flatpak', user: '~/.local/share/flatpak' } as const;
const mostDeployBytes = 4 * 1024 * 1024;

export const readFlatpakRemotes = ({ ground, installations }: Look): readonly PackageRepository[] =>
  installations.flatMap(({ client, source, scope, package: application }) => {
    if (source !== 'flatpak' || application === null) return [];
    const base = folders[scope];
    const deploy = ground.bytes(
      `${base}/app/${application}/current/active/deploy`,
      mostDeployBytes,
    );
    const origin = deploy && originOf(deploy);
    const file = origin === null ? null : ground.file(`${base}/repo/config`);
    if (origin === null || file === null) return [];
    const config = parseKeyFile(file.content.toString('utf8'));
    const group = `remote "${origin}"`;
    const address = config.value(group, 'url');
    if (address === null) return [];
    const key = ground.entry(`${base}/repo/${origin}.trustedkeys.gpg`);
    return [
      {
        client,
        manager: 'flatpak' as const,
        file,
        enabled: config.value(group, 'xa.disable') !== 'true',
        address,
        keys: key === null ? [] : [key],
        servesOthers: true,
        toldBy: 'packages' as const,
      },
    ];
  });

/** The first text of a `deploy` file, which is a GVariant `(ssasta{sv})`: the remote's name (flatpak's common/flatpak-dir.c). */
const originOf = (deploy: Buffer): string | null => {
  const name = deploy.toString('latin1', 0, Math.max(0, deploy.indexOf(0)));
  return /^[\w.-]{1,255}$/.test(name) ? name : null;
};
