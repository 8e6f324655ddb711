// The contract of `Platform`, as scenarios that run inside the platform under test and answer with plain values.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Catalogue } from '../../../main/catalogue/index.ts';
import type { Platform, ProbeObservation } from '../../../main/platform/port/index.ts';
import type { Ground } from './ground.ts';

export interface Subject {
  readonly platform: Platform;
  readonly catalogue: Catalogue;
  readonly ground: Ground;
}

const patienceMs = 20_000;

async function until<T>(look: () => T | undefined): Promise<T> {
  for (const startedAt = Date.now(); Date.now() - startedAt < patienceMs; await sleep(20)) {
    const found = look();
    if (found !== undefined) return found;
  }
  throw new Error('it did not come about');
}

const startSleeper = async ({ ground }: Subject): Promise<ChildProcess> => {
  const [program, ...args] = ground.sleeper;
  const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'ignore'] });
  await once(child, 'spawn');
  return child;
};

/** A probe with everything that it has told so far; the first sample is complete. */
async function watching({ platform, ground }: Subject) {
  const told: ProbeObservation[] = [];
  const probe = platform.openProbe({ devices: ground.devices, intervalMs: 100 }, (news) => {
    told.push(...news);
  });
  await until(() => told.find(({ type }) => type === 'sample.complete'));
  return { probe, told };
}

/** A connection of this process with itself over loopback, with bytes sent over it. */
async function ownConnection(): Promise<{ server: Server; sockets: Socket[]; ports: number[] }> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const listening = typeof address === 'object' && address !== null ? address.port : 0;
  const accepted = once(server, 'connection') as Promise<[Socket]>;
  const client = connect(listening, '127.0.0.1');
  const [socket] = await accepted;
  client.write('hello');
  await once(socket, 'data');
  return { server, sockets: [client, socket], ports: [listening, client.localPort ?? 0] };
}

