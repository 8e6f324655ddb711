// Processes and sockets from ps and lsof.
import { describe, expect, it } from 'vitest';
import { peerIn } from '../../../../main/platform/darwin/actions/loopback-peer.ts';
import { runningProcesses } from '../../../../main/platform/darwin/actions/running-processes.ts';
import { plainEnv } from '../../../../main/platform/darwin/commands.ts';
import { nothingSeen, numberer } from '../../../../main/platform/darwin/probe/look.ts';
import { parseLsof } from '../../../../main/platform/darwin/probe/lsof.ts';
import {
  parsePs,
  parsePsArguments,
  startedProcess,
} from '../../../../main/platform/darwin/probe/ps.ts';
import { takeLook } from '../../../../main/platform/darwin/probe/take-look.ts';
import { answering, recording } from './recorded.ts';
import { lsofFields, psArguments, psColumns } from './written-examples.ts';

describe('ps', () => {
  const { processes, unread } = parsePs(psColumns);

  it('gives paths with spaces, and starts in UTC', () => {
    expect(unread).toBe(0);
    expect(processes.find(({ pid }) => pid === 1040)).toEqual({
      pid: 1040,
      parent: 1,
      uid: 502,
      startedAtS: Date.UTC(2026, 6, 30, 9, 6, 10) / 1000,
      command: '/Applications/Microsoft Teams.app/Contents/MacOS/MSTeams',
    });
  });

  it('reads rows as a Mac printed them in 2026, a program with its words behind it', () => {
    expect(parsePs(recording('ps/rows-2026.txt'))).toMatchObject({
      unread: 0,
      processes: [
        { pid: 10891, parent: 1, uid: 501, startedAtS: Date.UTC(2026, 8, 27, 20, 49, 26) / 1000 },
        { pid: 2352, parent: 2190, command: expect.stringContaining('/Goose Swarm.app/Contents/') },
      ],
    });
  });

  it('reads what a Mac printed of three programs, without two columns that are not asked for', () => {
    const rows = recording('ps/programs-2026.txt').replace(
      /^( *\d+ +\d+) +\d+ +[\d:.]+ /gm,
      '$1   501 ',
    );
    expect(parsePs(rows)).toMatchObject({
      unread: 0,
      processes: [
        { pid: 624, parent: 1, startedAtS: Date.UTC(2026, 7, 6, 8, 59, 22) / 1000 },
        { command: '/System/Library/Frameworks/CoreSpotlight.framework/spotlightknowledged' },
        { pid: 4571, startedAtS: Date.UTC(2026, 7, 11, 0, 46, 44) / 1000 },
      ],
    });
  });

  it('what has ended and waits for its parent is no process; a shell without a path has no executable', () => {
    const [zombie, shell] = [1041, 1050].map((pid) => processes.find((each) => each.pid === pid)!);
    expect(startedProcess(zombie!)).toBeNull();
    expect(startedProcess(shell!)).toMatchObject({ executable: null, name: '-zsh' });
  });

  it('is asked in English: the same process in four languages, of which one can be read', () => {
    expect(plainEnv({ LANG: 'de_DE.UTF-8', LC_ALL: 'ja_JP.UTF-8' })).toMatchObject({
      LC_ALL: 'C',
      TZ: 'UTC0',
    });
    const rows = recording('ps/launchd-in-four-languages.txt')
      .trim()
      .split('\n')
      .map((line) => /root\s+(.+?\d{4}|.+초) +\d[.,]\d /.exec(line)?.[1] ?? '')
      .map((start) => `    1     0     0 ${start} /sbin/launchd`);
    expect(rows.map((row) => parsePs(row).processes.length)).toEqual([1, 0, 0, 0]);
    expect(rows.map((row) => parsePs(row).unread)).toEqual([0, 1, 1, 1]);
  });

  it('keeps the form of file names as it is: composed or not, they are told apart by who compares', () => {
    const row = (name: string): string =>
      `1 0 0 Wed Jul 29 15:37:10 2026 /Applications/${name}.app/x`;
    const [nfc, nfd] = ['Büro'.normalize('NFC'), 'Büro'.normalize('NFD')].map(
      (name) => parsePs(row(name)).processes[0]?.command,
    );
    expect(nfc).not.toBe(nfd);
    expect(nfc?.normalize('NFD')).toBe(nfd);
  });

  it.each(['', '\n\n', 'x', '1 2 3 Wed Foo 29 15:37:10 2026 /x', `${'9'.repeat(400)} x`, '\0\0'])(
    'reads no process out of %j',
    (text) => expect(parsePs(text).processes).toEqual([]),
  );

  it('gives words, parted where ps has a space', () => {
    expect(parsePsArguments(psArguments).get(1023)).toEqual([
      '/Applications/zoom.us.app/Contents/MacOS/zoom.us',
      '-psn_0_12345',
    ]);
  });
});

