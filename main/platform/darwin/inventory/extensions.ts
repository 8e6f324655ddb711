// What a client put beside its application for the whole machine: sound drivers, camera plug-ins, privileged helpers.
import { type Client, macFactsOf } from '../../../catalogue/index.ts';
import type { MacExtension } from '../../port/index.ts';
import { bundleReader } from '../installed/find-bundles.ts';
import type { Look } from './look.ts';

const bundleFolders = [
  { folder: '/Library/Audio/Plug-Ins/HAL', kind: 'audio-driver' },
  { folder: '/Library/CoreMediaIO/Plug-Ins/DAL', kind: 'camera-plugin' },
] as const;
const helpers = '/Library/PrivilegedHelperTools';

export function readExtensions({ clients, ground }: Look): readonly MacExtension[] {
  const bundleAt = bundleReader(ground, () => {});
  const bundles = bundleFolders.flatMap(({ folder, kind }) =>
    ground.names(folder).flatMap((name) => {
      const shown = `${folder}/${name}`;
      const identifier = bundleAt(shown)?.identifier ?? null;
      const owner = clients.find((client) => isOf(client, shown, identifier));
      const entry = owner === undefined ? null : ground.entry(shown);
      return owner === undefined || entry === null ? [] : [{ client: owner.id, kind, entry }];
    }),
  );
  const tools = ground.names(helpers).flatMap((name) => {
    const shown = `${helpers}/${name}`;
    const owner = clients.find((client) => isOf(client, shown, name));
    const entry = owner === undefined ? null : ground.entry(shown);
    return owner === undefined || entry === null
      ? []
      : [{ client: owner.id, kind: 'helper' as const, entry }];
  });
  return [...bundles, ...tools];
}

const isOf = (client: Client, shown: string, identifier: string | null): boolean => {
  if (client.leftovers.darwin.includes(shown)) return true;
  if (identifier === null) return false;
  return (
    macFactsOf(client).bundleIds.includes(identifier) ||
    client.backgroundServices.darwin.includes(identifier)
  );
};
