// Where each setting of the catalogue stands on macOS: a domain of preferences, as defaults(1) takes it.
import { claimsOf } from './claims.ts';
import type { Client } from './schema.ts';

type Hardening = Client['hardening'][number];

export interface MacSetting {
  readonly hardening: Hardening;
  /** `/Library/Preferences/us.zoom.config`, or `com.tinyspeck.slackmacgap` for this person's own. */
  readonly domain: string;
  /** The file behind it, as a person knows it. */
  readonly shown: string;
}

/** Settings of a kind that `defaults` can write; of what stands in other files nothing is said here. */
export const macSettingsOf = (client: Client): readonly MacSetting[] =>
  claimsOf(client).hardening.flatMap((hardening) => {
    const { platforms, safeValue, key, uiOnly } = hardening;
    if (!platforms.includes('darwin') || safeValue === null || uiOnly === true) return [];
    if (!/^[A-Za-z][\w.-]{0,99}$/.test(key)) return [];
    const place = [hardening.where, ...(hardening.alsoWhere ?? [])]
      .flatMap((where) => where.split(' / '))
      .map(domainIn)
      .find((each) => each !== null);
    return place === undefined || place === null ? [] : [{ hardening, ...place }];
  });

const domainIn = (where: string): Pick<MacSetting, 'domain' | 'shown'> | null => {
  const file = /^(\/Library\/Preferences\/[\w.-]+)\.plist$/.exec(where.trim())?.[1];
  if (file !== undefined) return { domain: file, shown: `${file}.plist` };
  const domain = /^[A-Za-z][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)+$/.exec(where.trim())?.[0];
  if (domain === undefined || /\.(?:json|plist|conf|ini)$/.test(domain)) return null;
  return { domain, shown: `~/Library/Preferences/${domain}.plist` };
};
