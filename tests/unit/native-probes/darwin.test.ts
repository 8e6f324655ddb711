// The probe for macOS, compiled here against our own declarations of Apple's headers and run on a stand-in for its
// libraries: what it does with their answers is its own code, what a real Mac answers is not seen here.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readNativeOutput } from '../../../main/platform/darwin/probe/native-output.ts';
import type { ProbeObservation } from '../../../main/platform/port/index.ts';
import { clang } from '../../rigs/clang.ts';
import { type RunningProbe, runProbe } from './running-probe.ts';
import { folderForAll } from './sanitized-build.ts';

interface Builder {
  buildMacProbe(options: {
    output: string;
    flags: readonly string[];
    on: NodeJS.Platform;
    more: readonly string[];
    compiler: string;
  }): Promise<{ built: boolean; message: string }>;
}

const tests = path.resolve(import.meta.dirname, '../..');
const folder = folderForAll();
const program = path.join(folder.path, 'callwarden-probe');
const stateFile = path.join(folder.path, 'state');
let running: RunningProbe | null = null;

beforeAll(async () => {
  if (clang === null) return;
  const script = pathToFileURL(path.join(tests, '../scripts/build-probe.mjs')).href;
  const { buildMacProbe } = (await import(script)) as Builder;
  const { built, message } = await buildMacProbe({
    output: program,
    on: 'linux',
    compiler: clang,
    more: ['mac-stand-in.c', 'mac-cameras-stand-in.c'].map((name) =>
      path.join(tests, 'rigs', name),
    ),
    flags: [
      ...['-std=gnu11', '-D_GNU_SOURCE', '-O1', '-g', '-Wall', '-Wextra', '-Werror', '-pthread'],
      '-fblocks',
      ...['-fsanitize=address,undefined', '-fno-sanitize-recover=all'],
      ...['-I', path.join(tests, 'fixtures/macos/stub-headers')],
    ],
  });
  if (!built) throw new Error(message);
}, 120_000);
afterEach(async () => {
  await running?.end();
  running = null;
});
afterAll(() => folder.remove());

const zoom = '/Applications/zoom.us.app/Contents/MacOS/zoom.us';
const population = [
  'process 1 0 0 1785339430 launchd /sbin/launchd',
  `process 1023 1 501 1785402300 zoom.us ${zoom}`,
  'process 1024 1 501 1785402300 zombie /tmp/x',
  'process 1040 1 0 1785402301 sixteen_long_abc /usr/libexec/other',
  'closed 1040',
  'socket 1023 21 18446744073709551615 tcp 4 4 192.168.1.2 58631 170.114.52.2 443',
  'socket 1023 22 77 udp 6 0 fe80:4::1 5353 :: 0',
  'socket 1023 23 78 udp 4 0 192.168.1.2 8801 170.114.10.78 8801',
  'socket 1 5 99 tcp 4 1 0.0.0.0 22 0.0.0.0 0',
];

const put = (...lines: readonly string[]): void =>
  writeFileSync(stateFile, `${lines.join('\n')}\n`);
const start = (...args: readonly string[]): RunningProbe => {
  running = runProbe(program, args, { ...process.env, MAC_STATE: stateFile });
  return running;
};

const needs = clang === null ? ' (needs clang)' : '';

describe.skipIf(clang === null)(`one look${needs}`, () => {
  it('tells processes, words without the environment, and sockets of all', async () => {
    put(...population);
    const probe = start('--once', '--all-sockets');
    expect(await probe.ended).toBe(0);
    expect(probe.lines[0]).toMatchObject({ type: 'hello', probe: 'darwin', soundSessions: true });
    const started = probe.all('process.started');
    expect(started.map(({ pid }) => pid)).toEqual([1, 1023, 1040]);
    expect(started[1]).toMatchObject({
      startTicks: 1785402300,
      startedAtMs: 1785402300250,
      parent: 1,
      uid: 501,
      name: 'zoom.us',
      executable: zoom,
      arguments: ['zoom.us', 'word zoom.us', 'word zoom.us'],
      argumentsTruncated: false,
    });
    expect(started[2]).toMatchObject({ name: 'sixteen_long_abc', arguments: [] });
    expect(JSON.stringify(probe.lines)).not.toContain('SECRET');
    expect(
      probe
        .all('socket.opened')
        .map(({ protocol, state, local, remote }) => [
          protocol,
          state,
          local.address,
          remote?.address ?? null,
        ]),
    ).toEqual(
      expect.arrayContaining([
        ['tcp', 'listen', '0.0.0.0', null],
        ['tcp', 'established', '192.168.1.2', '170.114.52.2'],
        ['udp', 'unconnected', 'fe80::1', null],
        ['udp', 'established', '192.168.1.2', '170.114.10.78'],
      ]),
    );
    expect(probe.lines.at(-1)).toMatchObject({
      type: 'sample.complete',
      processes: 3,
      sockets: 4,
      denied: 1,
    });
  });

  it('tells of somebody else’s process who it is, though libproc refuses it', async () => {
    put(...population);
    const probe = start('--once');
    expect(await probe.ended).toBe(0);
    expect(probe.all('process.started').find(({ pid }) => pid === 1040)).toMatchObject({
      startTicks: 1785402301,
      startedAtMs: 1785402301250,
      parent: 1,
      uid: 0,
      name: 'sixteen_long_abc',
      executable: '/usr/libexec/other',
      arguments: [],
    });
  });

  it('says which version of macOS would tell who records', async () => {
    put(...population, 'records 1023', 'old');
    const probe = start('--once');
    expect(await probe.ended).toBe(0);
    expect(probe.all('device.opened')).toEqual([]);
    const batch: ProbeObservation[] = [];
    for (const line of probe.lines) readNativeOutput().read(JSON.stringify(line), batch);
    expect(
      batch.find((each) => each.type === 'health' && each.health.part === 'device-events'),
    ).toMatchObject({
      health: { state: 'limited', detail: expect.stringContaining('macOS 14.2') },
    });
  });

  it.each([['--devices', '/dev'], ['--all-sockets'], ['--interval', '1'], ['--interval'], ['x']])(
    'refuses %s %s',
    async (...args) => {
      put(...population);
      const probe = start(...args);
      expect(await probe.ended).toBe(2);
      expect(probe.complaint()).toMatch(/^callwarden-probe: .+\.\n$/);
    },
  );
});

