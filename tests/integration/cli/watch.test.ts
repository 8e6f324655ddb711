// A person's path through `watch` and `history`, on a real sound server and real recorders.
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  historySchema,
  snapshotSchema,
  watchEventSchema,
} from '../../../preload/contract/index.ts';
import { callwarden, startWatching, type Watching } from '../../rigs/callwarden.ts';
import { startOwnChild } from '../../rigs/own-child.ts';
import { type OwnFolder, ownFolder } from '../../rigs/own-folder.ts';
import { missingPackages } from '../../rigs/programs.ts';
import { type PulseAudioRig, startPulseAudio } from '../../rigs/pulseaudio.ts';
import { startRecorder } from '../../rigs/recorder.ts';

const missing = missingPackages('pulseaudio', 'pactl', 'pacat');

describe.skipIf(missing !== null)(`watch (needs ${missing ?? 'nothing more'})`, () => {
  let sound: PulseAudioRig;
  let folder: OwnFolder;
  let env: NodeJS.ProcessEnv;
  let root: string;
  let watching: Watching;

  beforeAll(async () => {
    sound = await startPulseAudio();
    folder = ownFolder('watch');
    root = join(folder.path, 'root');
    mkdirSync(join(root, 'root'), { recursive: true });
    env = { ...sound.env, XDG_STATE_HOME: join(folder.path, 'state') };
    watching = startWatching(['--root', root], env);
    await watching.event(
      'health',
      ({ health }) => health.part === 'sound-server' && health.state === 'working',
    );
  });
  afterAll(async () => {
    await watching.stop();
    await sound.stop();
    folder.remove();
  });

  it('a recorder at a client’s path is that client, from its first to its last moment', async () => {
    const startedAt = Date.now();
    const recorder = await startRecorder({ at: join(root, 'opt/zoom/zoom'), env: sound.env });
    const { capture } = await watching.event(
      'capture.started',
      (e) => e.capture.pid === recorder.pid,
    );
    expect(capture).toMatchObject({
      client: 'zoom',
      identity: 'path',
      device: 'microphone',
      muted: false,
      endedAt: null,
    });
    expect(Date.parse(capture.startedAt) - startedAt).toBeLessThan(2_000);
    await watching.event('client.started', (e) => e.client === 'zoom');
    await watching.event(
      'alert',
      (e) => e.alert.rule === 'capture-started' && e.alert.client === 'zoom',
    );
    await recorder.stop();
    const ended = await watching.event('capture.ended', (e) => e.capture.id === capture.id);
    expect(ended.capture.endedAt).not.toBeNull();
    await watching.event('client.stopped', (e) => e.client === 'zoom');
  });

  it('a recorder at /tmp called zoom is an impostor, and its alert says where it stands', async () => {
    const at = join(folder.path, 'elsewhere', 'zoom');
    const recorder = await startRecorder({ at, env: sound.env });
    const { alert } = await watching.event('alert', (e) => e.alert.rule === 'impostor-capture');
    expect(alert).toMatchObject({ client: 'zoom', pid: recorder.pid });
    expect(alert.evidence.join(' ')).toContain(at);
    await recorder.stop();
  });

  it('a program that is no client is told as what it is', async () => {
    const recorder = await startRecorder({ env: sound.env, name: '<img src=x onerror=alert(1)>' });
    const { capture } = await watching.event(
      'capture.started',
      (e) => e.capture.pid === recorder.pid,
    );
    expect(capture).toMatchObject({
      client: null,
      identity: null,
      application: '<img src=x onerror=alert(1)>',
    });
    await recorder.stop();
  });

  it('a client that listens on loopback raises an alert', async () => {
    const at = join(root, 'opt/zoom/zoom-server');
    copyFileSync(process.execPath, at);
    const server = await startOwnChild(
      [at, '-e', "require('net').createServer().listen(0, '127.0.0.1', () => console.error('up'))"],
      { env },
    );
    const { listener } = await watching.event(
      'listener.opened',
      (e) => e.listener.pid === server.pid,
    );
    expect(listener).toMatchObject({ client: 'zoom', exposure: 'loopback', protocol: 'tcp' });
    await watching.event('alert', (e) => e.alert.rule === 'loopback-listener');
    await server.stop();
    await watching.event('listener.closed', (e) => e.listener.id === listener.id);
  });

  it('a client’s connection is told with its bytes', async () => {
    const port = await new Promise<number>((resolve) => {
      const echo = createServer((socket) =>
        socket.on('data', () => socket.write('z'.repeat(5_000))),
      ).listen(0, '127.0.0.1', () => {
        resolve((echo.address() as { port: number }).port);
      });
      echo.unref();
    });
    const at = join(root, 'opt/zoom/zoom-talker');
    copyFileSync(process.execPath, at);
    const talker = await startOwnChild(
      [
        at,
        '-e',
        `const s = require('net').connect(${port}, '127.0.0.1', () => s.write('a'.repeat(1000))); s.on('data', () => {}); setTimeout(() => s.destroy(), 5000)`,
      ],
      { env },
    );
    const opened = await watching.event(
      'connection.opened',
      (e) => e.connection.pid === talker.pid && e.connection.remote?.port === port,
    );
    const closed = await watching.event(
      'connection.closed',
      (e) => e.connection.id === opened.connection.id,
      12_000,
    );
    expect(closed.connection).toMatchObject({ client: 'zoom', bytesSent: 1_000 });
    // Where the other side closed first the kernel counts that as a byte (tcp_info: tcpi_bytes_received).
    expect(closed.connection.bytesReceived).toBeOneOf([5_000, 5_001]);
    await talker.stop();
  });

  it('scan shows the same moment', async () => {
    const recorder = await startRecorder({
      at: join(folder.path, 'elsewhere', 'zoom'),
      env: sound.env,
    });
    await watching.event('capture.started', (e) => e.capture.pid === recorder.pid);
    const snapshot = snapshotSchema.parse(JSON.parse(callwarden(['scan', '--json'], env).out));
    expect(snapshot.captures).toMatchObject([
      { pid: recorder.pid, client: 'zoom', identity: 'name-only' },
    ]);
    expect(callwarden(['scan'], env).out).toContain(
      'A program called “Zoom” is using your microphone.',
    );
    await recorder.stop();
  });

  it('every line fits the documented schema', () => {
    for (const { heardAtMs: _, ...line } of watching.events) {
      const { schemaVersion, ...event } = line as typeof line & { schemaVersion: unknown };
      expect(schemaVersion).toBe(1);
      expect(watchEventSchema.parse(event)).toEqual(event);
    }
  });

  it('opens no network socket of its own', () => {
    for (const pid of family(watching.pid)) {
      const inodes = descriptorsOf(pid).flatMap(
        (fd) => /^socket:\[(\d+)\]$/.exec(linkOf(`/proc/${pid}/fd/${fd}`))?.[1] ?? [],
      );
      const inet = ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6'].flatMap((table) =>
        readFileSync(`/proc/self/net/${table}`, 'utf8')
          .split('\n')
          .slice(1)
          .map((row) => row.trim().split(/\s+/)[9]),
      );
      expect(inodes.filter((inode) => inet.includes(inode))).toEqual([]);
    }
  });

  it('ends cleanly on Ctrl+C with nothing left running, and history remembers', async () => {
    const children = family(watching.pid).filter((pid) => pid !== watching.pid);
    expect(children.length).toBeGreaterThan(0);
    expect(await watching.stop()).toBe(0);
    expect(children.filter(isAlive)).toEqual([]);
    const history = historySchema.parse(JSON.parse(callwarden(['history', '--json'], env).out));
    const zoom = history.captures.filter(({ client }) => client === 'zoom');
    expect(zoom.length).toBeGreaterThanOrEqual(2);
    expect(zoom.every(({ endedAt }) => endedAt !== null)).toBe(true);
    expect(history.alerts.map(({ rule }) => rule)).toContain('impostor-capture');
    expect(history.meetings.length).toBeGreaterThan(0);
    const text = callwarden(['history', '--client', 'zoom'], env).out;
    expect(text).toContain('CAPTURE');
    expect(text).not.toContain('<img');
    expect(statSync(join(folder.path, 'state/callwarden/callwarden.db')).mode & 0o777).toBe(0o600);
  });
});

const linkOf = (path: string): string => {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
};

/** A short-lived child (a listing of the sound server's) may be gone meanwhile. */
const descriptorsOf = (pid: number): readonly string[] => {
  try {
    return readdirSync(`/proc/${pid}/fd`);
  } catch {
    return [];
  }
};

const isAlive = (pid: number): boolean => {
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

/** A process and its descendants. */
const family = (pid: number): number[] => {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter(Boolean)
    .map(Number);
  return [pid, ...children.flatMap(family)];
};
