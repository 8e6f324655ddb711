import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { get, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bridge } from '../../../main/bridge/index.ts';
import { success } from '../../../main/outcome.ts';
import type { WatchEvent } from '../../../preload/contract/index.ts';
import { type OwnFolder, ownFolder } from '../../rigs/own-folder.ts';
import { until } from '../../rigs/until.ts';
import { knock, openSession } from './knock.ts';

let folder: OwnFolder;
let bridge: Bridge;
let calls: { name: string; input: unknown }[];
let tell: (events: readonly WatchEvent[]) => void;
let peerMayConnect: boolean;

const stopped: WatchEvent = {
  type: 'client.stopped',
  at: '2026-11-24T12:00:00.000Z',
  client: 'zoom',
};

beforeEach(async () => {
  folder = ownFolder('bridge');
  const screens = join(folder.path, 'renderer');
  mkdirSync(join(screens, 'assets'), { recursive: true });
  writeFileSync(
    join(screens, 'index.html'),
    '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__">',
  );
  writeFileSync(join(screens, 'assets', 'index.js'), 'export {};');
  writeFileSync(join(screens, 'assets', 'index.js.map'), '{}');
  writeFileSync(join(folder.path, 'secret.js'), 'secret');
  symlinkSync(join(folder.path, 'secret.js'), join(screens, 'link.js'));
  calls = [];
  peerMayConnect = true;
  const opened = await Bridge.open({
    screens,
    mayConnect: async () => peerMayConnect,
    service: {
      call: async (name, input) => {
        calls.push({ name, input });
        return success([]);
      },
      subscribe: (listener) => {
        tell = listener;
        return () => {};
      },
    },
  });
  if (!opened.ok) throw new Error(opened.problem.message);
  bridge = opened.value;
});

afterEach(async () => {
  await bridge.close();
  folder.remove();
});

