// What the guard may do on Linux when a person asks for it, and the small looks that this needs.
import type { Platform } from '../../port/index.ts';
import { existing } from './existing.ts';
import { loopbackPeer } from './loopback-peer.ts';
import { microphones } from './microphones.ts';
import { runningProcesses } from './running-processes.ts';

export type LinuxActions = Pick<
  Platform,
  'microphones' | 'processes' | 'existing' | 'loopbackPeer'
>;

/** `env`: where pactl finds its server. */
export const linuxActions = (env: NodeJS.ProcessEnv = process.env): LinuxActions => ({
  microphones: microphones(env),
  processes: runningProcesses(),
  existing,
  loopbackPeer: (ourPort, theirPort) => loopbackPeer(ourPort, theirPort),
});
