// Linux behind the port.
import { success } from '../../outcome.ts';
import type { Platform } from '../port/index.ts';
import { linuxActions } from './actions/index.ts';
import { openCameraServer } from './camera-server/index.ts';
import { linuxFirewall } from './firewall/index.ts';
import { firstWords } from './first-words.ts';
import { installedSoftware } from './installed/index.ts';
import { secretService } from './keyring/index.ts';
import { nameWatchHealth, openNameWatch } from './names/index.ts';
import { ownSockets } from './own-sockets.ts';
import { openProbe, sampleProbeOnce } from './probe/index.ts';
import { removalSource } from './removal/index.ts';
import { openSoundServer } from './sound/index.ts';
import { pidsWithWindow } from './windows/index.ts';

export const linux = (): Platform => ({
  name: 'linux',
  missing: {},
  installedSoftware,
  // What a watch never asks for is loaded by whoever asks.
  inventory: async (...asked) => (await import('./inventory/index.ts')).inventory(...asked),
  openProbe,
  openSoundServer,
  openCameraServer,
  openNameWatch: (sink) => openNameWatch(sink),
  nameWatchHealth: () => nameWatchHealth(),
  pidsWithWindow,
  ...linuxActions(),
  ownSockets: () => ownSockets(),
  firewall: linuxFirewall(),
  keyring: secretService,
  removal: removalSource(),
  async sampleOnce(options) {
    const [sample, sound, camera] = await Promise.all([
      sampleProbeOnce(options),
      firstWords(openSoundServer, 'sound-server'),
      firstWords(openCameraServer, 'camera-server'),
    ]);
    return sample.ok ? success([...sample.value, ...sound, ...camera]) : sample;
  },
});
