// What the running guard can see, what not, and how to mend it: as its parts say now.
import {
  type Doctor,
  guardPart,
  type Health,
  schemaVersion,
} from '../../../preload/contract/index.ts';
import type { Platform } from '../../platform/port/index.ts';
import { ownSocketsHealth } from '../health/own-sockets-health.ts';
import { windowsHealth } from '../health/windows-health.ts';
import { policyHealth } from '../policy.ts';
import type { LiveGuard } from './live-guard.ts';

const states = ['absent', 'limited', 'working'] as const;

/** What asks for something to be done comes first. */
export const liveDoctor = async (
  guard: LiveGuard,
  platform: Pick<Platform, 'pidsWithWindow' | 'ownSockets'>,
  nowMs: number,
  {
    storeHealth = nothingKept,
    quarantineHealth = null,
  }: { readonly storeHealth?: Health; readonly quarantineHealth?: Health | null },
): Promise<Doctor> => {
  const said = new Map(guard.health().map((health) => [health.part, health]));
  said.set('windows', windowsHealth(await platform.pidsWithWindow()));
  if (platform.ownSockets) said.set('own-sockets', ownSocketsHealth(platform.ownSockets()));
  if (quarantineHealth !== null) said.set('quarantine', quarantineHealth);
  const policy = policyHealth();
  if (policy !== null) said.set('policy', policy);
  if (!said.has('packages')) said.set('packages', packagesReadable);
  if (!said.has('store')) said.set('store', storeHealth);
  const rank = ({ part, state }: Health): number =>
    states.indexOf(state) * guardPart.options.length + guardPart.options.indexOf(part);
  const health = [...said.values()].sort((a, b) => rank(a) - rank(b));
  return { schemaVersion, takenAt: new Date(nowMs).toISOString(), health };
};

const packagesReadable: Health = {
  part: 'packages',
  state: 'working',
  detail: 'Installed packages can be read.',
  advice: null,
};

const nothingKept: Health = {
  part: 'store',
  state: 'absent',
  detail: 'Nothing is remembered: history and settings last until Callwarden ends.',
  advice: null,
};
