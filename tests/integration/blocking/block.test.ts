// A real client's line, cut and given back by the real nft, on a network of the test's own.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BlockState, blockStateSchema } from '../../../preload/contract/index.ts';
import { startWatching } from '../../rigs/callwarden.ts';
import { endWithItsTests, type OwnChild, startOwnChild } from '../../rigs/own-child.ts';
import { type OwnFolder, ownFolder } from '../../rigs/own-folder.ts';
import { missingNetwork, type OwnNetwork, ownNetwork } from '../../rigs/own-network.ts';
import { missingPackages } from '../../rigs/programs.ts';
import { until } from '../../rigs/until.ts';

const missing = missingNetwork() ?? missingPackages('script');

const program = join(import.meta.dirname, '..', '..', '..', 'dist', 'cli', 'callwarden.mjs');
const zoom = '170.114.52.2';
const meta = '157.240.1.35';
const nobody = '203.0.113.9';
const hosts = [zoom, meta, nobody] as const;

/** In a network of its own the kernel tells of no new process: the guard looks every two seconds. */
const startsAfterMs = 3_000;

/**
 * Tries each host over and over, by TCP and by UDP, and keeps one connection open to each: prints what comes of it. A
 * socket that is opened before its process is moved is not held, so it waits until that is done.
 */
const talker = `
  const net = require('net'), dgram = require('dgram');
  const say = (...words) => process.stdout.write(words.join(' ') + '\\n');
  const start = () => { for (const host of ${JSON.stringify(hosts)}) {
    const kept = net.connect(443, host).on('error', () => {}).on('close', () => say('kept', host, 'closed'));
    const tryTcp = () => {
      const socket = net.connect({ port: 443, host, timeout: 700 });
      const done = (what) => { socket.destroy(); say('tcp', host, what); setTimeout(tryTcp, 150); };
      socket.once('data', () => done('ok')).once('timeout', () => done('no'));
      socket.once('error', () => done('no'));
    };
    tryTcp();
    const udp = dgram.createSocket('udp4').on('error', () => {});
    let heard = false;
    udp.on('message', () => { heard = true; });
    setInterval(() => { say('udp', host, heard ? 'ok' : 'no'); heard = false; udp.send('x', 8801, host, () => {}); }, 200);
  } };
  setTimeout(start, ${startsAfterMs});`;

/** Somebody who talks, and what came of it lately. */
interface Talker {
  readonly process: OwnChild;
  /** What each host answered since this was last asked; waits until each has been tried twice. */
  answers(): Promise<Record<string, string>>;
  readonly kept: Set<string>;
}

