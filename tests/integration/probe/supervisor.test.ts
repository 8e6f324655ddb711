// What happens when the native probe dies, is missing, or talks nonsense. The stand-in plays it.
import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  openSupervisedProbe,
  type Patience,
  type SupervisedProbe,
  usualPatience,
} from '../../../main/platform/linux/probe/supervised-probe.ts';
import type { ProbeObservation } from '../../../main/platform/port/index.ts';
import { standIn } from './stand-in.ts';
import { nativeBinary } from './subjects.ts';
import { type Watcher, watcher } from './watcher.ts';

let folder: string;
let seen: Watcher;
let probe: SupervisedProbe | undefined;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'supervisor-')));
  seen = watcher();
});

afterEach(async () => {
  await probe?.stop();
  probe = undefined;
  rmSync(folder, { recursive: true });
});

const open = (binary: string | null, patience: Partial<Patience> = {}) => {
  probe = openSupervisedProbe(binary, { devices: '/dev', intervalMs: 100 }, seen.sink, {
    ...usualPatience,
    ...patience,
  });
  return probe;
};

const healthOf =
  (part: string, words: RegExp) => (each: Extract<ProbeObservation, { type: 'health' }>) =>
    each.health.part === part && words.test(each.health.detail);

const aboutProbe = () =>
  seen.seen.flatMap((each) =>
    each.type === 'health' && each.health.part === 'probe' ? [each.health] : [],
  );

const alive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const polite = 'print(hello); print(complete);';

describe('a native probe that works', () => {
  test('is told once as working, and no portable one runs beside it', async () => {
    open(standIn(folder, polite).binary);
    await seen.until('sample.complete');
    await pause(400);
    expect(aboutProbe()).toHaveLength(1);
    expect(aboutProbe()[0]).toMatchObject({ state: 'working', advice: null });
    expect(
      seen.seen.some((each) => each.type === 'process.started' || each.type === 'probe.reset'),
    ).toBe(false);
  });

  test('gives one batch for what came in one piece', async () => {
    const many =
      "process.stdout.write([hello, ...Array.from({length: 100}, (_, inode) => ({type: 'socket.closed', inode, atMs: 1})), complete].map((each) => JSON.stringify(each) + '\\n').join(''));";
    open(standIn(folder, many).binary);
    await seen.until('sample.complete');
    expect(seen.batches).toBe(1);
  });

  test('is started without our environment, at the root, with plain arguments', async () => {
    vi.stubEnv('SECRET_OF_OURS', 'x');
    const tell =
      "print(hello); print({type: 'process.started', pid: 1, startTicks: 1, startedAtMs: 1, parent: 0, uid: 0, name: process.cwd(), executable: null, executableDeleted: false, arguments: [...argv, ...Object.keys(process.env)], argumentsTruncated: false, cgroup: ''});";
    open(standIn(folder, tell).binary);
    const told = await seen.until('process.started');
    vi.unstubAllEnvs();
    expect(told.name).toBe('/');
    expect(told.arguments).toEqual(['--devices', '/dev', '--interval', '100', 'LC_ALL']);
  });

  test('is told each focus once, however often it is set', async () => {
    const stand = standIn(folder, polite);
    open(stand.binary);
    await seen.until('sample.complete');
    probe!.focus([3, 1, 1]);
    probe!.focus([1, 3]);
    probe!.focus([]);
    probe!.focus([]);
    probe!.focus([5, -1, 0.5, Number.NaN]);
    await vi.waitFor(() => expect(stand.commands()).toEqual(['focus 1 3', 'focus', 'focus 5']));
  });

  test('is told a focus again when a pid in it ended, for another process may have it now', async () => {
    const ending =
      "print(hello); print(complete); process.stdin.once('data', () => print({type: 'process.stopped', pid: 3, startTicks: 1, atMs: 1}));";
    const stand = standIn(folder, ending);
    open(stand.binary);
    await seen.until('sample.complete');
    probe!.focus([3]);
    await seen.until('process.stopped');
    probe!.focus([3]);
    await vi.waitFor(() => expect(stand.commands()).toEqual(['focus 3', 'focus 3']));
  });

  test('says how much of other users it cannot see', async () => {
    open(standIn(folder, 'print(hello); print({...complete, denied: 17});').binary);
    const { health } = await seen.until('health', healthOf('other-users', /17/));
    expect(health).toEqual({
      part: 'other-users',
      state: 'limited',
      detail: '17 processes belong to other users: their devices and connections are hidden.',
      advice: 'Run Callwarden as administrator to see them.',
    });
  });

  test('says what the kernel refused it, and why', async () => {
    open(
      standIn(
        folder,
        "print({...hello, processEvents: false, socketDiag: false, reasons: {processEvents: 'EPERM'}}); print(complete);",
      ).binary,
    );
    const events = await seen.until('health', healthOf('process-events', /EPERM/));
    expect(events.health.state).toBe('limited');
    const sockets = await seen.until('health', healthOf('sockets', /incomplete/));
    expect(sockets.health.state).toBe('limited');
  });

  test('is gone when stop resolves, even if it does not want to', async () => {
    open(
      standIn(folder, `process.on('SIGTERM', () => {}); ${polite} setInterval(() => {}, 1000);`)
        .binary,
    );
    await seen.until('sample.complete');
    const pid = probe!.nativePid!;
    const startedAt = performance.now();
    await Promise.all([probe!.stop(), probe!.stop()]);
    expect(performance.now() - startedAt).toBeGreaterThan(900);
    expect(alive(pid)).toBe(false);
  });
});

