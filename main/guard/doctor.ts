// What this machine lets the guard see, and what not.
import { existsSync } from 'node:fs';
import {
  type Doctor,
  type GuardPart,
  type Health,
  schemaVersion,
} from '../../preload/contract/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { type Outcome, success } from '../outcome.ts';
import type { Paths, Platform, ProbeOptions } from '../platform/port/index.ts';
import { storeFile } from './data-folder.ts';
import { namesOffHere } from './health/names-health.ts';
import { ownSocketsHealth } from './health/own-sockets-health.ts';
import { quarantineNow } from './health/quarantine-health.ts';
import { windowsHealth } from './health/windows-health.ts';
import { policyHealth } from './policy.ts';
import { scanMachine } from './scan.ts';
import { keptSettings } from './service/kept-settings.ts';

/** The order in which a person reads it: what matters most first. */
const order: readonly GuardPart[] = [
  'sound-server',
  'camera-server',
  'probe',
  'device-events',
  'process-events',
  'sockets',
  'far-ends',
  'names',
  'own-sockets',
  'other-users',
  'windows',
  'packages',
  'store',
  'quarantine',
  'policy',
];

/** Looks once at everything. Parts that were found in order are listed as well, so that a person sees what is watched. */
export const examine = async (
  platform: Platform,
  catalogue: Catalogue,
  paths: Paths,
  options: ProbeOptions,
  folder: string,
): Promise<Outcome<Doctor>> => {
  const snapshot = await scanMachine(platform, catalogue, paths, options);
  if (!snapshot.ok) return snapshot;
  const found: Health[] = [
    ...snapshot.value.health,
    windowsHealth(await platform.pidsWithWindow()),
    storeHealth(folder),
    ...onlyIfThere(quarantineNow(folder)),
    ...onlyIfThere(policyHealth()),
    ...(platform.ownSockets ? [ownSocketsHealth(platform.ownSockets())] : []),
    await namesHealth(platform, folder),
  ];
  const health = [...found].sort((a, b) => order.indexOf(a.part) - order.indexOf(b.part));
  return success({ schemaVersion, takenAt: snapshot.value.takenAt, health });
};

const onlyIfThere = (health: Health | null): readonly Health[] => (health === null ? [] : [health]);

const namesHealth = async (platform: Platform, folder: string): Promise<Health> => {
  const wouldBe = await platform.nameWatchHealth();
  return keptSettings(storeFile(folder)).watchNames ? wouldBe : namesOffHere(wouldBe);
};

const storeHealth = (folder: string): Health =>
  existsSync(storeFile(folder))
    ? { part: 'store', state: 'working', detail: `The history is kept in ${folder}.`, advice: null }
    : {
        part: 'store',
        state: 'absent',
        detail: `There is no history yet in ${folder}.`,
        advice: 'Run `callwarden watch` once: from then on it is kept there.',
      };
