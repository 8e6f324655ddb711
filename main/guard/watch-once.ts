// One complete look at this machine, folded as the guard would fold it.
import type { Health } from '../../preload/contract/index.ts';
import { type Catalogue, createIdentifier } from '../catalogue/index.ts';
import { type Outcome, success } from '../outcome.ts';
import { partyTableFile } from '../parties/index.ts';
import type { InstalledSoftware, Paths, Platform, ProbeOptions } from '../platform/port/index.ts';
import { Watcher } from '../watch/index.ts';
import { farEndsHealth } from './health/far-ends-health.ts';
import { createPartyOf } from './party-of.ts';

export interface OneLook {
  readonly watcher: Watcher;
  readonly installed: InstalledSoftware;
  /** What the streams said of themselves, and of what they could not see. */
  readonly health: readonly Health[];
  /** Epoch milliseconds. */
  readonly atMs: number;
}

export const watchOnce = async (
  platform: Platform,
  catalogue: Catalogue,
  paths: Paths,
  options: ProbeOptions,
): Promise<Outcome<OneLook>> => {
  const [installed, sample] = await Promise.all([
    platform.installedSoftware(catalogue.clients, paths),
    platform.sampleOnce(options),
  ]);
  if (!installed.ok) return installed;
  if (!sample.ok) return sample;
  const identify = createIdentifier(catalogue, {
    ...paths,
    ownership: installed.value.ownership,
    platform: platform.name,
  });
  const watcher = new Watcher({
    identify,
    categoryOf: (id) => catalogue.byId(id)?.category ?? 'conferencing',
    nameOf: (id) => catalogue.byId(id)?.shortName ?? id,
    partyOf: createPartyOf(catalogue),
    microphoneKeptAfterMs: Number.MAX_SAFE_INTEGER,
  });
  const atMs = Date.now();
  // Sockets belong to clients, and who is a client's child is settled only when the sample is complete.
  const sockets = sample.value.filter((o) => o.type === 'socket.opened');
  const rest = sample.value.filter((o) => o.type !== 'socket.opened');
  const health = [...watcher.observe(rest, atMs), ...watcher.observe(sockets, atMs)].flatMap(
    (event) => (event.type === 'health' ? [event.health] : []),
  );
  watcher.tick(atMs + 1_000);
  return success({
    watcher,
    installed: installed.value,
    health: [...installed.value.health, farEndsHealth(partyTableFile()), ...health],
    atMs,
  });
};
