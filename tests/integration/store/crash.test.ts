import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { always, everything, opened, ownFolder } from '../../unit/store/place.ts';

const child = join(import.meta.dirname, 'recording-child.ts');

test('a guard killed in the middle of recording loses at most its last tick, and the next one opens clean', async () => {
  const file = join(ownFolder(), 'callwarden.db');
  let known = 0;
  for (let life = 0; life < 3; life += 1) {
    const guard = spawn(process.execPath, [child, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    guard.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
    });
    while (said.split('\n').length < 40) await new Promise((resolve) => setTimeout(resolve, 5));
    // A second guard beside it only reads.
    const beside = opened({ file });
    expect(beside.mode).toBe('reader');
    expect(beside.takeHealth()[0]?.detail).toContain(`process ${guard.pid}`);
    expect(beside.history(always).ok).toBe(true);
    beside.close();
    guard.kill('SIGKILL');
    await once(guard, 'close');
    const last = Number(said.trimEnd().split('\n').at(-1));
    known = Math.max(known, last);

    const store = opened({ file });
    expect(store.mode).toBe('writer');
    expect(store.takeHealth()).toMatchObject([
      { state: 'working', detail: expect.stringContaining('without a word') },
    ]);
    const { captures } = everything(store);
    const ids = new Set(captures.map(({ id }) => id));
    for (let tick = 0; tick <= last; tick += 1) {
      expect(ids.has(`tick-${tick}`)).toBe(true);
      expect(ids.has(`also-${tick}`)).toBe(true);
    }
    // The one that was written but not yet said is there whole or not at all.
    expect(ids.has(`tick-${known + 1}`)).toBe(ids.has(`also-${known + 1}`));
    expect(captures.every(({ endedAt }) => endedAt !== null)).toBe(true);
    store.close();
  }
});
