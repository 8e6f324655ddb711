import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { losslessText } from '../../../../main/platform/linux/probe/lossless-text.ts';
import { ownedRow } from '../../../../main/platform/linux/probe/netstat-sockets.ts';
import {
  differences,
  heldKey,
  type Look,
  nothingSeen,
} from '../../../../main/platform/linux/probe/portable-look.ts';
import { look, sightOf } from '../../../../main/platform/linux/probe/portable-sight.ts';
import { deviceOfNode } from '../../../../main/platform/linux/probe/proc-descriptors.ts';
import {
  type ProcessLooked,
  readStat,
} from '../../../../main/platform/linux/probe/proc-process.ts';
import { readRow } from '../../../../main/platform/linux/probe/proc-sockets.ts';
import { socketOpened, started } from './protocol-lines.ts';

const processOf = (pid: number, startTicks: number): ProcessLooked => ({
  ...started,
  pid,
  startTicks,
  kernelThread: false,
});
const lookWith = (parts: Partial<Look>): Look => ({ ...nothingSeen, ...parts });

describe('two looks', () => {
  test('at a reused pid differ by its devices, sockets and stop, then a start', () => {
    const node = '/dev/video0';
    const held = (startTicks: number) =>
      new Map([
        [
          heldKey(7, startTicks, node),
          {
            type: 'device.opened',
            device: 'camera',
            path: node,
            pid: 7,
            startTicks,
            atMs: 1,
          } as const,
        ],
      ]);
    const socket = (startTicks: number) =>
      new Map([[9, { ...socketOpened, inode: 9, pid: 7, startTicks }]]);
    const of = (startTicks: number) =>
      lookWith({
        processes: new Map([[7, processOf(7, startTicks)]]),
        held: held(startTicks),
        sockets: socket(startTicks),
      });
    expect(differences(of(1), of(2), 5).map((each) => each.type)).toEqual([
      'device.closed',
      'socket.closed',
      'process.stopped',
      'process.started',
      'device.opened',
      'socket.opened',
    ]);
  });

  test('that are the same differ by nothing, and a start says nothing of our own notes', () => {
    const one = lookWith({
      processes: new Map([[7, processOf(7, 1)]]),
      sockets: new Map([[1, socketOpened]]),
    });
    expect(differences(one, one, 5)).toEqual([]);
    expect(differences(nothingSeen, one, 5)[0]).toEqual({ ...started, pid: 7, startTicks: 1 });
  });

  test('replayed one after the other always lead to the last look', () => {
    const state = fc.uniqueArray(fc.tuple(fc.nat(5), fc.nat(2)), { selector: ([pid]) => pid });
    fc.assert(
      fc.property(fc.array(state), (states) => {
        const told = new Map<number, number>();
        let before = nothingSeen;
        for (const each of states) {
          const after = lookWith({
            processes: new Map(each.map(([pid, ticks]) => [pid, processOf(pid, ticks)])),
          });
          for (const news of differences(before, after, 0)) {
            if (news.type === 'process.started') {
              expect(told.has(news.pid)).toBe(false);
              told.set(news.pid, news.startTicks);
            } else if (news.type === 'process.stopped') {
              expect(told.get(news.pid)).toBe(news.startTicks);
              told.delete(news.pid);
            }
          }
          expect(told).toEqual(new Map(each));
          before = after;
        }
      }),
    );
  });
});

