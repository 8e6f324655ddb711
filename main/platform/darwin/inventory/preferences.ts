// The preferences in which the catalogue knows a setting.
import { macSettingsOf } from '../../../catalogue/index.ts';
import type { Preferences } from '../../port/index.ts';
import { dictionaryOf } from '../plist/index.ts';
import { type Look, plistAt } from './look.ts';

export const readPreferences = ({ clients, ground }: Look): readonly Preferences[] =>
  clients.flatMap((client) => {
    const domains = new Map(macSettingsOf(client).map(({ domain, shown }) => [domain, shown]));
    return [...domains].map(([domain, shown]) => {
      const list = plistAt(ground, shown);
      return {
        client: client.id,
        domain,
        shown,
        values: list === undefined ? null : scalars(list),
      };
    });
  });

const scalars = (
  list: Parameters<typeof dictionaryOf>[0],
): ReadonlyMap<string, string | number | boolean> =>
  new Map(
    [...dictionaryOf(list)].flatMap(([key, value]) =>
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? [[key, value] as const]
        : [],
    ),
  );
