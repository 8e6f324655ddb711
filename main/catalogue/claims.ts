// What a person may be shown as fact. Everything here has a source that they can open; leads never pass.
import type { Client } from './schema.ts';

interface Backed {
  readonly sources: readonly string[];
  readonly lead?: true | undefined;
}

export interface Claims {
  readonly privacyPractices: Client['privacyPractices'];
  readonly localListeners: Client['localListeners'];
  readonly configFiles: Client['configFiles'];
  readonly hardening: Client['hardening'];
  readonly thirdPartyTrackers: Client['endpoints']['thirdPartyTrackers'];
}

/** The statements about a client that have a source of their own. */
export function claimsOf(client: Client): Claims {
  return {
    privacyPractices: client.privacyPractices.filter(isClaim),
    localListeners: client.localListeners.filter(isClaim),
    configFiles: client.configFiles.filter(isClaim),
    hardening: client.hardening.filter(isClaim),
    thirdPartyTrackers: client.endpoints.thirdPartyTrackers.filter(isClaim),
  };
}

/**
 * The sources behind one value of a plain list, such as `leftovers.linux` and `~/.zoom`.
 * Empty: nothing to show as fact. Such a value may help to recognise a process, or be offered unticked.
 */
export function sourcesOf(client: Client, field: string, value: string): readonly string[] {
  if (isLead(client, field, value)) return [];
  return client.provenance
    .filter((entry) => entry.field === field && entry.values.includes(value))
    .flatMap((entry) => entry.sources);
}

/** True where the facts say that this value of a plain list is unproven. */
export function isLead(client: Client, field: string, value: string): boolean {
  return client.leads.some((lead) => lead.field === field && lead.values.includes(value));
}

function isClaim(entry: Backed): boolean {
  return entry.lead !== true && entry.sources.length > 0;
}
