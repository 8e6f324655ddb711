import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openCameraServer } from '../../../main/platform/linux/camera-server/index.ts';
import type { Source } from '../../../main/platform/port/index.ts';
import { type PipeWireRig, pipewirePrograms, startPipeWire } from '../../rigs/pipewire.ts';
import { missingPackages } from '../../rigs/programs.ts';
import { type StreamLog, streamLog } from '../../rigs/stream-log.ts';

const missing = missingPackages(...pipewirePrograms);

describe.skipIf(missing !== null)(
  `a real PipeWire with a camera${missing ? ` (install ${missing}, gstreamer1.0-pipewire)` : ''}`,
  () => {
    let pipewire: PipeWireRig;
    let log: StreamLog;
    let source: Source;

    beforeEach(async () => {
      pipewire = await startPipeWire();
      log = streamLog();
      source = openCameraServer(log.sink, { env: pipewire.env });
      await log.health('working');
    });

    afterEach(async () => {
      await source.stop();
      await pipewire.stop();
    });

    test('a program that gets pictures is seen with its pid and camera, and its end too', async () => {
      await pipewire.startCamera('desk-camera');
      const viewer = await pipewire.startViewer('a-call');
      await pipewire.link('desk-camera', 'a-call');
      const stream = await log.started((one) => one.pid === viewer.pid);
      expect(stream).toMatchObject({
        server: 'camera-server',
        device: 'camera',
        deviceName: 'desk-camera',
        application: 'gst-launch-1.0',
        muted: null,
      });
      const running = (one: { corked: boolean }) => !one.corked;
      if (stream.corked) await log.changed(running);
      await viewer.stop();
      await log.ended(stream.stream);
    });

    test('a program that waits for a camera without getting one is not seen', async () => {
      await pipewire.startCamera('desk-camera');
      await pipewire.startViewer('waiting');
      const seen = await pipewire.startViewer('seen');
      await pipewire.link('desk-camera', 'seen');
      await log.started((one) => one.pid === seen.pid);
      expect(log.all.filter((one) => one.type === 'stream.started')).toHaveLength(1);
    });

    test('a shared screen is no camera', async () => {
      await pipewire.startCamera('screen', 'media.class=Stream/Output/Video');
      await pipewire.startViewer('sharer');
      await pipewire.link('screen', 'sharer');
      await pipewire.startCamera('desk-camera');
      const viewer = await pipewire.startViewer('a-call');
      await pipewire.link('desk-camera', 'a-call');
      await log.started((one) => one.pid === viewer.pid);
      expect(log.all.filter((one) => one.type === 'stream.started')).toHaveLength(1);
    });

    test('after a crash of the server its streams end and the health says so', async () => {
      await pipewire.startCamera('desk-camera');
      const viewer = await pipewire.startViewer('a-call');
      await pipewire.link('desk-camera', 'a-call');
      const { stream } = await log.started((one) => one.pid === viewer.pid);
      await pipewire.crash();
      await log.ended(stream);
      expect((await log.health('absent')).detail).toContain('no PipeWire');
    });
  },
);

test('a machine without pw-dump is told which package to install', async () => {
  const log = streamLog();
  const source = openCameraServer(log.sink, { env: { PATH: '/nonexistent' } });
  expect((await log.health('absent')).advice).toContain('pipewire-bin');
  await source.stop();
});

test.skipIf(missingPackages('pw-dump') !== null)(
  'a session without PipeWire is told why, once, and asked again only seldom',
  async () => {
    const log = streamLog();
    const env = { PATH: process.env.PATH, XDG_RUNTIME_DIR: '/nonexistent' };
    const source = openCameraServer(log.sink, { env });
    expect((await log.health('absent')).detail).toContain("can't connect");
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(log.all).toHaveLength(1);
    await source.stop();
  },
);