describe('lsof', () => {
  it('reads what a Mac printed', () => {
    const { sockets, unread } = parseLsof(recording('lsof/fields-monterey.txt'));
    expect(unread).toBe(0);
    expect(sockets).toHaveLength(12);
    expect(sockets.at(-1)).toMatchObject({
      pid: 1006,
      protocol: 'tcp',
      local: { address: '127.0.0.1', port: 57580 },
      remote: { address: '127.0.0.1', port: 49233 },
      state: 'established',
    });
  });

  it('reads listeners, peers over both protocols and both families as a Mac printed them', () => {
    const { sockets, unread } = parseLsof(recording('lsof/fields-states-2026.txt'));
    expect(unread).toBe(0);
    expect(
      sockets.map(({ pid, protocol, state, local, remote }) => [
        ...[pid, protocol, state, local.address, local.port],
        ...(remote === null ? [] : [remote.address, remote.port]),
      ]),
    ).toEqual([
      [947, 'tcp', 'listen', '0.0.0.0', 50317],
      [947, 'tcp', 'established', 'fe80::1', 50317, 'fe80::2', 61538],
      [947, 'udp', 'unconnected', '0.0.0.0', 3722],
      [6149, 'udp', 'established', '192.0.2.13', 62979, '198.51.100.10', 443],
      // Opened, and bound to no port yet.
      [6149, 'udp', 'unconnected', '0.0.0.0', 0],
      [28171, 'tcp', 'listen', '0.0.0.0', 3306],
    ]);
  });

  it('knows listeners, states, both families and an interface inside an address', () => {
    expect(parseLsof(recording('lsof/fields-chrome-2024.txt'))).toMatchObject({
      unread: 0,
      sockets: [
        {
          pid: 1190,
          device: '0xcdf758597a6d43c3',
          protocol: 'tcp',
          state: 'established',
          remote: { address: '221.229.52.145', port: 443 },
        },
      ],
    });
    const { sockets, unread } = parseLsof(lsofFields);
    expect(unread).toBe(0);
    expect(sockets.map(({ state, local }) => [state, local.address, local.port])).toEqual([
      ['listen', '0.0.0.0', 57607],
      ['listen', '::', 57607],
      ['established', '192.168.1.226', 58631],
      ['unconnected', 'fe80::1c2d:3e4f', 52345],
      ['established', '192.168.1.226', 8801],
      ['close-wait', '::1', 49200],
    ]);
  });

  it.each([
    '',
    'p',
    'pabc\nf1\nPTCP\nn*:1',
    'p1\nf1\nPTCP\nn<script>:1',
    'p1\nf1\nPTCP\nn1.2.3.4:99999',
    'f1\nPTCP\nn*:1',
  ])('gives no socket for %j', (text) => expect(parseLsof(text).sockets).toEqual([]));

  it('tells whose the other end of a loopback connection is', () => {
    const text =
      'p9\nu0\nf3\nn127.0.0.1:80->127.0.0.1:5000\np10\nu501\nf4\nn127.0.0.1:5000->127.0.0.1:80\n';
    expect(peerIn(text, 80, 5000)).toBe(501);
    expect(peerIn(text, 5000, 80)).toBe(0);
    expect(peerIn(text, 81, 5000)).toBeNull();
    expect(peerIn('n127.0.0.1:5000->127.0.0.1:80', 80, 5000)).toBeNull();
  });
});

describe('a look', () => {
  const commands = answering({
    '/bin/ps -axww -o pid=,ppid=': { stdout: psColumns },
    '/bin/ps -axww -o pid=,args=': { stdout: psArguments },
    // As it does where one of several pids has no socket.
    '/usr/sbin/lsof': { stdout: lsofFields, exitCode: 1 },
  });

  it('holds sockets of the focus alone, under the same number while they last', async () => {
    const next = numberer();
    const focus = new Set([1023]);
    const first = await takeLook(commands, nothingSeen, focus, next);
    if (!first.ok) throw new Error(first.problem.message);
    const inodes = [...first.value.look.sockets.values()].map(({ inode }) => inode);
    expect(inodes).toEqual([1, 2, 3, 4]);
    expect(commands.asked.at(-1)).toContain('-a -p 1023 -i');
    const second = await takeLook(commands, first.value.look, focus, next);
    if (!second.ok) throw new Error(second.problem.message);
    expect([...second.value.look.sockets.values()].map(({ inode }) => inode)).toEqual(inodes);
  });

  it('asks lsof nothing without a focus', async () => {
    const before = commands.asked.length;
    await takeLook(commands, nothingSeen, new Set(), numberer());
    expect(commands.asked.slice(before).some((line) => line.includes('lsof'))).toBe(false);
  });
});

describe('ending a process', () => {
  const sent: [number, string][] = [];
  const start = 'Wed Jul 29 15:37:10 2026\n';
  const startTicks = Date.UTC(2026, 6, 29, 15, 37, 10) / 1000;
  const processes = runningProcesses(
    answering({ '/bin/ps -o lstart= -p 77': { stdout: start } }),
    (pid, signal) => sent.push([pid, signal]),
  );

  it('sends a signal to that very process, and to none that has its pid since', () => {
    expect(processes.end({ pid: 77, startTicks: startTicks + 1 }, 'firm')).toEqual({
      ok: true,
      value: 'gone',
    });
    expect(processes.end({ pid: 78, startTicks }, 'firm')).toEqual({ ok: true, value: 'gone' });
    expect(sent).toEqual([]);
    expect(processes.end({ pid: 77, startTicks }, 'polite')).toEqual({ ok: true, value: 'asked' });
    expect(sent).toEqual([[77, 'SIGTERM']]);
  });
});
