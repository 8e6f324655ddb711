// One snapshot and gone: this machine now, or another tree's installed software alone.
import { type Health, type Snapshot, schemaVersion } from '../../preload/contract/index.ts';
import { type Catalogue, createIdentifier } from '../catalogue/index.ts';
import { type Outcome, success } from '../outcome.ts';
import type { Paths, Platform, ProbeOptions } from '../platform/port/index.ts';
import { Watcher } from '../watch/index.ts';
import { describeClients } from './describe-clients.ts';
import { HealthBoard } from './health-board.ts';

/** Installed software below another root or home. Nothing of the live machine is looked at. */
export const scanTree = async (
  platform: Platform,
  catalogue: Catalogue,
  paths: Paths,
): Promise<Outcome<Snapshot>> => {
  const installed = await platform.installedSoftware(catalogue.clients, paths);
  if (!installed.ok) return installed;
  return success({
    schemaVersion,
    takenAt: new Date().toISOString(),
    scope: 'tree',
    clients: describeClients(catalogue, installed.value.installations, []),
    captures: [],
    connections: [],
    listeners: [],
    health: [...installed.value.health],
  });
};

/** This machine as it is now. What cannot be seen stands in `health`. */
export const scanMachine = async (
  platform: Platform,
  catalogue: Catalogue,
  paths: Paths,
  options: ProbeOptions,
): Promise<Outcome<Snapshot>> => {
  const [installed, sample] = await Promise.all([
    platform.installedSoftware(catalogue.clients, paths),
    platform.sampleOnce(options),
  ]);
  if (!installed.ok) return installed;
  if (!sample.ok) return sample;
  const identify = createIdentifier(catalogue, { ...paths, ownership: installed.value.ownership });
  const watcher = new Watcher({
    identify,
    categoryOf: (id) => catalogue.byId(id)?.category ?? 'conferencing',
    nameOf: (id) => catalogue.byId(id)?.shortName ?? id,
    microphoneKeptAfterMs: Number.MAX_SAFE_INTEGER,
  });
  const board = new HealthBoard();
  const note = (health: readonly Health[]): void => {
    for (const said of health) board.note(said);
  };
  note(installed.value.health);
  const nowMs = Date.now();
  // Sockets belong to clients, and who is a client's child is settled only when the sample is complete.
  const sockets = sample.value.filter((o) => o.type === 'socket.opened');
  const rest = sample.value.filter((o) => o.type !== 'socket.opened');
  for (const event of [...watcher.observe(rest, nowMs), ...watcher.observe(sockets, nowMs)]) {
    if (event.type === 'health') note([event.health]);
  }
  watcher.tick(nowMs + 1_000);
  return success({
    schemaVersion,
    takenAt: new Date(nowMs).toISOString(),
    scope: 'live',
    clients: describeClients(catalogue, installed.value.installations, watcher.runningClients()),
    captures: [...watcher.captures()],
    connections: [...watcher.connections()],
    listeners: [...watcher.listeners()],
    health: board.all(),
  });
};
