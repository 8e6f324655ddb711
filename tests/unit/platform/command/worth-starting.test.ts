import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { keepChild } from '../../../../main/platform/command/index.ts';
import { serverMayBeThere as cameraServerMayBeThere } from '../../../../main/platform/linux/camera-server/server-socket.ts';
import { serverMayBeThere as soundServerMayBeThere } from '../../../../main/platform/linux/sound/server-socket.ts';
import { ownFolder } from '../../../rigs/own-folder.ts';
import { until } from '../../../rigs/until.ts';

const folder = ownFolder('worth');
afterAll(() => folder.remove());

it('a child whose server is plainly not there is started once, and again when the server shows', async () => {
  const sign = join(folder.path, 'sign');
  const log = join(folder.path, 'log');
  const child = keepChild({
    argv: ['sh', '-c', 'echo started >> "$0"', log],
    env: { PATH: process.env.PATH },
    started: () => {},
    text: () => {},
    ended: () => 20,
    worthStarting: () => existsSync(sign),
  });
  const starts = (): number =>
    existsSync(log) ? readFileSync(log, 'utf8').split('\n').length - 1 : 0;
  await until('the first start', () => (starts() === 1 ? true : undefined));
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(starts()).toBe(1);
  writeFileSync(sign, '');
  await until('another start', () => (starts() > 1 ? true : undefined));
  await child.stop();
});

it('is asked more and more seldom where its server never comes', async () => {
  const asked: number[] = [];
  const child = keepChild({
    argv: ['true'],
    env: { PATH: process.env.PATH },
    started: () => {},
    text: () => {},
    ended: () => 20,
    worthStarting: () => {
      asked.push(performance.now());
      return false;
    },
  });
  await until('five looks', () => (asked.length >= 5 ? true : undefined));
  await child.stop();
  const waits = asked.slice(1).map((at, index) => at - (asked[index] ?? 0));
  for (const [index, wait] of waits.entries()) expect(wait).toBeGreaterThan(38 * 2 ** index);
});

it.each([
  ['nothing in the session’s runtime folder', { XDG_RUNTIME_DIR: '/nonexistent' }, false],
  [
    'a server named outright',
    { XDG_RUNTIME_DIR: '/nonexistent', PULSE_SERVER: 'tcp:10.0.0.1' },
    true,
  ],
  ['no runtime folder to judge by', {}, true],
])('sound: %s', (_, env, expected) => {
  expect(soundServerMayBeThere(env)).toBe(expected);
});

it.each([
  [
    'nothing in the runtime folders',
    { XDG_RUNTIME_DIR: '/nonexistent' },
    existsSync('/run/pipewire/pipewire-0'),
  ],
  ['an absolute remote that is there', { PIPEWIRE_REMOTE: '/dev/null' }, true],
  ['an absolute remote that is not', { PIPEWIRE_REMOTE: '/nonexistent' }, false],
])('camera: %s', (_, env, expected) => {
  expect(cameraServerMayBeThere(env)).toBe(expected);
});
