import { beforeAll, expect, it, vi } from 'vitest';
import { type CallwardenApi, commands, queries } from '../../../preload/contract/index.ts';

const { exposed, invoked, heard } = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  invoked: [] as unknown[][],
  heard: new Map<string, (event: unknown, value: unknown) => void>(),
}));
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, value: unknown) => exposed.set(name, value) },
  ipcRenderer: {
    invoke: async (...sent: unknown[]) => {
      invoked.push(sent);
      return { ok: true, value: {} };
    },
    on: (channel: string, hear: (event: unknown, value: unknown) => void) =>
      heard.set(channel, hear),
    off: (channel: string) => heard.delete(channel),
  },
}));

let api: CallwardenApi;
beforeAll(async () => {
  await import('../../../preload/index.ts');
  api = exposed.get('callwarden') as CallwardenApi;
});

it('exposes one object with two functions, and nothing generic', () => {
  expect([...exposed.keys()]).toEqual(['callwarden']);
  expect(Object.keys(api).sort()).toEqual(['call', 'subscribe']);
});

it('passes on every call of the contract, by one channel', async () => {
  for (const name of [...Object.keys(queries), ...Object.keys(commands)])
    await api.call(name as 'now.get', {});
  expect(invoked.map(([channel]) => channel)).toEqual(invoked.map(() => 'callwarden:call'));
  expect(invoked.map(([, name]) => name)).toEqual([
    ...Object.keys(queries),
    ...Object.keys(commands),
  ]);
});

it.each(['no.such', 'constructor', '__proto__', 'callwarden:call', 7, null])(
  'does not pass on %s',
  async (name) => {
    const before = invoked.length;
    expect(await api.call(name as 'now.get', {})).toMatchObject({
      ok: false,
      problem: { kind: 'usage' },
    });
    expect(invoked).toHaveLength(before);
  },
);

it('gives events without Electron’s event object, until it is told to stop', () => {
  const events: unknown[] = [];
  const leave = api.subscribe({ onEvents: (batch) => events.push(batch) });
  heard.get('callwarden:events')?.({ sender: 'secret' }, [1]);
  expect(events).toEqual([[1]]);
  leave();
  expect(heard.size).toBe(0);
});