describe('a process below /proc', () => {
  let proc: string;
  beforeEach(() => {
    proc = realpathSync(mkdtempSync(path.join(tmpdir(), 'proc-')));
  });
  afterEach(() => rmSync(proc, { recursive: true }));

  const stat = (pid: number, name: string, state = 'S', flags = 0) =>
    `${pid} (${name}) ${state} 1 1 1 0 -1 ${flags} 0 0 0 0 0 0 0 0 20 0 1 0 777 0\n`;
  const place = (pid: number, name: string, state?: string, flags?: number) => {
    mkdirSync(path.join(proc, String(pid), 'fd'), { recursive: true });
    writeFileSync(path.join(proc, String(pid), 'stat'), stat(pid, name, state, flags));
    return path.join(proc, String(pid));
  };
  const sight = (pids: readonly number[], devices = '/dev') =>
    sightOf(devices, {
      proc,
      pids: async () => pids,
      clock: { bootedAtMs: 0, ticksPerSecond: 100 },
      tables: 'proc',
    });

  test('may be gone before, or half gone while it is looked at', async () => {
    place(10, 'whole');
    mkdirSync(path.join(proc, '11'));
    rmSync(path.join(place(12, 'no descriptors'), 'fd'), { recursive: true });
    writeFileSync(path.join(place(13, 'torn'), 'stat'), '13 (to');
    const seen = await look(sight([10, 11, 12, 13, 14]), nothingSeen, null);
    expect([...seen.processes.keys()]).toEqual([10, 12]);
    expect(seen.denied).toBe(0);
  });

  test('that is a zombie has ended, and a kernel thread holds nothing', async () => {
    place(20, 'dead', 'Z');
    symlinkSync('/dev/video0', path.join(place(21, 'kworker', 'I', 0x0020_8040), 'fd', '3'));
    const seen = await look(sight([20, 21]), nothingSeen, null);
    expect([...seen.processes.keys()]).toEqual([21]);
    expect(seen.held.size).toBe(0);
  });

  test('whose first thread ended stays what it was while others run', async () => {
    const folder = place(25, 'leader');
    symlinkSync('/opt/leader', path.join(folder, 'exe'));
    const before = await look(sight([25]), nothingSeen, null);
    rmSync(path.join(folder, 'exe'));
    writeFileSync(
      path.join(folder, 'stat'),
      stat(25, 'leader', 'Z').replace(' 20 0 1 0', ' 20 0 3 0'),
    );
    const after = await look(sight([25]), before, null);
    expect(differences(before, after, 0)).toEqual([]);
    expect(after.processes.get(25)?.executable).toBe('/opt/leader');
  });

  test('that did not change is the same value as before', async () => {
    place(30, 'quiet');
    const once = await look(sight([30]), nothingSeen, null);
    const twice = await look(sight([30]), once, null);
    expect(twice.processes.get(30)).toBe(once.processes.get(30));
  });

  test('holds the nodes and sockets that its descriptors lead to, each once', async () => {
    const fd = path.join(place(40, 'holder'), 'fd');
    for (const [name, target] of Object.entries({
      3: '/dev/video1',
      4: '/dev/video1',
      5: '/dev/snd/pcmC0D0c',
      6: '/dev/snd/pcmC0D0p',
      7: 'socket:[99]',
      8: '/dev/null',
      9: 'pipe:[3]',
    })) {
      symlinkSync(target, path.join(fd, name));
    }
    mkdirSync(path.join(proc, '40', 'net'));
    writeFileSync(
      path.join(proc, '40', 'net', 'tcp'),
      'header\n   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 99 1 0 100 0 0 10 0\n',
    );
    const seen = await look(sight([40]), nothingSeen, new Set([40]));
    expect([...seen.held.values()].map((each) => [each.device, each.path])).toEqual([
      ['camera', '/dev/video1'],
      ['microphone', '/dev/snd/pcmC0D0c'],
    ]);
    expect([...seen.sockets.values()]).toMatchObject([
      {
        inode: 99,
        pid: 40,
        local: { address: '127.0.0.1', port: 8080 },
        remote: null,
        state: 'listen',
      },
    ]);
  });

  test.each(['plain', 'a b', 'a) R 9 (b', ')', '('])(
    'called %s keeps its name apart from its numbers',
    (name) => {
      expect(readStat(Buffer.from(stat(1, name)))).toMatchObject({
        name,
        parent: 1,
        startTicks: 777,
      });
    },
  );

  test('with any bytes for a stat line never throws', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void readStat(Buffer.from(bytes))));
  });
});

