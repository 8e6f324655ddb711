import { expect, test } from 'vitest';
import { backOff, type ChildEnd, keepChild } from '../../../../main/platform/command/index.ts';
import { until } from '../../../rigs/until.ts';

test('a child that ends is started again after the wait that its owner names', async () => {
  const lives: number[] = [];
  const ends: ChildEnd[] = [];
  let text = '';
  const child = keepChild({
    argv: [
      process.execPath,
      '-e',
      'console.log("hello"); console.error("good\\nbye"); process.exit(4)',
    ],
    env: process.env,
    started: (life) => lives.push(life),
    text: (chunk) => {
      text += chunk;
    },
    ended: (end) => {
      ends.push(end);
      return ends.length < 3 ? 10 : null;
    },
  });
  await until('three ends', () => (ends.length === 3 ? true : undefined), 10_000);
  await child.stop();
  expect(lives).toEqual([1, 2, 3]);
  expect(text).toBe('hello\nhello\nhello\n');
  expect(ends[0]).toEqual({ kind: 'ended', exitCode: 4, lastWords: 'good bye' });
});

test('a program that is missing is told as missing', async () => {
  const ends: ChildEnd[] = [];
  const child = keepChild({
    argv: ['callwarden-no-such-program'],
    env: process.env,
    started: () => {},
    text: () => {},
    ended: (end) => {
      ends.push(end);
      return null;
    },
  });
  await until('its end', () => ends[0]);
  await child.stop();
  expect(ends).toEqual([{ kind: 'missing' }]);
});

test('stopping ends the child at once, tells nothing more, and may be done twice', async () => {
  let pid = '';
  let ended = 0;
  const child = keepChild({
    argv: [process.execPath, '-e', 'console.log(process.pid); setInterval(() => {}, 1000)'],
    env: process.env,
    started: () => {},
    text: (chunk) => {
      pid += chunk;
    },
    ended: () => {
      ended += 1;
      return 0;
    },
  });
  await until('its pid', () => (pid.endsWith('\n') ? true : undefined));
  await child.stop();
  await child.stop();
  expect(() => process.kill(Number(pid), 0)).toThrow('ESRCH');
  expect(ended).toBe(0);
});

test('waits double up to the longest and begin again after a success', () => {
  const waits = backOff(250, 5000);
  expect([1, 2, 3, 4, 5, 6, 7].map(() => waits.next())).toEqual([
    250, 500, 1000, 2000, 4000, 5000, 5000,
  ]);
  waits.reset();
  expect(waits.next()).toBe(250);
});
