// One suite, every probe: real processes, a stand-in camera node, loopback sockets.
import { execFileSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Probe } from '../../../main/platform/port/index.ts';
import { end, firstLine, start } from './children.ts';
import { isRoot, subjects } from './subjects.ts';
import { type Watcher, watcher } from './watcher.ts';

const sleep = realpathSync('/bin/sleep');
const listening =
  "const s=require('node:net').createServer().listen(0,'127.0.0.1',()=>console.log(s.address().port));process.stdin.on('data',()=>s.close())";

describe.each(subjects.filter(({ absent }) => absent === null))('$name', (subject) => {
  let folder: string;
  let probe: Probe;
  let seen: Watcher;

  beforeEach(async () => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'probe-')));
    mkdirSync(path.join(folder, 'dev'));
    if (isRoot) execFileSync('mknod', [path.join(folder, 'dev', 'video0'), 'c', '1', '3']);
    seen = watcher();
    probe = subject.open({ devices: path.join(folder, 'dev'), intervalMs: 100 }, seen.sink);
    await seen.until('sample.complete');
  });

  afterEach(async () => {
    await probe.stop();
    rmSync(folder, { recursive: true });
  });

  test('first tells everything there is, this process among it', () => {
    const self = seen.seen.find(
      (each) => each.type === 'process.started' && each.pid === process.pid,
    );
    expect(self).toMatchObject({
      executable: realpathSync('/proc/self/exe'),
      uid: process.getuid?.(),
    });
    const complete = seen.seen.find((each) => each.type === 'sample.complete');
    const started = new Set(
      seen.seen.flatMap((each) => (each.type === 'process.started' ? [each.pid] : [])),
    );
    expect(Math.abs(started.size - (complete?.processes ?? 0))).toBeLessThan(20);
  });

  test('tells of a process that appears, what it is, and that it disappears', async () => {
    const before = Date.now();
    const child = start(sleep, ['61.5']);
    const started = await seen.until(
      'process.started',
      ({ pid, executable }) => pid === child.pid && executable === sleep,
    );
    expect(started).toMatchObject({
      parent: process.pid,
      name: 'sleep',
      arguments: [sleep, '61.5'],
      executableDeleted: false,
      argumentsTruncated: false,
    });
    expect(started.startTicks).toBeGreaterThan(0);
    expect(Math.abs(started.startedAtMs - before)).toBeLessThan(1500);
    await end(child);
    const stopped = await seen.until('process.stopped', ({ pid }) => pid === child.pid);
    expect(stopped.startTicks).toBe(started.startTicks);
  });

  test('tells of an exec as the same process with another executable', async () => {
    const child = start('/bin/sh', ['-c', 'read line; exec sleep 62']);
    const shell = await seen.until(
      'process.started',
      ({ pid, executable }) => pid === child.pid && executable === realpathSync('/bin/sh'),
    );
    child.stdin!.write('\n');
    const after = await seen.until(
      'process.started',
      ({ pid, executable }) => pid === child.pid && executable === sleep,
    );
    expect(after.startTicks).toBe(shell.startTicks);
    expect(
      seen.seen.some((each) => each.type === 'process.stopped' && each.pid === child.pid),
    ).toBe(false);
  });

  test.runIf(isRoot)(
    'tells who opens a camera node, and when it is closed (needs mknod)',
    async () => {
      const node = path.join(folder, 'dev', 'video0');
      const child = start('/bin/sh', [
        '-c',
        'exec 3<"$0"; read line; exec 3<&-; exec sleep 63',
        node,
      ]);
      const opened = await seen.until('device.opened', ({ pid }) => pid === child.pid);
      expect(opened).toMatchObject({ device: 'camera', path: node });
      child.stdin!.write('\n');
      const closed = await seen.until('device.closed', ({ pid }) => pid === child.pid);
      expect(closed).toMatchObject({ device: 'camera', path: node, startTicks: opened.startTicks });
      expect(
        seen.seen.filter((each) => each.type === 'device.opened' && each.pid === child.pid),
      ).toHaveLength(1);
    },
  );

  test.runIf(isRoot)('tells that a holder of a camera died with it (needs mknod)', async () => {
    const node = path.join(folder, 'dev', 'video0');
    const child = start('/bin/sh', ['-c', 'exec 3<"$0"; exec sleep 64', node]);
    await seen.until('device.opened', ({ pid }) => pid === child.pid);
    await end(child);
    await seen.until('device.closed', ({ pid }) => pid === child.pid);
    await seen.until('process.stopped', ({ pid }) => pid === child.pid);
  });

  test('tells of a listener and a connection of a focused process, with both ends', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    probe.focus([process.pid]);
    const listener = await seen.until('socket.opened', ({ local }) => local.port === port);
    expect(listener).toMatchObject({
      pid: process.pid,
      protocol: 'tcp',
      local: { address: '127.0.0.1' },
      remote: null,
      state: 'listen',
    });

    const client = connect(port, '127.0.0.1');
    await new Promise((resolve) => client.once('connect', resolve));
    const connection = await seen.until('socket.opened', ({ remote }) => remote?.port === port);
    expect(connection).toMatchObject({
      pid: process.pid,
      protocol: 'tcp',
      local: { address: '127.0.0.1', port: client.localPort },
      remote: { address: '127.0.0.1' },
      state: 'established',
    });
    if (subject.countsBytes) {
      client.write('x'.repeat(1000));
      await seen.until(
        'socket.changed',
        (each) => each.inode === connection.inode && (each.bytesSent ?? 0) >= 1000,
      );
    }
    client.destroy();
    await seen.until('socket.closed', ({ inode }) => inode === connection.inode);
    server.close();
    await seen.until('socket.closed', ({ inode }) => inode === listener.inode);
  });

  test('keeps IPv6 addresses in their usual form', async () => {
    const server = createServer().listen(0, '::1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    probe.focus([process.pid]);
    const listener = await seen.until('socket.opened', ({ local }) => local.port === port);
    expect(listener.local.address).toBe('::1');
    server.close();
  });

  test.runIf(subject.seesUnconnectedUdp)(
    'tells of UDP sockets, with a peer and without (a table of the kernel is needed)',
    async () => {
      const loose = createSocket('udp4');
      await new Promise<void>((resolve) => loose.bind(0, '127.0.0.1', resolve));
      const tied = createSocket('udp4');
      await new Promise<void>((resolve) =>
        tied.connect(loose.address().port, '127.0.0.1', resolve),
      );
      probe.focus([process.pid]);
      const unconnected = await seen.until(
        'socket.opened',
        ({ local }) => local.port === loose.address().port,
      );
      expect(unconnected).toMatchObject({
        protocol: 'udp',
        remote: null,
        state: 'unconnected',
        bytesSent: null,
        bytesReceived: null,
      });
      const connected = await seen.until(
        'socket.opened',
        ({ remote }) => remote?.port === loose.address().port,
      );
      expect(connected).toMatchObject({
        protocol: 'udp',
        remote: { address: '127.0.0.1' },
        state: 'established',
      });
      const gone = tied.address();
      tied.close();
      expect(gone.port).toBe(connected.local.port);
      await seen.until('socket.closed', ({ inode }) => inode === connected.inode);
      loose.close();
      await seen.until('socket.closed', ({ inode }) => inode === unconnected.inode);
    },
  );

  test('looks at the sockets of the focus alone, also after it moved', async () => {
    const one = start(process.execPath, ['-e', listening]);
    const other = start(process.execPath, ['-e', listening]);
    const [onePort, otherPort] = await Promise.all([firstLine(one), firstLine(other)]);
    await Promise.all(
      [one, other].map(({ pid: wanted }) =>
        seen.until('process.started', ({ pid }) => pid === wanted),
      ),
    );
    probe.focus([one.pid]);
    const first = await seen.until('socket.opened', ({ local }) => local.port === Number(onePort));
    await pause(300);
    expect(seen.seen.some((each) => each.type === 'socket.opened' && each.pid === other.pid)).toBe(
      false,
    );
    const from = seen.seen.length;
    probe.focus([other.pid]);
    // What is out of focus is closed to us: nobody would tell of its end.
    await seen.until('socket.closed', ({ inode }) => inode === first.inode, from);
    const moved = await seen.until('socket.opened', ({ pid }) => pid === other.pid, from);
    expect(moved.local.port).toBe(Number(otherPort));
  });

  test('takes names as they are, however hostile', async () => {
    const names = [
      'a b) R 1 (c',
      'line\nbreak',
      '"quote"\\',
      'really (deleted)',
      '$x;$(y)`z`',
      'é€😀',
    ];
    for (const name of names) {
      const file = path.join(folder, name);
      copyFileSync('/bin/sh', file);
      const child = start(file, ['-c', 'read line', 'two\nlines', '']);
      // In the middle of an exec the kernel shows the new file, and no arguments yet: it is told again then.
      const started = await seen.until(
        'process.started',
        (told) => told.pid === child.pid && told.executable === file && told.arguments.length > 0,
      );
      expect(started).toMatchObject({
        executableDeleted: false,
        parent: process.pid,
        arguments: [file, '-c', 'read line', 'two\nlines', ''],
      });
      const cut = Buffer.from(name).subarray(0, 15);
      // A name cut in the middle of a character is another test's matter.
      if (!cut.toString().includes('\ufffd')) expect(started.name).toBe(cut.toString());
      await end(child);
    }
  });

  test('takes a name that is not UTF-8 byte for byte', async () => {
    const child = start('/bin/sh', [
      '-c',
      'f="$0/$(printf "b\\377d")"; cp /bin/sleep "$f"; exec "$f" 66',
      folder,
    ]);
    const started = await seen.until(
      'process.started',
      ({ pid, executable }) => pid === child.pid && executable?.startsWith(folder) === true,
    );
    expect(started).toMatchObject({ executable: `${folder}/b\udcffd`, name: 'b\udcffd' });
  });

  test('knows an executable that was deleted while it runs', async () => {
    const file = path.join(folder, 'fleeting');
    copyFileSync(sleep, file);
    const child = start(file, ['67']);
    await seen.until(
      'process.started',
      ({ pid, executable }) => pid === child.pid && executable === file,
    );
    rmSync(file);
    // A probe that looks again must still know the file's name, and that it is gone.
    const again = watcher();
    const second = subject.open({ devices: path.join(folder, 'dev'), intervalMs: 100 }, again.sink);
    const started = await again.until('process.started', ({ pid }) => pid === child.pid);
    await second.stop();
    expect(started).toMatchObject({ executable: file, executableDeleted: true });
  });

  test('survives a storm of short lives, and is left with none of them', async () => {
    const script = 'i=0; while [ $i -lt 300 ]; do /bin/true; i=$((i+1)); done; echo done';
    const storms = [start('/bin/sh', ['-c', script]), start('/bin/sh', ['-c', script])];
    await Promise.all(storms.map(firstLine));
    await Promise.all(storms.map(end));
    const child = start(sleep, ['68']);
    await seen.until('process.started', ({ pid }) => pid === child.pid);
    await pause(300);
    const alive = new Map<number, string>();
    for (const each of seen.seen) {
      if (each.type === 'process.started') alive.set(each.pid, each.executable ?? '');
      if (each.type === 'process.stopped') alive.delete(each.pid);
    }
    expect([...alive.values()].filter((executable) => executable.endsWith('/true'))).toEqual([]);
    expect(seen.seen.some((each) => each.type === 'probe.reset')).toBe(false);
  });

  test.runIf(isRoot)(
    'tells a reused pid as a stop and a start (needs ns_last_pid)',
    async (context) => {
      const first = start(sleep, ['69']);
      const known = await seen.until('process.started', ({ pid }) => pid === first.pid);
      await end(first);
      let second = first;
      for (let tries = 0; tries < 30; tries += 1) {
        try {
          writeFileSync('/proc/sys/kernel/ns_last_pid', String(first.pid - 1));
        } catch {
          context.skip('the kernel does not let pids be chosen');
        }
        second = start(sleep, ['70']);
        if (second.pid === first.pid) break;
        await end(second);
      }
      if (second.pid !== first.pid) context.skip('others took the pid each time');
      const reborn = await seen.until(
        'process.started',
        ({ pid, startTicks }) => pid === first.pid && startTicks !== known.startTicks,
      );
      const at = seen.seen.indexOf(reborn);
      const stopped = seen.seen.findIndex(
        (each) =>
          each.type === 'process.stopped' &&
          each.pid === first.pid &&
          each.startTicks === known.startTicks,
      );
      expect(stopped).toBeGreaterThan(-1);
      expect(stopped).toBeLessThan(at);
    },
  );

  test('tells nothing when nothing happens', async () => {
    const child = start(sleep, ['71']);
    await seen.until('process.started', ({ pid }) => pid === child.pid);
    const from = seen.seen.length;
    await pause(600);
    const about = seen.seen.slice(from).filter((each) => 'pid' in each && each.pid === child.pid);
    expect(about).toEqual([]);
    expect(seen.seen.slice(from).filter((each) => each.type === 'health')).toEqual([]);
  });

  test('stops once and for all, and twice does no harm', async () => {
    await Promise.all([probe.stop(), probe.stop()]);
    const from = seen.seen.length;
    const child = start(sleep, ['72']);
    await pause(300);
    await end(child);
    expect(seen.seen).toHaveLength(from);
  });
});

describe.each(subjects.filter(({ absent }) => absent !== null))('$name', ({ absent }) => {
  test.skip(`behaves (${absent})`, () => {});
});
