// A client that opens and closes 5,000 connections a second while it holds the camera: every one of them, and all their
// bytes, are in the events, in the history and on the meeting's receipt.
import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { receiptSchema } from '../../../preload/contract/index.ts';
import {
  answerBytes,
  asNobody,
  compileBriefConnections,
  nobody,
  startAnswering,
  startCalling,
} from '../../rigs/brief-connections.ts';
import { callwarden, startWatching, type Watching } from '../../rigs/callwarden.ts';
import type { OwnChild } from '../../rigs/own-child.ts';
import { type OwnFolder, ownFolder } from '../../rigs/own-folder.ts';

const isRoot = process.getuid?.() === 0;
const perSecond = 5_000;
const seconds = 2.5;
const bytes = 500;

describe.skipIf(!isRoot)('short connections (needs root to make a stand-in node)', () => {
  let folder: OwnFolder;
  let env: NodeJS.ProcessEnv;
  let answerer: OwnChild & { readonly port: number };
  let watching: Watching;
  let client: string;
  let camera: number;

  beforeEach(async () => {
    folder = ownFolder('short');
    env = { ...folder.env, XDG_STATE_HOME: join(folder.path, 'state') };
    mkdirSync(join(folder.path, 'root/opt/zoom'), { recursive: true });
    mkdirSync(join(folder.path, 'dev'));
    execFileSync('mknod', ['-m', '666', join(folder.path, 'dev/video0'), 'c', '1', '3']);
    camera = openSync(join(folder.path, 'dev/video0'), 'r');
    client = join(folder.path, 'root/opt/zoom/zoom');
    compileBriefConnections(client);
    execFileSync('chown', ['-R', `${nobody.uid}:${nobody.gid}`, folder.path]);
    chmodSync(folder.path, 0o755);
  });
  afterEach(async () => {
    closeSync(camera);
    await watching.stop();
    await answerer.stop();
    folder.remove();
  });

  const watch = async (inside: readonly string[] = []) => {
    const program = join(folder.path, 'answerer');
    compileBriefConnections(program);
    answerer = await startAnswering(program);
    const { path } = folder;
    const places = ['--root', join(path, 'root'), '--devices', join(path, 'dev')];
    watching = startWatching(places, env, inside);
    await watching.event('health', ({ health }) => health.part === 'other-users');
    const said = await watching.event('health', ({ health }) => health.part === 'sockets');
    return said.health;
  };
  const call = (address: string, openMs: number, as = {}) =>
    startCalling(
      client,
      { address, port: answerer.port, perSecond, seconds, openMs, bytes },
      { stdin: camera, ...as },
    );
  /** What was told of one process: how many, and what they sent. */
  const toldOf = (pid: number) => {
    const closed = watching.events.flatMap((event) =>
      event.type === 'connection.closed' && event.connection.pid === pid ? [event.connection] : [],
    );
    return {
      count: closed.reduce((sum, { sockets = 1 }) => sum + sockets, 0),
      sent: closed.reduce((sum, { bytesSent }) => sum + (bytesSent ?? 0), 0),
      received: closed.reduce((sum, { bytesReceived }) => sum + (bytesReceived ?? 0), 0),
    };
  };

  it('where the kernel keeps who made a socket: not one is lost, whatever its life', async () => {
    expect((await watch()).state).toBe('working');
    const made: { readonly pid: number; readonly address: string; readonly count: number }[] = [];
    for (const [address, openMs] of [
      ['127.0.0.2', 60],
      ['127.0.0.3', 10],
    ] as const) {
      const caller = call(address, openMs);
      const count = await caller.over;
      made.push({ pid: caller.pid, address, count });
    }
    await sleep(2_500);
    for (const { pid, count } of made) {
      expect(count).toBeGreaterThan(perSecond * seconds * 0.8);
      expect(toldOf(pid)).toMatchObject({ count, sent: count * bytes });
    }
    expect(await watching.stop()).toBe(0);

    const raw = new DatabaseSync(join(folder.path, 'state/callwarden/callwarden.db'), {
      readOnly: true,
    });
    const rows = raw.prepare(
      'SELECT remote_address, sum(sockets) AS sockets, sum(bytes_sent) AS sent FROM connections WHERE remote_port = ? GROUP BY remote_address ORDER BY remote_address',
    );
    expect(rows.all(answerer.port).map((row) => ({ ...row }))).toEqual(
      made.map(({ address, count }) => ({
        remote_address: address,
        sockets: count,
        sent: count * bytes,
      })),
    );
    raw.close();

    const { out } = callwarden(['receipts', '--json', '--last'], env);
    const receipt = receiptSchema.parse(JSON.parse(out).receipts[0]);
    const all = made.reduce((sum, { count }) => sum + count, 0);
    // Whatever else on this machine calls itself Zoom meanwhile has other ends.
    const ends = (receipt.parties ?? [])
      .flatMap((party) => party.ends)
      .filter(({ remote }) => made.some(({ address }) => remote?.address === address));
    const sum = (of: (end: (typeof ends)[number]) => number | null): number =>
      ends.reduce((total, end) => total + (of(end) ?? 0), 0);
    expect(sum((end) => end.sockets)).toBe(all);
    expect(sum((end) => end.bytesSent)).toBe(all * bytes);
    // The kernel counts the other side's orderly end as a byte.
    expect(sum((end) => end.bytesReceived)).toBeGreaterThanOrEqual(all * answerBytes);
    expect(sum((end) => end.bytesReceived)).toBeLessThanOrEqual(all * (answerBytes + 1));
  });

  it('as an ordinary user: most of those that live for 60 ms, and it is said what can be missed', async () => {
    const health = await watch(asNobody);
    expect(health).toMatchObject({
      state: 'limited',
      detail: expect.stringContaining('shorter than 50 ms'),
    });
    const caller = call('127.0.0.4', 60, nobody);
    const made = await caller.over;
    await sleep(2_500);
    const told = toldOf(caller.pid);
    expect(told.count).toBeLessThanOrEqual(made);
    // On a quiet machine more than 99 % of them; beside other tests a look comes late. The socket tables alone have 5 %.
    expect(told.count).toBeGreaterThan(made * 0.5);
    expect(told.sent).toBe(told.count * bytes);
  });
});