describe.skipIf(missing !== null)(`cutting the line (needs ${missing ?? 'nothing more'})`, () => {
  let folder: OwnFolder;
  let root: string;
  let network: OwnNetwork;
  let inside: readonly [string, ...string[]];
  let env: NodeJS.ProcessEnv;
  const children: OwnChild[] = [];

  const callwarden = (...args: string[]) => {
    const [enter, ...rest] = inside;
    const ran = spawnSync(enter, [...rest, process.execPath, program, ...args], {
      env,
      encoding: 'utf8',
      timeout: 40_000,
    });
    return { code: ran.status, out: ran.stdout, err: ran.stderr };
  };
  const nft = (...args: string[]): string => network.nft(...args);
  const talk = async (executable: string): Promise<Talker> => {
    const [enter, ...rest] = inside;
    const child = await startOwnChild([enter, ...rest, executable, '-e', talker], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    const startedAtMs = Date.now();
    let lines: string[] = [];
    const kept = new Set<string>();
    let rest_ = '';
    child.child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const all = (rest_ + text).split('\n');
      rest_ = all.pop() ?? '';
      for (const line of all) {
        const [how, host = ''] = line.split(' ');
        if (how === 'kept') kept.add(host);
        else lines.push(line);
      }
    });
    return {
      process: child,
      kept,
      answers: async () => {
        // What was under way when it was asked is over by then, and it has begun.
        await setTimeout(Math.max(1_600, startedAtMs + startsAfterMs + 1_000 - Date.now()));
        lines = [];
        await setTimeout(1_800);
        const told = [...new Set(lines)].map((line) => line.split(' '));
        return Object.fromEntries(
          told.map(([how, host, what]) => {
            const both = told.filter(([a, b]) => a === how && b === host).length > 1;
            return [`${how} ${host}`, both ? 'both' : (what ?? '')];
          }),
        );
      },
    };
  };
  /** A client whose one UDP socket is open before anybody moves it, and that never makes another. */
  const talkEarly = async () => {
    const script = `const udp = require('dgram').createSocket('udp4').on('error', () => {});
      udp.on('message', (_, { address }) => console.log('heard', address));
      setInterval(() => { for (const host of ${JSON.stringify(hosts)}) udp.send('x', 8801, host, (error) => error && console.log('error', error.code)); }, 100);`;
    const [enter, ...rest] = inside;
    const child = await startOwnChild([enter, ...rest, join(root, 'opt/zoom/zoom'), '-e', script], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    let lines: string[] = [];
    child.child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      lines.push(...text.split('\n'));
    });
    const heard = async () => {
      // What it said while nobody listened comes first.
      await setTimeout(500);
      lines = [];
      await setTimeout(1_000);
      return Object.fromEntries(hosts.map((host) => [host, lines.includes(`heard ${host}`)]));
    };
    expect(await heard()).toEqual({ [zoom]: true, [meta]: true, [nobody]: true });
    const errors = () => lines.flatMap((line) => line.split('error ')[1] ?? []);
    return { heard, errors };
  };
  /** The client as in a container: in a network of its own. */
  const startContained = async (): Promise<OwnChild> => {
    const [enter, ...rest] = inside;
    const idle = [join(root, 'opt/zoom/zoom'), '-e', 'setTimeout(() => {}, 60_000)'];
    const child = await startOwnChild([enter, ...rest, 'unshare', '-n', ...idle], {});
    children.push(child);
    await until('the contained client', () => programOf(child).endsWith('/zoom') || undefined);
    return child;
  };
  const programOf = ({ pid }: OwnChild): string => readlinkSync(`/proc/${pid}/exe`);
  const groupOf = ({ pid }: OwnChild): string => readFileSync(`/proc/${pid}/cgroup`, 'utf8');
  /** Somebody who cuts the client's line altogether, and sees what they are asked. */
  const atTerminal = (before = '') => {
    const [enter, ...rest] = inside;
    const command = `${before}${process.execPath} ${program} block zoom --everything --root ${root}`;
    const person = spawn(enter, [...rest, 'script', '-qec', command, '/dev/null'], { env });
    endWithItsTests(person);
    let screen = '';
    person.stdout.setEncoding('utf8').on('data', (text: string) => {
      screen += text;
    });
    const hasSaid = (words: string): Promise<true> =>
      until(`“${words}”`, () => screen.includes(words) || undefined, 20_000);
    return { person, hasSaid };
  };
  const state = (): BlockState =>
    blockStateSchema.parse(JSON.parse(callwarden('block', 'zoom', '--json').out));
  const all = (what: string): Record<string, string> =>
    Object.fromEntries(
      hosts.flatMap((host) => [
        [`tcp ${host}`, what],
        [`udp ${host}`, what],
      ]),
    );

  let client: Talker;
  let other: Talker;
  let client2: Talker;

  beforeAll(async () => {
    folder = ownFolder('block');
    root = join(folder.path, 'root');
    mkdirSync(join(root, 'opt/zoom'), { recursive: true });
    mkdirSync(join(root, 'root'), { recursive: true });
    copyFileSync(process.execPath, join(root, 'opt/zoom/zoom'));
    env = { ...folder.env, XDG_STATE_HOME: join(folder.path, 'state') };
    network = await ownNetwork(folder.path, hosts);
    inside = network.inside;
    client = await talk(join(root, 'opt/zoom/zoom'));
    other = await talk(process.execPath);
  }, 30_000);
  afterAll(async () => {
    for (const child of children) await child.stop('SIGKILL');
    await network.stop('callwarden-zoom');
    folder.remove();
  });

  it('at first everybody is reached, and everything is offered that can be', async () => {
    expect(await client.answers()).toEqual(all('ok'));
    const { hindrance, standing, choices } = state();
    expect({ hindrance, standing }).toEqual({ hindrance: null, standing: null });
    expect(Object.fromEntries(choices.map((each) => [each.kind, each.hindrance]))).toEqual({
      'third-parties': null,
      'vendor-only': null,
      everything: null,
      'known-only': 'Only 0 of 3 meetings of Zoom have been seen so far.',
    });
  }, 20_000);

  it('a dry run, and a no, change nothing', () => {
    const dry = callwarden('block', 'zoom', '--everything', '--dry-run');
    expect(dry).toMatchObject({ code: 0, err: '' });
    expect(dry.out).toContain('Zoom no longer reaches the network at all.');
    expect(callwarden('block', 'zoom', '--everything').out).toContain('Nothing was changed.');
    expect(nft('list', 'ruleset')).toBe('');
  });

  it('third parties are cut off, open connections too, and nobody else is hit', async () => {
    // Somebody else's table, to be found again as it was.
    nft('add', 'table', 'inet', 'somebody');
    const contained = await startContained();
    const done = callwarden('block', 'zoom', '--third-parties', '--yes', '--root', root);
    expect(done).toMatchObject({ code: 0, err: '' });
    // Its UDP sockets were open before, and of those without a fixed peer nobody can tell whose they are.
    expect(await client.answers()).toEqual({ ...all('ok'), [`tcp ${meta}`]: 'no' });
    expect([...client.kept]).toEqual([meta]);
    expect(await other.answers()).toEqual(all('ok'));
    expect([...other.kept]).toEqual([]);
    // What has a network of its own is held by no rule here, and stays in the group that somebody gave it.
    expect(groupOf(client.process)).toContain('callwarden-zoom');
    expect(groupOf(contained)).not.toContain('callwarden-zoom');
    await contained.stop('SIGKILL');
    expect(state()).toMatchObject({ standing: { kind: 'third-parties' }, holds: true });
  }, 30_000);

  it('stays over a restart of the guard and of the client, which is moved as soon as it starts', async () => {
    await startWatching(['--root', root], env, inside).stop();
    expect((await client.answers())[`tcp ${meta}`]).toBe('no');
    await client.process.stop('SIGKILL');
    const watching = startWatching(['--root', root], env, inside);
    await watching.event('health', ({ health }) => health.part === 'sockets');
    client2 = await talk(join(root, 'opt/zoom/zoom'));
    await watching.event('client.started', (e) => e.client === 'zoom');
    expect(await client2.answers()).toEqual({
      ...all('ok'),
      [`tcp ${meta}`]: 'no',
      [`udp ${meta}`]: 'no',
    });
    expect([...client2.kept]).toEqual([meta]);
    await watching.stop();
  }, 40_000);

  it('rules that are lost come back with the guard, as after a restart of the machine', async () => {
    nft('delete', 'table', 'inet', 'callwarden');
    spawnSync(inside[0], [...inside.slice(1), 'rm', '/run/callwarden/holding.json']);
    expect((await client2.answers())[`tcp ${meta}`]).toBe('ok');
    expect(state()).toMatchObject({ holds: false });
    const watching = startWatching(['--root', root], env, inside);
    await watching.event('client.started', (e) => e.client === 'zoom');
    expect((await client2.answers())[`tcp ${meta}`]).toBe('no');
    expect(state()).toMatchObject({ holds: true });
    await watching.stop();
  }, 30_000);

  it('a stronger block takes its place, and undo brings back the one before, then none', async () => {
    expect(callwarden('block', 'zoom', '--vendor-only', '--yes', '--root', root).code).toBe(0);
    expect(await client2.answers()).toEqual({
      ...all('no'),
      [`tcp ${zoom}`]: 'ok',
      [`udp ${zoom}`]: 'ok',
    });
    expect(callwarden('block', 'zoom', '--everything', '--yes', '--root', root).code).toBe(0);
    expect(await client2.answers()).toEqual(all('no'));
    expect(await other.answers()).toEqual(all('ok'));
    for (const kind of ['vendor-only', 'third-parties']) {
      expect(callwarden('undo', '--last').code).toBe(0);
      expect(state().standing?.kind).toBe(kind);
    }
    expect(callwarden('block', 'zoom', '--lift').code).toBe(0);
    expect(await client2.answers()).toEqual(all('ok'));
    expect(nft('list', 'tables')).toBe('table inet somebody\n');
    expect(callwarden('block', 'zoom', '--lift').code).toBe(3);
  }, 60_000);

  it('what was open over UDP before, without a peer, is ended for good', async () => {
    const early = await talkEarly();
    expect(callwarden('block', 'zoom', '--everything', '--yes', '--root', root).code).toBe(0);
    expect(await early.heard()).toEqual({ [zoom]: false, [meta]: false, [nobody]: false });
    expect(early.errors()).toContain('EPIPE');
    // Sockets that were made in the group need not be ended: the rules hold them, and let them go again.
    expect(await client2.answers()).toEqual(all('no'));
    expect(callwarden('block', 'zoom', '--lift').code).toBe(0);
    expect(await client2.answers()).toEqual(all('ok'));
    expect(await early.heard()).toEqual({ [zoom]: false, [meta]: false, [nobody]: false });
  }, 60_000);

  it('without a yes it is taken back after 15 s, in the journal too', async () => {
    const { person, hasSaid } = atTerminal();
    const code = new Promise((resolve) => person.once('exit', resolve));
    await hasSaid('Cut the line?');
    person.stdin.write('y\n');
    await hasSaid('Without a yes');
    expect((await client2.answers())[`tcp ${zoom}`]).toBe('no');
    expect(await code).toBe(3);
    await hasSaid('Nobody said in time that all is well');
    expect(await client2.answers()).toEqual(all('ok'));
    expect(state().standing).toBeNull();
    expect(JSON.parse(callwarden('undo', '--list', '--json').out)[0].state).toBe('rolled-back');
  }, 60_000);

  it('is taken back at once with a no', async () => {
    const { person, hasSaid } = atTerminal();
    const code = new Promise((resolve) => person.once('exit', resolve));
    await hasSaid('Cut the line?');
    person.stdin.write('y\n');
    await hasSaid('Without a yes');
    person.stdin.write('n\n');
    expect(await code).toBe(3);
    await hasSaid('As you said, the block was taken back');
    expect(state().standing).toBeNull();
    expect(await client2.answers()).toEqual(all('ok'));
  }, 60_000);

  it('killed while it is on trial, the kernel itself lets it lapse', async () => {
    const { person, hasSaid } = atTerminal('exec ');
    await hasSaid('Cut the line?');
    person.stdin.write('y\n');
    await hasSaid('Without a yes');
    const own = execFileSync('pgrep', ['-P', String(person.pid)], { encoding: 'utf8' }).trim();
    for (const pid of own.split('\n')) process.kill(Number(pid), 'SIGKILL');
    const gone = new Promise((resolve) => person.once('exit', resolve));
    await gone;
    expect((await client2.answers())[`tcp ${zoom}`]).toBe('no');
    await setTimeout(14_000);
    expect(await client2.answers()).toEqual(all('ok'));
    expect(callwarden('undo', '--list').err).toContain('interrupted');
    expect(state().standing).toBeNull();
    expect(nft('list', 'tables')).toBe('table inet somebody\n');
  }, 60_000);
});
