// `callwarden ui` as a process: one address, the real guard behind it, no socket but the one on loopback.
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { doctorSchema, nowSchema } from '../../../preload/contract/index.ts';
import { type OwnFolder, ownFolder } from '../../rigs/own-folder.ts';
import { until } from '../../rigs/until.ts';
import { knock, openSession } from './knock.ts';

const command = join(import.meta.dirname, '..', '..', '..', 'main', 'cli', 'ui.ts');

let folder: OwnFolder;
let child: ChildProcess;
let said: string;
let exit: Promise<number | null>;

beforeEach(() => {
  folder = ownFolder('ui');
  said = '';
  const flags = JSON.stringify({
    open: false,
    root: folder.path,
    home: folder.home,
    devices: folder.path,
  });
  const script = `import { ui } from ${JSON.stringify(command)}; process.exitCode = await ui(${flags});`;
  child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    env: { ...folder.env, CALLWARDEN_DATA: join(folder.path, 'data') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  exit = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
});

afterEach(async () => {
  if (child.exitCode === null) child.kill('SIGTERM');
  await exit;
  folder.remove();
});

const address = (): Promise<string> =>
  until('the address', () => /http:\/\/\S+/.exec(said)?.[0], 15_000);

it('prints the address once, answers from the live guard, and ends at a signal', async () => {
  const { port, cookie } = await openSession(await address());
  const call = async (name: string, input: unknown = {}): Promise<unknown> =>
    JSON.parse(
      (
        await knock(port, {
          method: 'POST',
          path: `/call/${name}`,
          headers: { Cookie: cookie },
          body: JSON.stringify(input),
        })
      ).body,
    );
  const now = (await call('now.get')) as { ok: true; value: unknown };
  expect(nowSchema.parse(now.value).snapshot.scope).toBe('live');
  expect(
    doctorSchema.parse(((await call('doctor.get')) as { value: unknown }).value).health.length,
  ).toBeGreaterThan(3);
  expect(await call('settings.save', { theme: 'dark' })).toMatchObject({
    ok: true,
    value: { theme: 'dark' },
  });
  expect(await call('settings.save', { theme: 'pink' })).toMatchObject({
    ok: false,
    problem: { kind: 'usage' },
  });
  expect(await call('no.such')).toMatchObject({ ok: false, problem: { kind: 'usage' } });
  expect(said.match(/http:/g)).toHaveLength(1);
  expect(said.trim().split('\n')).toHaveLength(1);
  child.kill('SIGINT');
  expect(await exit).toBe(0);
  await expect(knock(port)).rejects.toThrow('ECONNREFUSED');
});

it('opens no socket to any network but its listener on loopback', async () => {
  const url = new URL(await address());
  const sockets = internetSockets(child.pid!);
  expect(sockets).toEqual([`tcp 127.0.0.1:${url.port} listen`]);
});

/** Internet sockets of a process and of all its children, as the kernel lists them. */
const internetSockets = (pid: number): string[] => {
  const inodes = new Map<string, string>();
  for (const protocol of ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6']) {
    for (const row of readFileSync(`/proc/${pid}/net/${protocol}`, 'latin1')
      .trim()
      .split('\n')
      .slice(1)) {
      const [, local = '', , state = '', , , , , , inode = ''] = row.trim().split(/\s+/);
      const [host = '', port = ''] = local.split(':');
      const name = host === '0100007F' ? '127.0.0.1' : host;
      inodes.set(
        inode,
        `${protocol} ${name}:${Number.parseInt(port, 16)} ${state === '0A' ? 'listen' : state}`,
      );
    }
  }
  const found = new Set<string>();
  for (const each of familyOf(pid)) {
    for (const descriptor of readdirSync(`/proc/${each}/fd`)) {
      try {
        const inode = /^socket:\[(\d+)\]$/.exec(
          readlinkSync(`/proc/${each}/fd/${descriptor}`),
        )?.[1];
        const socket = inode === undefined ? undefined : inodes.get(inode);
        if (socket !== undefined) found.add(socket);
      } catch {
        // It was closed meanwhile.
      }
    }
  }
  return [...found];
};

const familyOf = (pid: number): number[] => {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').trim();
  return [
    pid,
    ...(children === '' ? [] : children.split(' ').flatMap((child_) => familyOf(Number(child_)))),
  ];
};
