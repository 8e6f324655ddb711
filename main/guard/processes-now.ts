// Which processes belong to which client now, by one look: for a command that has no guard running.
import type { ClientId } from '../../preload/contract/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { type Outcome, success } from '../outcome.ts';
import type { Paths, Platform, ProbeOptions, ProcessKey } from '../platform/port/index.ts';
import { watchOnce } from './watch-once.ts';

export const processesNow = async (
  platform: Platform,
  catalogue: Catalogue,
  paths: Paths,
  options: ProbeOptions,
): Promise<Outcome<ReadonlyMap<ClientId, readonly ProcessKey[]>>> => {
  const look = await watchOnce(platform, catalogue, paths, options);
  return look.ok ? success(look.value.watcher.processKeys()) : look;
};