describe.skipIf(clang === null)(`the stream${needs}`, () => {
  it('tells at once who begins and ends to record', async () => {
    put(...population);
    // So that only a listener can bring it.
    const probe = start('--interval', '60000');
    await probe.next('sample.complete');
    put(...population, 'process 1050 1 501 1785402400 sox /usr/local/bin/sox', 'records 1050');
    expect(await probe.next('process.started', ({ pid }) => pid === 1050)).toBeTruthy();
    expect(await probe.next('device.opened')).toMatchObject({
      device: 'microphone',
      pid: 1050,
      startTicks: 1785402400,
    });
    put(...population, 'process 1050 1 501 1785402400 sox /usr/local/bin/sox');
    expect(await probe.next('device.closed')).toMatchObject({ pid: 1050 });
  });

  it('a process that ends takes its microphone and its sockets with it, and a pid that comes again is another', async () => {
    put(...population, 'records 1023');
    const probe = start('--interval', '50');
    await probe.next('sample.complete');
    probe.send('focus 1023\n');
    await probe.next('socket.opened', ({ protocol }) => protocol === 'tcp');
    const from = probe.lines.length;
    put(
      ...population.filter((line) => !/^(?:process|socket) 1023 /.test(line)),
      `process 1023 1 501 1785409999 zoom.us ${zoom}`,
    );
    await probe.next('process.started', ({ startTicks }) => startTicks === 1785409999, from);
    expect(probe.lines.slice(from).map(({ type }) => type)).toEqual([
      'device.closed',
      'socket.closed',
      'socket.closed',
      'socket.closed',
      'process.stopped',
      'process.started',
    ]);
  });

  it('follows the state and the ends of the sockets in focus, and of no others', async () => {
    put(...population);
    const probe = start('--interval', '50');
    await probe.next('sample.complete');
    expect(probe.all('socket.opened')).toEqual([]);
    probe.send('focus 1023 4000000\n');
    const opened = await probe.next('socket.opened', ({ protocol }) => protocol === 'tcp');
    expect(probe.all('socket.opened').every(({ pid }) => pid === 1023)).toBe(true);
    put(...population.map((line) => line.replace(' tcp 4 4 192', ' tcp 4 5 192')));
    expect(await probe.next('socket.changed')).toMatchObject({
      inode: opened.inode,
      state: 'close-wait',
    });
    put(...population.map((line) => line.replace('170.114.10.78', '170.114.10.79')));
    await probe.next('socket.closed');
    await probe.next('socket.opened', ({ remote }) => remote?.address === '170.114.10.79');
  });

  it('looks at once at the processes when a camera says that it runs, one plugged in meanwhile too', async () => {
    const sox = 'process 1050 1 501 1785402400 sox /usr/local/bin/sox';
    const later = 'process 1051 1 501 1785402401 later /usr/local/bin/later';
    put(...population, 'hears 0', 'camera 9');
    const probe = start('--interval', '60000');
    await probe.next('sample.complete');
    put(...population, sox, 'hears 0', 'camera 9', 'tells 9');
    await probe.next('process.started', ({ pid }) => pid === 1050);
    put(...population, 'hears 0', 'camera 9', 'camera 10', 'tells 1');
    await probe.next('process.stopped', ({ pid }) => pid === 1050);
    put(...population, later, 'hears 0', 'camera 9', 'camera 10', 'tells 10');
    await probe.next('process.started', ({ pid }) => pid === 1051);
  });

  it('looks at once when a microphone that was plugged in meanwhile begins to run, without process objects too', async () => {
    const sox = 'process 1050 1 501 1785402400 sox /usr/local/bin/sox';
    put(...population, 'old', 'device 7', 'hears 7');
    const probe = start('--interval', '60000');
    await probe.next('sample.complete');
    put(...population, sox, 'old', 'device 7', 'device 8', 'hears 1');
    await probe.next('process.started', ({ pid }) => pid === 1050);
    put(...population, 'old', 'device 7', 'device 8', 'hears 8');
    await probe.next('process.stopped', ({ pid }) => pid === 1050);
  });

  it('answers what is no command, and goes on', async () => {
    put(...population);
    const probe = start('--interval', '60000');
    await probe.next('sample.complete');
    probe.send('nonsense\nfocus -1\n');
    const from = probe.lines.length;
    expect((await probe.next('error')).call).toBe('command');
    probe.send('sample\n');
    await probe.next('sample.complete', undefined, from);
    expect(await probe.end()).toBe(0);
  });
});