describe('the address', () => {
  it('carries its token in the fragment, which browsers keep to themselves', () => {
    const url = new URL(bridge.address!);
    expect(url.hostname).toBe('127.0.0.1');
    expect(url.search).toBe('');
    expect(Buffer.from(url.hash.slice(1), 'base64url')).toHaveLength(32);
  });

  it('works once: the token is exchanged for a cookie that scripts and other sites cannot use', async () => {
    const token = new URL(bridge.address!).hash.slice(1);
    const first = await knock(bridge.port, {
      method: 'POST',
      path: '/session',
      body: JSON.stringify({ token }),
    });
    expect(first.status).toBe(204);
    expect(first.headers['set-cookie']?.[0]).toMatch(
      new RegExp(`^callwarden-${bridge.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
    );
    expect(bridge.address).toBeNull();
    const second = await knock(bridge.port, {
      method: 'POST',
      path: '/session',
      body: JSON.stringify({ token }),
    });
    expect(second.status).toBe(403);
    expect(bridge.refusals()).toBe(1);
  });
});

describe('whoever has the session', () => {
  it('calls, and hears the outcome', async () => {
    const { port, cookie } = await openSession(bridge.address!);
    const answer = await knock(port, {
      method: 'POST',
      path: '/call/clients.list',
      headers: { Cookie: `session=of-another-server; ${cookie}` },
      body: '{}',
    });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ ok: true, value: [] });
    expect(calls).toEqual([{ name: 'clients.list', input: {} }]);
  });

  it('hears every batch of events', async () => {
    const { port, cookie } = await openSession(bridge.address!);
    let heard = '';
    const stream = get(
      { host: '127.0.0.1', port, path: '/events', headers: { Cookie: cookie }, agent: false },
      (response) => {
        expect(response.headers['content-type']).toContain('text/event-stream');
        response.setEncoding('utf8').on('data', (chunk: string) => {
          heard += chunk;
        });
      },
    );
    await until('the stream is open', () => (heard.includes(': open') ? true : undefined));
    tell([stopped, stopped]);
    await until('the batch', () => (heard.includes('data: ') ? true : undefined));
    const data = /^data: (.*)$/m.exec(heard)?.[1];
    expect(JSON.parse(data!)).toEqual([stopped, stopped]);
    stream.destroy();
  });

  it('sees the stream end when the guard goes', async () => {
    const { port, cookie } = await openSession(bridge.address!);
    const ended = new Promise<void>((resolve) => {
      get(
        { host: '127.0.0.1', port, path: '/events', headers: { Cookie: cookie }, agent: false },
        (response) => {
          response.resume().once('close', resolve);
          void bridge.close();
        },
      );
    });
    await ended;
    await expect(knock(port)).rejects.toThrow('ECONNREFUSED');
  });
});

describe('the screens', () => {
  it('are served from a list, with headers that let them do nothing else', async () => {
    const page = await knock(bridge.port);
    expect(page.status).toBe(200);
    const policy = String(page.headers['content-security-policy']);
    const nonce = /content="([\w-]+)"/.exec(page.body)?.[1];
    expect(policy).toContain(`'nonce-${nonce}'`);
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("default-src 'none'");
    expect(page.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(
      (await knock(bridge.port, { path: '/assets/index.js' })).headers['content-type'],
    ).toContain('text/javascript');
  });

  it.each([
    '/../secret.js',
    '/assets/../../secret.js',
    '/%2e%2e/secret.js',
    '/..%2fsecret.js',
    '/assets/..\\..\\secret.js',
    '//secret.js',
    '/link.js',
    '/assets/index.js.map',
    '/assets',
    '/index.html?x',
    'http://127.0.0.1/secret.js',
    '/constructor',
    '/__proto__',
  ])('%s is nowhere', async (path) => {
    const answer = await knock(bridge.port, { path });
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('secret');
    expect(bridge.refusals()).toBe(1);
  });
});

describe('is turned away, counted, and changes nothing:', () => {
  const cases: [
    string,
    (ours: { cookie: string; port: number }) => Parameters<typeof knock>[1],
    number,
  ][] = [
    [
      'another Host',
      ({ cookie }) => ({
        method: 'POST',
        path: '/call/now.get',
        headers: { Cookie: cookie, Host: 'evil.example' },
        body: '{}',
      }),
      403,
    ],
    [
      'our Host without the port',
      ({ cookie }) => ({
        method: 'POST',
        path: '/call/now.get',
        headers: { Cookie: cookie, Host: '127.0.0.1' },
        body: '{}',
      }),
      403,
    ],
    ['a page of another Host', () => ({ headers: { Host: 'rebound.example:80' } }), 403],
    [
      'another Origin',
      ({ cookie }) => ({
        method: 'POST',
        path: '/call/now.get',
        headers: { Cookie: cookie, Origin: 'http://evil.example' },
        body: '{}',
      }),
      403,
    ],
    [
      'the Origin "null"',
      ({ cookie }) => ({
        method: 'POST',
        path: '/call/now.get',
        headers: { Cookie: cookie, Origin: 'null' },
        body: '{}',
      }),
      403,
    ],
    [
      'our Origin on another port',
      ({ cookie, port }) => ({
        method: 'POST',
        path: '/call/now.get',
        headers: { Cookie: cookie, Origin: `http://127.0.0.1:${port + 1}` },
        body: '{}',
      }),
      403,
    ],
    [
      'localhost as Origin for 127.0.0.1',
      ({ cookie, port }) => ({
        method: 'POST',
        path: '/call/now.get',
        headers: { Cookie: cookie, Origin: `http://localhost:${port}` },
        body: '{}',
      }),
      403,
    ],
    [
      'no Origin',
      ({ cookie }) => ({
        method: 'POST',
        path: '/call/now.get',
        headers: { Cookie: cookie, Origin: null },
        body: '{}',
      }),
      403,
    ],
    [
      'a page of the same machine',
      ({ cookie }) => ({
        method: 'POST',
        path: '/call/now.get',
        headers: { Cookie: cookie, 'Sec-Fetch-Site': 'same-site' },
        body: '{}',
      }),
      403,
    ],
    ['no session', () => ({ method: 'POST', path: '/call/now.get', body: '{}' }), 403],
    [
      'a wrong session',
      () => ({
        method: 'POST',
        path: '/call/now.get',
        headers: { Cookie: `callwarden-${bridge.port}=${'A'.repeat(43)}` },
        body: '{}',
      }),
      403,
    ],
    [
      'a wrong token',
      () => ({ method: 'POST', path: '/session', body: JSON.stringify({ token: 'A'.repeat(43) }) }),
      403,
    ],
    ['no token', () => ({ method: 'POST', path: '/session', body: '{}' }), 403],
    [
      'GET of a call',
      ({ cookie }) => ({ path: '/call/now.get', headers: { Cookie: cookie } }),
      404,
    ],
    [
      'PUT',
      ({ cookie }) => ({
        method: 'PUT',
        path: '/call/now.get',
        headers: { Cookie: cookie },
        body: '{}',
      }),
      403,
    ],
    [
      'OPTIONS',
      ({ cookie }) => ({
        method: 'OPTIONS',
        path: '/call/now.get',
        headers: { Cookie: cookie, Origin: 'http://evil.example' },
      }),
      403,
    ],
    ['HEAD', () => ({ method: 'HEAD' }), 403],
    ['events without a session', () => ({ path: '/events' }), 403],
    [
      'events for another page',
      ({ cookie }) => ({
        path: '/events',
        headers: { Cookie: cookie, Origin: 'http://evil.example' },
      }),
      403,
    ],
    [
      'events across sites',
      ({ cookie }) => ({
        path: '/events',
        headers: { Cookie: cookie, 'Sec-Fetch-Site': 'cross-site' },
      }),
      403,
    ],
    [
      'a path instead of a name',
      ({ cookie }) => ({
        method: 'POST',
        path: '/call/../session',
        headers: { Cookie: cookie },
        body: '{}',
      }),
      403,
    ],
    [
      'a form',
      ({ cookie }) => ({
        method: 'POST',
        path: '/call/now.get',
        headers: { Cookie: cookie, 'Content-Type': 'text/plain' },
        body: '{}',
      }),
      415,
    ],
    [
      'JSON that is none',
      ({ cookie }) => ({
        method: 'POST',
        path: '/call/now.get',
        headers: { Cookie: cookie },
        body: '{"a":',
      }),
      400,
    ],
    [
      'bytes that are no text',
      ({ cookie }) => ({
        method: 'POST',
        path: '/call/now.get',
        headers: { Cookie: cookie },
        body: Buffer.from([0x22, 0xff, 0x22]) as unknown as string,
      }),
      400,
    ],
    [
      'a body of 2 MiB',
      ({ cookie }) => ({
        method: 'POST',
        path: '/call/now.get',
        headers: { Cookie: cookie, 'Transfer-Encoding': 'chunked' },
        body: JSON.stringify('x'.repeat(2 << 20)),
      }),
      413,
    ],
    [
      'a body said to be huge',
      ({ cookie }) => ({
        method: 'POST',
        path: '/call/now.get',
        headers: { Cookie: cookie, 'Content-Length': '99999999999' },
      }),
      413,
    ],
  ];
  it.each(cases)('%s', async (_, asks, status) => {
    const ours = await openSession(bridge.address!);
    const answer = await knock(ours.port, asks(ours)).catch((error: NodeJS.ErrnoException) => {
      // Hung up on while still sending: that is an answer too, if the count says so.
      if (status === 413 && ['EPIPE', 'ECONNRESET'].includes(error.code ?? ''))
        return { status, body: '', headers: {} as IncomingHttpHeaders };
      throw error;
    });
    expect(answer.status).toBe(status);
    expect(bridge.refusals()).toBe(1);
    expect(calls).toEqual([]);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('a session before any token was exchanged', async () => {
    await knock(bridge.port, {
      path: '/events',
      headers: { Cookie: `callwarden-${bridge.port}=` },
    });
    expect(bridge.refusals()).toBe(1);
  });

  it('two Host headers', async () => {
    const said = await raw(
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${bridge.port}\r\nHost: evil.example\r\n\r\n`,
    );
    expect(said).toMatch(/^HTTP\/1\.1 40[03]/);
  });

  it('a program of somebody else on this machine', async () => {
    peerMayConnect = false;
    expect((await knock(bridge.port)).status).toBe(403);
    expect(bridge.refusals()).toBe(1);
  });
});

it('a name that is no call of the contract reaches the service, which knows the answer', async () => {
  const { port, cookie } = await openSession(bridge.address!);
  await knock(port, {
    method: 'POST',
    path: '/call/no.such',
    headers: { Cookie: cookie },
    body: '{}',
  });
  expect(calls).toEqual([{ name: 'no.such', input: {} }]);
});

it('a request that stops in the middle does not stop the others', async () => {
  const half = connect(bridge.port, '127.0.0.1');
  half.write(
    `POST /session HTTP/1.1\r\nHost: 127.0.0.1:${bridge.port}\r\nOrigin: http://127.0.0.1:${bridge.port}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`,
  );
  expect((await knock(bridge.port)).status).toBe(200);
  half.destroy();
});

it('a browser that asks for an icon is not turned away', async () => {
  expect((await knock(bridge.port, { path: '/favicon.ico' })).status).toBe(200);
  expect(bridge.refusals()).toBe(0);
});

it('says so in a page where the screens are not built', async () => {
  const opened = await Bridge.open({
    screens: join(folder.path, 'nowhere'),
    service: { call: async () => success([]), subscribe: () => () => {} },
  });
  if (!opened.ok) throw new Error(opened.problem.message);
  expect((await knock(opened.value.port)).body).toContain('not built');
  await opened.value.close();
});

const raw = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(bridge.port, '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8').once('data', (chunk: string) => {
      resolve(chunk);
      socket.destroy();
    });
    socket.once('error', reject);
  });