export const scenarios = {
  'says which platform it is': async ({ platform }: Subject) => platform.name,

  'one look holds this very process, and is complete': async ({ platform, ground }: Subject) => {
    const sample = await platform.sampleOnce({ devices: ground.devices, intervalMs: 1_000 });
    if (!sample.ok) throw new Error(sample.problem.message);
    const own = sample.value.find(
      (line) => line.type === 'process.started' && line.pid === process.pid,
    );
    return {
      own: own?.type === 'process.started' ? own.executable : null,
      startedAgoMs: own?.type === 'process.started' ? Date.now() - own.startedAtMs : null,
      complete: sample.value.filter(({ type }) => type === 'sample.complete').length,
      executable: process.execPath,
    };
  },

  'everything first, then what starts and stops, each under its own start': async (
    subject: Subject,
  ) => {
    const { probe, told } = await watching(subject);
    const before = told.length;
    const child = await startSleeper(subject);
    const started = await until(() =>
      told.slice(before).find((line) => line.type === 'process.started' && line.pid === child.pid),
    );
    child.kill('SIGKILL');
    const stopped = await until(() =>
      told.slice(before).find((line) => line.type === 'process.stopped' && line.pid === child.pid),
    );
    await probe.stop();
    const after = told.length;
    const late = await startSleeper(subject);
    await sleep(400);
    late.kill('SIGKILL');
    await probe.stop();
    return {
      isChild: started.type === 'process.started' && started.parent === process.pid,
      sameKey:
        started.type === 'process.started' &&
        stopped.type === 'process.stopped' &&
        started.startTicks === stopped.startTicks,
      toldAfterStop: told.length - after,
    };
  },

  'sockets of the focus, with both ends, and their end': async (subject: Subject) => {
    const { probe, told } = await watching(subject);
    const unfocused = told.filter(({ type }) => type === 'socket.opened').length;
    const own = await ownConnection();
    probe.focus([process.pid]);
    const opened = await until(() =>
      told.find(
        (line) =>
          line.type === 'socket.opened' &&
          line.local.port === own.ports[1] &&
          line.remote?.port === own.ports[0],
      ),
    );
    for (const socket of own.sockets) socket.destroy();
    own.server.close();
    const inode = opened.type === 'socket.opened' ? opened.inode : -1;
    await until(() =>
      told.find(
        (line) =>
          (line.type === 'socket.closed' && line.inode === inode) ||
          (line.type === 'socket.changed' && line.inode === inode && line.state !== 'established'),
      ),
    );
    await probe.stop();
    return opened.type === 'socket.opened'
      ? {
          unfocused,
          protocol: opened.protocol,
          state: opened.state,
          own: opened.pid === process.pid,
          local: opened.local.address,
          remote: opened.remote?.address,
        }
      : null;
  },

  'a process is ended by pid and start, never by pid alone': async (subject: Subject) => {
    const { processes } = subject.platform;
    const child = await startSleeper(subject);
    const gone = once(child, 'exit');
    const listed = (await processes.list()).find(({ pid }) => pid === child.pid);
    if (listed === undefined) throw new Error('the child is not listed');
    const other = { pid: listed.pid, startTicks: listed.startTicks + 1 };
    const answers = {
      parent: listed.parent === process.pid,
      runs: processes.isRunning(listed),
      otherRuns: processes.isRunning(other),
      endOther: processes.end(other, 'firm'),
      stillRuns: processes.isRunning(listed),
      end: processes.end(listed, 'firm'),
    };
    await gone;
    await until(() => (processes.isRunning(listed) ? undefined : true));
    return { ...answers, endAgain: processes.end(listed, 'polite') };
  },

  'nothing is installed in an empty root, and a missing one is said': async ({
    platform,
    catalogue,
    ground,
  }: Subject) => {
    const empty = await platform.installedSoftware(catalogue.clients, ground.emptyRoot);
    const missing = await platform.installedSoftware(catalogue.clients, {
      ...ground.emptyRoot,
      root: `${ground.emptyRoot.root}nowhere`,
    });
    return {
      installations: empty.ok ? empty.value.installations : null,
      health: empty.ok ? empty.value.health : [],
      missing: missing.ok ? null : missing.problem.kind,
    };
  },

  'a folder that no package knows is an installation, and proves nothing': async ({
    platform,
    catalogue,
    ground,
  }: Subject) => {
    const found = await platform.installedSoftware(catalogue.clients, ground.zoomRoot);
    if (!found.ok) throw new Error(found.problem.message);
    const { installations, ownership } = found.value;
    return {
      clients: installations.map(({ client, source }) => [client, source]),
      paths: installations.map(({ path }) => path),
      owner: ownership.packageOf(ground.zoomPath),
    };
  },

  'which entries are there, in their order, and none above the root': async ({
    platform,
    ground,
  }: Subject) => {
    const entries = [ground.zoomEntry, `${ground.zoomEntry}-not`, 'relative', '~/../x', '/../x'];
    return platform.existing(entries, ground.zoomRoot);
  },

  'an inventory always has every list, and says what it could not read': async ({
    platform,
    catalogue,
    ground,
  }: Subject) => {
    const { inventory, problems } = await platform.inventory(
      catalogue.clients,
      [],
      ground.emptyRoot,
    );
    const { mac = {}, ...lists } = inventory;
    const all = [...Object.values(lists), ...Object.values(mac)];
    return { lists: all.every(Array.isArray), problems };
  },

  'a microphone that is not there cannot be muted': async ({ platform }: Subject) => ({
    microphone: await platform.microphones.muteMicrophone('no such microphone', true),
    stream: await platform.microphones.muteStream('no such stream', true),
  }),

  'windows are seen, or it is said why not': async ({ platform }: Subject) => {
    const seen = await platform.pidsWithWindow();
    return seen.ok ? { ok: true as const, pids: [...seen.value] } : seen;
  },

  'servers can be opened and closed, twice too, and speak of themselves alone': async ({
    platform,
  }: Subject) => {
    const parts: string[] = [];
    for (const open of [platform.openSoundServer, platform.openCameraServer]) {
      const source = open((news) => {
        for (const each of news) if (each.type === 'health') parts.push(each.health.part);
      });
      await sleep(200);
      await source.stop();
      await source.stop();
    }
    return [...new Set(parts)];
  },

  'the other end of a connection is a user, or unknown': async ({ platform }: Subject) => {
    const own = await ownConnection();
    const peer = await platform.loopbackPeer(own.ports[0] ?? 0, own.ports[1] ?? 0);
    for (const socket of own.sockets) socket.destroy();
    own.server.close();
    return peer === null || peer === process.getuid?.();
  },

  'what it says about itself is whole': async ({ platform, ground }: Subject) => {
    const sample = await platform.sampleOnce({ devices: ground.devices, intervalMs: 1_000 });
    return sample.ok
      ? sample.value.flatMap((line) => (line.type === 'health' ? [line.health] : []))
      : [];
  },

  'the administrator’s answer goes to who asked, and is no way to write a file': async ({
    platform,
  }: Subject) => {
    const { administrator } = platform;
    if (administrator === undefined) return null;
    return {
      isHere: await administrator.isHere(),
      refused: [platform.name, '', '\\\\.\\pipe\\other'].map((place) =>
        administrator.answer(place, 'x'),
      ),
      missing: await administrator.openToOthers(['C:\\nothing\\there.exe']),
    };
  },

  'a command is run to its end, and a missing one is said': async ({ platform }: Subject) =>
    platform.runWhole === undefined
      ? null
      : {
          well: await platform.runWhole(['cmd.exe', '/c', 'exit 0'], 10_000),
          ill: await platform.runWhole(['cmd.exe', '/c', 'exit 3'], 10_000),
          missing: await platform.runWhole(['C:\\nothing\\there.exe'], 10_000),
        },
} as const satisfies Record<string, (subject: Subject) => Promise<unknown>>;

export type ScenarioName = keyof typeof scenarios;
export type Answers = { readonly [N in ScenarioName]: Awaited<ReturnType<(typeof scenarios)[N]>> };
