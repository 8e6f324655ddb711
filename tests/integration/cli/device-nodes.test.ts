// Device nodes held open by real processes, with the native probe and without it.
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, copyFileSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWatching, type Watching } from '../../rigs/callwarden.ts';
import { startOwnChild } from '../../rigs/own-child.ts';
import { type OwnFolder, ownFolder } from '../../rigs/own-folder.ts';

const isRoot = process.getuid?.() === 0;

describe.skipIf(!isRoot).each([
  ['native', undefined],
  ['portable', 'none'],
])('device nodes, %s probe (needs root to make stand-in nodes)', (_, probe) => {
  let folder: OwnFolder;
  let watching: Watching;
  let devices: string;
  let root: string;

  beforeEach(async () => {
    folder = ownFolder('nodes');
    devices = join(folder.path, 'dev');
    root = join(folder.path, 'root');
    mkdirSync(join(devices, 'snd'), { recursive: true });
    mkdirSync(join(root, 'opt/zoom'), { recursive: true });
    // The numbers of /dev/null: it opens and closes like any device.
    execFileSync('mknod', [join(devices, 'video0'), 'c', '1', '3']);
    execFileSync('mknod', [join(devices, 'snd', 'pcmC0D0c'), 'c', '1', '3']);
    const env = { ...folder.env, ...(probe === undefined ? {} : { CALLWARDEN_PROBE: probe }) };
    watching = startWatching(
      ['--root', root, '--devices', devices, '--no-record', '--interval', '200ms'],
      env,
    );
    await watching.event('health', ({ health }) => health.part === 'other-users');
  });
  afterEach(async () => {
    await watching.stop();
    folder.remove();
  });

  it('a client that opens the camera and the microphone is told for both, until it ends', async () => {
    const at = join(root, 'opt/zoom/zoom');
    copyFileSync('/bin/sleep', at);
    const [camera, microphone] = [
      openSync(join(devices, 'video0'), 'r'),
      openSync(join(devices, 'snd/pcmC0D0c'), 'r'),
    ];
    const client = await startOwnChild([at, '60'], {
      env: folder.env,
      stdio: ['ignore', camera, 'pipe', microphone],
    });
    const seen = await Promise.all(
      (['camera', 'microphone'] as const).map((device) =>
        watching.event(
          'capture.started',
          (e) =>
            e.capture.pid === client.pid &&
            e.capture.device === device &&
            // Between fork and exec it is still the tests' own program.
            e.capture.client !== null,
        ),
      ),
    );
    expect(seen.map(({ capture }) => capture)).toMatchObject([
      {
        client: 'zoom',
        identity: 'path',
        via: 'device-node',
        deviceName: join(devices, 'video0'),
        muted: null,
      },
      {
        client: 'zoom',
        identity: 'path',
        via: 'device-node',
        deviceName: join(devices, 'snd/pcmC0D0c'),
      },
    ]);
    await client.stop('SIGKILL');
    for (const { capture } of seen)
      await watching.event('capture.ended', (e) => e.capture.id === capture.id);
    closeSync(camera);
    closeSync(microphone);
  });

  it('a camera that is plugged in later is watched too', async () => {
    const node = join(devices, 'video1');
    execFileSync('mknod', [node, 'c', '1', '3']);
    // At once: it may be open before anybody watches it.
    const descriptor = openSync(node, 'r');
    const { capture } = await watching.event(
      'capture.started',
      (e) => e.capture.deviceName === node,
    );
    expect(capture).toMatchObject({ pid: process.pid, client: null, device: 'camera' });
    closeSync(descriptor);
    await watching.event('capture.ended', (e) => e.capture.id === capture.id);
  });
});

describe.skipIf(!isRoot)('a probe that dies (needs root to make a stand-in node)', () => {
  it('is said, is restarted, and what was held all along is not told twice', async () => {
    const folder = ownFolder('dying');
    const devices = join(folder.path, 'dev');
    mkdirSync(devices);
    execFileSync('mknod', [join(devices, 'video0'), 'c', '1', '3']);
    const watching = startWatching(['--devices', devices, '--no-record'], folder.env);
    const descriptor = openSync(join(devices, 'video0'), 'r');
    const { capture } = await watching.event(
      'capture.started',
      (e) => e.capture.pid === process.pid,
    );
    const children = readFileSync(`/proc/${watching.pid}/task/${watching.pid}/children`, 'utf8')
      .split(' ')
      .filter(Boolean);
    const probe = children.find((pid) =>
      readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('callwarden-prob'),
    );
    spawnSync('kill', ['-9', probe ?? '']);
    await watching.event(
      'health',
      (e) => e.health.part === 'probe' && e.health.state === 'limited',
    );
    const told = watching.events.length;
    await watching.event(
      'health',
      (e) =>
        e.health.part === 'probe' &&
        e.health.state === 'working' &&
        watching.events.indexOf(e as never) >= 0 &&
        watching.events.length > told,
    );
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    // A child that this very process starts meanwhile holds the node too, until it has become another program.
    const ours = watching.events.filter(
      (e) => e.type === 'capture.started' && e.capture.pid === process.pid,
    );
    expect(ours).toHaveLength(1);
    closeSync(descriptor);
    await watching.event('capture.ended', (e) => e.capture.id === capture.id);
    await watching.stop();
    folder.remove();
  });
});
