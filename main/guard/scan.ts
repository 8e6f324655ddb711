// One snapshot and gone: this machine now, or another tree's installed software alone.
import { type Snapshot, schemaVersion } from '../../preload/contract/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { type Outcome, success } from '../outcome.ts';
import type { Paths, Platform, ProbeOptions } from '../platform/port/index.ts';
import { describeClients } from './describe-clients.ts';
import { HealthBoard } from './health/health-board.ts';
import { watchOnce } from './watch-once.ts';

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
  const look = await watchOnce(platform, catalogue, paths, options);
  if (!look.ok) return look;
  const { watcher, installed, health, atMs } = look.value;
  const board = new HealthBoard();
  for (const said of health) board.note(said);
  return success({
    schemaVersion,
    takenAt: new Date(atMs).toISOString(),
    scope: 'live',
    clients: describeClients(catalogue, installed.installations, watcher.runningClients()),
    captures: [...watcher.captures()],
    connections: [...watcher.connections()],
    listeners: [...watcher.listeners()],
    health: board.all(),
  });
};