describe('a native probe that dies', () => {
  test('is told, replaced meanwhile, started again, and told its focus again', async () => {
    const stand = standIn(folder, polite);
    open(stand.binary, { firstDelayMs: 1500 });
    probe!.focus([process.pid]);
    await seen.until('sample.complete');
    await vi.waitFor(() => expect(stand.commands()).toHaveLength(1));
    const pid = probe!.nativePid!;
    process.kill(pid, 'SIGKILL');

    const died = await seen.until('health', healthOf('probe', /died/));
    expect(died.health).toMatchObject({
      state: 'limited',
      detail: expect.stringMatching(/SIGKILL.*1\.5 s/),
    });
    const from = seen.seen.indexOf(died);
    const reset = await seen.until('probe.reset', undefined, from);
    const meanwhile = await seen.until('process.started', (each) => each.pid === process.pid, from);
    expect(seen.seen.indexOf(reset)).toBeLessThan(seen.seen.indexOf(meanwhile));

    const back = await seen.until('health', healthOf('probe', /runs with pid/), from);
    const again = seen.seen
      .slice(seen.seen.indexOf(meanwhile))
      .findIndex((each) => each.type === 'probe.reset');
    expect(again).toBeGreaterThan(-1);
    expect(again + seen.seen.indexOf(meanwhile)).toBeLessThan(seen.seen.indexOf(back));
    await seen.until('sample.complete', undefined, seen.seen.indexOf(back));
    expect(stand.starts()).toBe(2);
    await vi.waitFor(() =>
      expect(stand.commands()).toEqual([`focus ${process.pid}`, `focus ${process.pid}`]),
    );

    const until = seen.seen.length;
    await pause(400);
    expect(seen.seen.slice(until)).toEqual([]);
  });

  test('again and again is given more and more time', async () => {
    const stand = standIn(folder, "console.error('no such luck'); process.exit(3);");
    open(stand.binary, { firstDelayMs: 20, longestDelayMs: 80 });
    await vi.waitFor(() => expect(stand.starts()).toBeGreaterThanOrEqual(5), 5000);
    const delays = aboutProbe().map(({ detail }) =>
      Number(/again in ([\d.]+) s/.exec(detail)?.[1]),
    );
    // The same words are not said twice: 80 ms comes once.
    expect(delays).toEqual([0.02, 0.04, 0.08]);
    expect(aboutProbe()[0]!.detail).toMatch(/code 3: no such luck/);
    // One portable probe looked all the while: nothing was taken back.
    await seen.until('sample.complete');
    expect(seen.seen.filter((each) => each.type === 'probe.reset')).toEqual([]);
  });

  test('after a good life is started again at once', async () => {
    const stand = standIn(
      folder,
      `${polite} setTimeout(() => process.exit(0), life < 4 ? 150 : 1e6);`,
    );
    open(stand.binary, { firstDelayMs: 10, longestDelayMs: 5000, goodLifeMs: 50 });
    await vi.waitFor(() => expect(stand.starts()).toBe(4), 5000);
    for (const { detail } of aboutProbe().filter(({ state }) => state === 'limited')) {
      expect(detail).toContain('again in 0.01 s');
    }
  });

  test('by never saying hello is ended and told', async () => {
    const stand = standIn(folder, 'setInterval(() => {}, 1000);');
    open(stand.binary, { helloMs: 300, firstDelayMs: 10_000 });
    const { health } = await seen.until('health', healthOf('probe', /before it said hello/));
    expect(health.state).toBe('limited');
    await seen.until('sample.complete');
  });

  test('does not come back after stop', async () => {
    const stand = standIn(folder, polite);
    open(stand.binary, { firstDelayMs: 100 });
    await seen.until('sample.complete');
    process.kill(probe!.nativePid!, 'SIGKILL');
    await seen.until('health', healthOf('probe', /died/));
    await probe!.stop();
    const until = seen.seen.length;
    await pause(400);
    expect(stand.starts()).toBe(1);
    expect(seen.seen).toHaveLength(until);
  });
});