describe('tables of sockets', () => {
  const line = (local: string, remote: string, state: string, inode = 5) =>
    `  1: ${local} ${remote} ${state} 0:0 0:0 0 0 0 ${inode} 1`;

  test('give IPv6 in its usual form, mapped addresses too', () => {
    const row = readRow(
      line('B80D0120222211114444333366665555:01BB', '0000000000000000FFFF00000100007F:0050', '01'),
      'tcp',
    );
    expect(row).toMatchObject({
      local: { address: '2001:db8:1111:2222:3333:4444:5555:6666', port: 443 },
      remote: { address: '::ffff:127.0.0.1', port: 80 },
      state: 'established',
    });
  });

  test('know UDP with a peer and without', () => {
    expect(readRow(line('0100007F:0035', '00000000:0000', '07'), 'udp')).toMatchObject({
      remote: null,
      state: 'unconnected',
    });
    expect(readRow(line('0100007F:0035', '0100007F:1000', '01'), 'udp')).toMatchObject({
      remote: { port: 4096 },
      state: 'established',
    });
  });

  test('leave out sockets that nobody holds, and never throw', () => {
    expect(readRow(line('0100007F:0035', '0100007F:1000', '06', 0), 'tcp')).toBe(null);
    fc.assert(fc.property(fc.string(), (text) => void readRow(text, 'tcp')));
  });

  const row = {
    protocol: 'tcp6',
    localAddress: '::1',
    localPort: '80',
    peerAddress: '::',
    peerPort: '*',
    state: 'LISTEN',
    pid: 7,
    process: 'x',
  };

  test('of netstat get a number that stays, is theirs alone, and is no kernel inode', () => {
    const one = ownedRow(row);
    expect(one).toEqual(ownedRow({ ...row, process: 'y' }));
    expect(one).toMatchObject({
      protocol: 'tcp',
      local: { address: '::1', port: 80 },
      remote: null,
      state: 'listen',
      pid: 7,
    });
    expect(one?.inode).not.toBe(ownedRow({ ...row, pid: 8 })?.inode);
    expect(Number.isSafeInteger(one?.inode)).toBe(true);
    expect(one?.inode).toBeGreaterThan(2 ** 32);
  });

  test('of netstat and ss call states what the kernel calls them', () => {
    const states = [
      'ESTABLISHED',
      'FIN_WAIT1',
      'FIN-WAIT-2',
      'TIME_WAIT',
      'CLOSE_WAIT',
      'LAST_ACK',
      'SYN_SENT',
    ];
    expect(states.map((state) => ownedRow({ ...row, peerPort: '9', state })?.state)).toEqual([
      'established',
      'fin-wait-1',
      'fin-wait-2',
      'time-wait',
      'close-wait',
      'last-ack',
      'syn-sent',
    ]);
  });
});

test('device nodes are cameras and microphones by their names, and nothing else is', () => {
  const kinds = [
    '/dev/video0',
    '/dev/video',
    '/dev/snd/pcmC1D0c',
    '/dev/snd/pcmC1D0p',
    '/dev/snd/controlC0',
    '/dev/v4l/video0',
    '/dev/video0/x',
    '/dev/video0 (deleted)',
    '/devil/video0',
    '/dev',
  ];
  expect(kinds.map((file) => deviceOfNode('/dev', file))).toEqual([
    'camera',
    'camera',
    'microphone',
    null,
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
});

test('bytes of a name come back from its text, one for one', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const text = losslessText(Buffer.from(bytes));
      const back = text
        .split(/([\udc80-\udcff])/u)
        .map((part) =>
          /^[\udc80-\udcff]$/u.test(part)
            ? Buffer.of(part.charCodeAt(0) - 0xdc00)
            : Buffer.from(part, 'utf8'),
        );
      expect(Buffer.concat(back)).toEqual(Buffer.from(bytes));
    }),
  );
});
