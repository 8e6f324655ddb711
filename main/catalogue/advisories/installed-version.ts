// The version of an installation as the client's own scheme has it, and whether its package may hold fixes of its own.
import { schemeOf, unpackaged, type Version } from '../versions/index.ts';
import type { Judged } from './verdict.ts';

export interface InstalledVersion {
  readonly ok: true;
  /** As the source prints it. */
  readonly text: string;
  readonly version: Version;
  /** Why an old number does not prove an old flaw, one sentence; null where it does. */
  readonly mayHoldFixes: string | null;
}

interface UnknownVersion {
  readonly ok: false;
  /** One sentence: why nobody can tell. */
  readonly reason: string;
}

/** Clients that distributions build and mend themselves; the packages of all others are their vendors' own. */
const builtByDistributions: ReadonlySet<string> = new Set([
  'baresip',
  'chromium',
  'firefox',
  'mumble',
  'telegram-desktop',
]);

/** Programs of other people that show a client's web page: their versions say nothing about the client. */
const wrappers: ReadonlySet<string> = new Set([
  'teams-for-linux',
  'com.github.IsmaelMartinez.teams_for_linux',
]);

export function installedVersion(installation: Judged): InstalledVersion | UnknownVersion {
  const { client, source, version: text } = installation;
  if (text === null) return unknown('Nothing on this machine says which version it is.');
  if (installation.package !== null && wrappers.has(installation.package)) {
    return unknown(`${installation.package} is a program of its own, with versions of its own.`);
  }
  const packaged = isDistributions(source) || source === 'snap';
  const { upstream, revised } = packaged ? unpackaged(text) : { upstream: text, revised: false };
  const version = schemeOf(client).parse(upstream);
  if (version === null) {
    return unknown(`“${text}” is not a version as this program prints them.`);
  }
  return { ok: true, text, version, mayHoldFixes: whyFixesMayBeIn(installation, text, revised) };
}

const isDistributions = (source: Judged['source']): boolean =>
  source === 'deb' || source === 'rpm' || source === 'pacman';

function whyFixesMayBeIn({ client, source }: Judged, text: string, revised: boolean) {
  if (client === 'firefox' && text.includes('esr')) {
    return `${text} is an extended support release, which gets fixes without a new number.`;
  }
  const byDistribution = isDistributions(source) && builtByDistributions.has(client);
  if (!byDistribution || !revised) return null;
  return `${text} is your distribution's own build, which may hold the fix under an older number.`;
}

const unknown = (reason: string): UnknownVersion => ({ ok: false, reason });
