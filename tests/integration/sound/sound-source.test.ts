import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  listMicrophones,
  openSoundServer,
  setSourceMute,
  setStreamMute,
  streamIndex,
} from '../../../main/platform/linux/sound/index.ts';
import type { Source } from '../../../main/platform/port/index.ts';
import { startCorkingRecorder } from '../../rigs/corking-recorder.ts';
import { missingPackages } from '../../rigs/programs.ts';
import { type PulseAudioRig, startPulseAudio } from '../../rigs/pulseaudio.ts';
import { startRecorder } from '../../rigs/recorder.ts';
import { type StreamLog, streamLog } from '../../rigs/stream-log.ts';

const missing = missingPackages('pulseaudio', 'pactl', 'pacat');

describe.skipIf(missing !== null)(
  `a real PulseAudio${missing ? ` (install ${missing})` : ''}`,
  () => {
    let pulse: PulseAudioRig;
    let log: StreamLog;
    let source: Source;
    const stops: (() => Promise<void>)[] = [];

    const record = async (options: Omit<Parameters<typeof startRecorder>[0], 'env'> = {}) => {
      const recorder = await startRecorder({ env: pulse.env, ...options });
      stops.push(() => recorder.stop());
      return recorder;
    };

    beforeEach(async () => {
      pulse = await startPulseAudio();
      log = streamLog();
      source = openSoundServer(log.sink, { env: pulse.env });
      await log.health('working');
    });

    afterEach(async () => {
      await Promise.all(stops.splice(0).map((stop) => stop()));
      await source.stop();
      await pulse.stop();
    });

    test('a recorder is seen with its pid, name and microphone, and its end too', async () => {
      const recorder = await record({ name: 'A Call' });
      const stream = await log.started((one) => one.pid === recorder.pid);
      expect(stream).toMatchObject({
        server: 'sound-server',
        device: 'microphone',
        deviceName: 'Desk-Microphone',
        application: 'A Call',
        muted: false,
        corked: false,
      });
      expect(stream.stream).toMatch(/^pulse:1:\d+$/);
      await recorder.stop('SIGKILL');
      await log.ended(stream.stream);
    });

    test('a recorder that runs before we look is seen at the first look', async () => {
      const recorder = await record();
      const late = streamLog();
      const second = openSoundServer(late.sink, { env: pulse.env });
      await late.started((one) => one.pid === recorder.pid);
      await second.stop();
    });

    test('a recorder at a path of its own is seen under its own pid', async () => {
      const recorder = await record({ at: join(pulse.runtimeDir, 'opt/zoom/zoom') });
      const stream = await log.started((one) => one.pid === recorder.pid);
      expect(stream.application).toBe('zoom');
    });

    test('two recorders are two streams, and the end of one is not the end of the other', async () => {
      const [one, two] = await Promise.all([record(), record()]);
      const first = await log.started((stream) => stream.pid === one.pid);
      const second = await log.started((stream) => stream.pid === two.pid);
      expect(first.stream).not.toBe(second.stream);
      await one.stop();
      await log.ended(first.stream);
      expect(log.all).not.toContainEqual(
        expect.objectContaining({ type: 'stream.ended', stream: second.stream }),
      );
    });

    test('muting the stream shows, whoever mutes it', async () => {
      const recorder = await record();
      const { stream } = await log.started((one) => one.pid === recorder.pid);
      const index = streamIndex(stream);
      expect(await setStreamMute(index!, true, pulse.env)).toEqual({ ok: true, value: undefined });
      await log.changed((one) => one.stream === stream && one.muted === true);
      execFileSync('pactl', ['set-source-output-mute', String(index), '0'], { env: pulse.env });
      await log.changed((one) => one.stream === stream && one.muted === false);
    });

    test('muting the microphone mutes every stream on it', async () => {
      const recorder = await record();
      const { stream } = await log.started((one) => one.pid === recorder.pid);
      const microphones = await listMicrophones(pulse.env);
      if (!microphones.ok) throw new Error(microphones.problem.message);
      expect(microphones.value.map(({ name }) => name)).toEqual(['mic']);
      await setSourceMute(microphones.value[0]!.index, true, pulse.env);
      await log.changed((one) => one.stream === stream && one.muted === true);
    });

    test('a stream that is gone cannot be muted, and says so', async () => {
      expect(await setStreamMute(4711, true, pulse.env)).toMatchObject({
        ok: false,
        problem: { kind: 'not-found' },
      });
    });

    test.skipIf(missingPackages('gcc') !== null)('pausing a stream shows as corked', async () => {
      const recorder = await startCorkingRecorder(pulse.env);
      stops.push(() => recorder.stop());
      const { stream } = await log.started((one) => one.pid === recorder.pid);
      recorder.toggle();
      await log.changed((one) => one.stream === stream && one.corked);
      recorder.toggle();
      await log.changed((one) => one.stream === stream && !one.corked);
    });

    test('recording what is played is no microphone, listening to the microphone through a module is', async () => {
      const monitor = await record({ device: 'spk.monitor' });
      execFileSync('pactl', ['load-module', 'module-loopback', 'source=mic', 'sink=spk'], {
        env: pulse.env,
      });
      const loopback = await log.started((one) => one.pid === null);
      expect(loopback.application).toBe('module-loopback');
      expect(log.all).not.toContainEqual(expect.objectContaining({ pid: monitor.pid }));
    });

    test('a source that only calls itself a monitor is a microphone still', async () => {
      const disguise = 'source_properties=device.class=monitor';
      execFileSync(
        'pactl',
        ['load-module', 'module-remap-source', 'master=mic', 'source_name=x.monitor', disguise],
        { env: pulse.env },
      );
      const recorder = await record({ device: 'x.monitor' });
      await log.started((one) => one.pid === recorder.pid);
    });

    test('a program with a hostile name is seen under a name that fits one line', async () => {
      const recorder = await record({
        name: '\u001b[31m<script>"\\\n\u202eé',
        properties: { 'x.y': '{"a":[1}' },
      });
      const stream = await log.started((one) => one.pid === recorder.pid);
      expect(stream.application).toMatch(/^[^\u0000-\u001f\u202e]+$/);
    });

    test('after a crash of the server its streams end, and a new server is followed again', async () => {
      const before = await record();
      const { stream } = await log.started((one) => one.pid === before.pid);
      const told = log.all.length;
      await pulse.crash();
      await log.ended(stream);
      const health = await log.health('absent', told);
      expect(health.detail).toMatch(/sound server; pactl said “Connection failure/);
      expect(health.advice).not.toBeNull();
      await pulse.restart();
      const after = await record();
      await log.health('working', told + 2);
      const again = await log.started((one) => one.pid === after.pid);
      expect(again.stream).not.toBe(stream);
    });
  },
);

test('a machine without pactl is told which package to install', async () => {
  const log = streamLog();
  const source = openSoundServer(log.sink, { env: { PATH: '/nonexistent' } });
  expect((await log.health('absent')).advice).toContain('pulseaudio-utils');
  await source.stop();
});
