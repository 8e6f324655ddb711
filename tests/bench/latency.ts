// From a device that opens to the line that says so.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startWatching } from '../rigs/callwarden.ts';
import { ownFolder } from '../rigs/own-folder.ts';
import { startPulseAudio } from '../rigs/pulseaudio.ts';
import { startRecorder } from '../rigs/recorder.ts';

export interface Latency {
  readonly median: number;
  readonly p95: number;
}

const trials = 40;
/** The probe looks at every process at most five times a second; a person opens a camera less often. Milliseconds. */
const restMs = 300;

const summary = (values: number[]): Latency => {
  values.sort((a, b) => a - b);
  const at = (share: number): number =>
    values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95) };
};

/** A device node opened by a process that nobody looked at before. Needs root (a stand-in node is made). */
export const measureDeviceNode = async (): Promise<Latency | null> => {
  if (process.getuid?.() !== 0) return null;
  const folder = ownFolder('latency');
  const devices = join(folder.path, 'dev');
  mkdirSync(devices);
  execFileSync('mknod', [join(devices, 'video0'), 'c', '1', '3']);
  const watching = startWatching(['--devices', devices, '--no-record'], folder.env);
  const heard: number[] = [];
  try {
    await watching.event('health', ({ health }) => health.part === 'device-events');
    await sleep(500);
    for (let trial = 0; trial < trials; trial += 1) {
      const before = watching.events.filter((e) => e.type === 'capture.started').length;
      const openedAt = Date.now();
      const descriptor = openSync(join(devices, 'video0'), 'r');
      while (
        watching.events.filter((e) => e.type === 'capture.started').length === before &&
        Date.now() - openedAt < 2_000
      )
        await sleep(1);
      const event = watching.events.filter((e) => e.type === 'capture.started')[before];
      heard.push(event ? event.heardAtMs - openedAt : Number.POSITIVE_INFINITY);
      closeSync(descriptor);
      await sleep(restMs);
    }
  } finally {
    await watching.stop();
    folder.remove();
  }
  return summary(heard);
};

export interface SoundLatency {
  /** From the start of the recorder to our line. */
  readonly ours: Latency;
  /** From the start of the recorder to the sound server's own event, heard by its own tool. */
  readonly server: Latency;
}

export const measureSound = async (): Promise<SoundLatency> => {
  const sound = await startPulseAudio();
  const folder = ownFolder('latency');
  const watching = startWatching(['--no-record'], { ...sound.env, XDG_STATE_HOME: folder.path });
  const subscription = spawn('pactl', ['subscribe'], {
    env: { ...sound.env, LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ours: number[] = [];
  const server: number[] = [];
  let serverHeardAt = 0;
  subscription.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (serverHeardAt === 0 && /'new' on source-output/.test(text)) serverHeardAt = Date.now();
  });
  try {
    await watching.event(
      'health',
      ({ health }) => health.part === 'sound-server' && health.state === 'working',
    );
    await sleep(500);
    for (let trial = 0; trial < trials; trial += 1) {
      serverHeardAt = 0;
      const startedAt = Date.now();
      const recorder = await startRecorder({ env: sound.env });
      const event = await watching.event('capture.started', (e) => e.capture.pid === recorder.pid);
      ours.push(event.heardAtMs - startedAt);
      server.push(serverHeardAt - startedAt);
      await recorder.stop();
      await sleep(60);
    }
  } finally {
    subscription.kill();
    await once(subscription, 'exit');
    await watching.stop();
    await sound.stop();
    folder.remove();
  }
  return { ours: summary(ours), server: summary(server) };
};
