import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSoundServer } from '../../../main/platform/linux/sound/index.ts';
import type { Source } from '../../../main/platform/port/index.ts';
import { startOwnChild } from '../../rigs/own-child.ts';
import {
  type PipeWireSoundRig,
  pipewireSoundPrograms,
  startPipeWireSound,
} from '../../rigs/pipewire-sound.ts';
import { missingPackages } from '../../rigs/programs.ts';
import { startRecorder } from '../../rigs/recorder.ts';
import { type StreamLog, streamLog } from '../../rigs/stream-log.ts';

const missing = missingPackages('pactl', ...pipewireSoundPrograms);

describe.skipIf(missing !== null)(
  `PipeWire as the sound server${missing ? ` (install ${missing})` : ''}`,
  () => {
    let sound: PipeWireSoundRig;
    let log: StreamLog;
    let source: Source;

    beforeAll(async () => {
      sound = await startPipeWireSound();
      log = streamLog();
      source = openSoundServer(log.sink, { env: sound.env });
      await log.health('working');
    });
    afterAll(async () => {
      await source?.stop();
      await sound?.stop();
    });

    test('a recorder that speaks to the pulse server is seen, one of a monitor is not', async () => {
      const monitor = await startRecorder({ env: sound.env, device: 'auto_null.monitor' });
      const recorder = await startRecorder({ env: sound.env, name: 'A Call' });
      const stream = await log.started((one) => one.pid === recorder.pid);
      expect(stream.application).toBe('A Call');
      expect(log.all).not.toContainEqual(expect.objectContaining({ pid: monitor.pid }));
      await recorder.stop();
      await log.ended(stream.stream);
      await monitor.stop();
    });

    test("a recorder of PipeWire's own is seen with the pid that the kernel knows", async () => {
      const file = join(sound.env.HOME ?? '', 'sound.wav');
      const recorder = await startOwnChild(['pw-record', '--target', 'mic', file], {
        env: sound.env,
      });
      const stream = await log.started((one) => one.pid === recorder.pid);
      await recorder.stop();
      await log.ended(stream.stream);
    });
  },
);