describe('a native probe that is not to be had', () => {
  test.each([null, '/nonexistent/callwarden-probe', '/etc/hostname'])(
    'because its program is %s: the portable one runs, and says so',
    async (binary) => {
      open(binary);
      const { health } = await seen.until('health', healthOf('probe', /native probe is missing/));
      expect(health).toMatchObject({
        state: 'limited',
        advice: 'Install a C compiler and run npm ci.',
      });
      await seen.until('sample.complete');
    },
  );

  test('because it speaks another protocol: the portable one runs, and it is not tried again', async () => {
    const stand = standIn(folder, 'print({...hello, protocol: 2}); print(complete);');
    open(stand.binary, { firstDelayMs: 20 });
    await seen.until('health', healthOf('probe', /protocol 2/));
    await seen.until('process.started');
    await pause(300);
    expect(stand.starts()).toBe(1);
  });

  test('because the file is no program of this machine: no shell is asked to make sense of it', async () => {
    const { binary } = standIn(folder, '');
    const traitor = path.join(folder, 'shell-ran');
    writeFileSync(
      binary,
      Buffer.concat([Buffer.of(0x7f, 0x45, 0x4c, 0x46), Buffer.from(`\ntouch ${traitor}\n`)]),
    );
    open(binary);
    await seen.until('health', healthOf('probe', /is no program/));
    await seen.until('sample.complete');
    expect(existsSync(traitor)).toBe(false);
  });

  test('because it goes missing between two lives', async () => {
    const { binary } = standIn(folder, `${polite} setTimeout(() => process.exit(0), 300);`);
    open(binary, { firstDelayMs: 200, longestDelayMs: 200 });
    await seen.until('sample.complete');
    rmSync(binary);
    await seen.until('health', healthOf('probe', /died/));
    await seen.until('process.started');
    await seen.until('health', healthOf('probe', /could not be started/));
  });
});

describe('lines that are no protocol', () => {
  test('are dropped, counted and told once, and the others still count', async () => {
    const garbage =
      "print(hello); print('not JSON'); print({type: 'unheard-of'}); print('\\u001b[31m'); print('x'.repeat(2 * 1024 * 1024)); print({type: 'socket.closed', inode: -1, atMs: 1}); print(complete);";
    open(standIn(folder, garbage).binary);
    await seen.until('sample.complete');
    await vi.waitFor(() => expect(probe!.droppedLines).toBe(5));
    const told = aboutProbe().filter(({ detail }) => /not of its protocol/.test(detail));
    expect(told).toHaveLength(1);
    expect(told[0]!.state).toBe('limited');
    expect(told[0]!.detail).not.toMatch(/[\u0000-\u001f]/);
  });
});

describe.runIf(nativeBinary !== null)('the real native probe, when built', () => {
  test('killed, comes back with everything, and the same pids in focus', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    open(nativeBinary, { firstDelayMs: 1000 });
    probe!.focus([process.pid]);
    await seen.until('sample.complete');
    const pid = probe!.nativePid!;
    process.kill(pid, 'SIGKILL');
    const died = await seen.until('health', healthOf('probe', /SIGKILL/));
    const from = seen.seen.indexOf(died);
    const back = await seen.until('health', healthOf('probe', /runs with pid/), from);
    const since = seen.seen.indexOf(back);
    await seen.until('sample.complete', undefined, since);
    expect(
      seen.seen
        .slice(since)
        .some((each) => each.type === 'process.started' && each.pid === process.pid),
    ).toBe(true);
    const again = await seen.until('socket.opened', ({ local }) => local.port === port, since);
    expect(again.pid).toBe(process.pid);
    server.close();
    const last = probe!.nativePid!;
    expect(last).not.toBe(pid);
    await probe!.stop();
    expect(alive(last)).toBe(false);
    expect(probe!.droppedLines).toBe(0);
  });
});
