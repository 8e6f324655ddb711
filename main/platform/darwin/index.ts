// macOS behind the port.
import { failure, success } from '../../outcome.ts';
import { cannotWatch, healthObserved } from '../health.ts';
import type { Platform } from '../port/index.ts';
import { withDevices } from './actions/devices.ts';
import { existing } from './actions/existing.ts';
import { loopbackPeer } from './actions/loopback-peer.ts';
import { cannotMute, microphones } from './actions/microphones.ts';
import { runningProcesses } from './actions/running-processes.ts';
import { applicationsOn } from './captures/applications.ts';
import { followAttributions } from './captures/attributions.ts';
import { openCaptures } from './captures/capture-source.ts';
import { devicesInLog, microphonesByProbe } from './captures/devices-in-log.ts';
import { lookAtCaptures } from './captures/look-at-captures.ts';
import { type Commands, realCommands } from './commands.ts';
import { noNameWatch } from './health.ts';
import { installedSoftware } from './installed/installed-software.ts';
import { inventory } from './inventory/inventory.ts';
import { openProbe, sampleProbeOnce } from './probe/index.ts';
import { removalSource } from './removal/removal-source.ts';

/** `commands` replaces how the programs of macOS are asked, so that recorded answers can serve. */
export const darwin = (commands: Commands = realCommands): Platform => {
  const attributions = followAttributions(commands);
  const applicationsOf = applicationsOn(commands);
  return {
    name: 'darwin',
    missing: {
      'mute-program': cannotMute,
      'mute-microphones': cannotMute,
      'watch-names': cannotWatch(noNameWatch),
    },
    installedSoftware: (clients, paths) => installedSoftware(commands, clients, paths),
    inventory: (clients, installations, paths) =>
      inventory(commands, clients, installations, paths),
    openProbe: (options, sink) => openProbe(commands, options, sink),
    openSoundServer(sink) {
      if (devicesInLog().includes('microphone'))
        return openCaptures({ device: 'microphone', attributions, applicationsOf }, sink);
      sink([healthObserved(microphonesByProbe, Date.now())]);
      return { stop: async () => {} };
    },
    openCameraServer: (sink) =>
      openCaptures({ device: 'camera', attributions, applicationsOf }, sink),
    openNameWatch: (sink) => {
      sink([healthObserved(noNameWatch, Date.now())]);
      return { follow: () => {}, stop: async () => {} };
    },
    nameWatchHealth: async () => noNameWatch,
    pidsWithWindow: async () => noWindowList,
    async sampleOnce(options) {
      const [sample, captures] = await Promise.all([
        sampleProbeOnce(commands, options),
        lookAtCaptures(attributions, applicationsOf, devicesInLog()),
      ]);
      if (!sample.ok) return sample;
      return success(await withDevices(commands, [...sample.value, ...captures]));
    },
    microphones,
    processes: runningProcesses(commands),
    existing,
    removal: removalSource,
    loopbackPeer: (ourPort, theirPort) => loopbackPeer(commands, ourPort, theirPort),
  };
};

const noWindowList = failure({
  kind: 'unavailable',
  subject: 'windows',
  message:
    'macOS tells only a program that may record the screen which others show a window, and Callwarden does not ask for that.',
  advice: 'Nothing needs to be done: everything else is watched all the same.',
});
