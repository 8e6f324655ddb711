// Windows behind the port.

import { success } from '../../outcome.ts';
import { cannotWatch, healthObserved } from '../health.ts';
import type { Platform, Source } from '../port/index.ts';
import { existing } from './actions/existing.ts';
import { cannotMuteProgram, microphones } from './actions/microphones.ts';
import { runWhole } from './actions/run-whole.ts';
import { runningProcesses } from './actions/running-processes.ts';
import { pidsWithWindow } from './actions/window-pids.ts';
import { administrator } from './administrator/index.ts';
import { installedSoftware } from './installed/installed-software.ts';
import { inventory } from './inventory-of.ts';
import { noCameraServer, noNameWatch, openProbe, sampleProbeOnce } from './probe/index.ts';
import { registry } from './registry/index.ts';
import { removalSource } from './removal/index.ts';

export const win32 = (): Platform => ({
  name: 'win32',
  missing: {
    'mute-program': cannotMuteProgram,
    'watch-names': cannotWatch(noNameWatch),
  },
  installedSoftware,
  inventory,
  openProbe,
  // What records comes from the probe as well: Windows tells of programs, not of a server's streams.
  openSoundServer: () => nothingToTell,
  openCameraServer: (sink) => {
    sink([healthObserved(noCameraServer, Date.now())]);
    return nothingToTell;
  },
  openNameWatch: (sink) => {
    sink([healthObserved(noNameWatch, Date.now())]);
    return { ...nothingToTell, follow: () => {} };
  },
  nameWatchHealth: async () => noNameWatch,
  pidsWithWindow,
  async sampleOnce() {
    const sample = await sampleProbeOnce();
    return sample.ok
      ? success([...sample.value, healthObserved(noCameraServer, Date.now())])
      : sample;
  },
  microphones,
  processes: runningProcesses(),
  existing,
  registry,
  removal: removalSource,
  administrator: administrator(),
  runWhole,
  // The tables of Windows give the process of a socket, but a user here is no number that could be compared.
  loopbackPeer: async () => null,
});

const nothingToTell: Source = { stop: async () => {} };
