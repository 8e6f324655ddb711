import { describe, expect, it } from 'vitest';
import { bridgeApi } from '../../../../renderer/api/bridge.ts';
import { tokenIn } from '../../../../renderer/api/connect.ts';
import { messageReader } from '../../../../renderer/api/event-stream.ts';
import { until } from '../../../rigs/until.ts';

const wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

describe('the contract over loopback', () => {
  it('reads messages however they are cut, and leaves comments out', () => {
    const read = messageReader();
    expect(read(': open\n\ndata: [1')).toEqual([]);
    expect(read(']\n\ndata: [2]\n\n')).toEqual(['[1]', '[2]']);
  });
  it('takes a token for a token and a screen for a screen', () => {
    const token = 'a'.repeat(43);
    expect(tokenIn(`#${token}`)).toBe(token);
    expect(tokenIn(`#token=${token}`)).toBe(token);
    expect(tokenIn('#/clients/zoom')).toBeNull();
  });
  it('an answer that does not fit the contract is a problem, not a value', async () => {
    const fetch = async () => Response.json({ ok: true, value: { nonsense: 1 } });
    const told = await bridgeApi({ fetch, wait }).call('now.get', {});
    expect(told).toMatchObject({ ok: false, problem: { kind: 'invalid-data' } });
  });
  it('a refusal is the problem that the bridge gave', async () => {
    const problem = { kind: 'not-permitted', subject: 'bridge', message: 'No.', advice: 'Ask.' };
    const fetch = async () => Response.json({ ok: false, problem }, { status: 403 });
    expect(await bridgeApi({ fetch, wait }).call('now.get', {})).toEqual({ ok: false, problem });
  });
  it('a guard that is gone is a problem too', async () => {
    const fetch = async () => Promise.reject(new Error('refused'));
    expect(await bridgeApi({ fetch, wait }).call('now.get', {})).toMatchObject({
      ok: false,
      problem: { kind: 'unavailable', cause: 'refused' },
    });
  });
  it('says once that the guard is lost, once that it is found, and connects again', async () => {
    const said: string[] = [];
    let asked = 0;
    const fetch = async () => {
      asked += 1;
      if (asked === 2 || asked === 3) throw new Error('refused');
      return new Response('data: []\n\n');
    };
    const leave = bridgeApi({ fetch, wait }).subscribe({
      onEvents: () => said.push('events'),
      onLost: () => said.push('lost'),
      onFound: () => said.push('found'),
    });
    await until('two connections', () => (said.length >= 5 ? true : undefined));
    leave();
    expect(said.slice(0, 4)).toEqual(['events', 'lost', 'found', 'events']);
  });
});
