// What a person meets who mistypes, or points at something that is not there.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { doctorSchema, historySchema, snapshotSchema } from '../../../preload/contract/index.ts';
import { callwarden } from '../../rigs/callwarden.ts';
import { ownFolder } from '../../rigs/own-folder.ts';

const folder = ownFolder('usage');
afterAll(() => folder.remove());

it.each([
  [['scan', '--jsn'], 'Did you mean --json?'],
  [['sacn'], 'Did you mean scan?'],
  [['history', '--since', 'yesterday'], 'Write a number and a unit'],
  [['history', '--client', 'zom'], 'Known clients:'],
  [['watch', '--interval', '2 fortnights'], 'Write a number and a unit'],
])('callwarden %j is wrong usage, and says what was meant', (args, hint) => {
  const { code, err, out } = callwarden(args, folder.env);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(hint);
});

it('a root that is not there is said in a sentence', () => {
  const { code, err } = callwarden(['scan', '--root', join(folder.path, 'nowhere')], folder.env);
  expect(code).toBe(3);
  expect(err).toMatch(/^callwarden: .*nowhere/);
});

it('another root shows its own software, and nothing of this machine', () => {
  const root = join(folder.path, 'disk');
  mkdirSync(join(root, 'var/lib/dpkg/info'), { recursive: true });
  mkdirSync(join(root, 'opt/zoom'), { recursive: true });
  writeFileSync(join(root, 'opt/zoom/zoom'), '');
  writeFileSync(
    join(root, 'var/lib/dpkg/status'),
    'Package: zoom\nStatus: install ok installed\nArchitecture: amd64\nVersion: 5.17.11.3835\n\n',
  );
  writeFileSync(join(root, 'var/lib/dpkg/info/zoom.list'), '/.\n/opt\n/opt/zoom\n/opt/zoom/zoom\n');
  const snapshot = snapshotSchema.parse(
    JSON.parse(callwarden(['scan', '--json', '--root', root], folder.env).out),
  );
  expect(snapshot).toMatchObject({ scope: 'tree', captures: [], connections: [], listeners: [] });
  expect(snapshot.clients).toMatchObject([
    {
      id: 'zoom',
      processes: [],
      installations: [{ source: 'deb', package: 'zoom', version: '5.17.11.3835' }],
    },
  ]);
});

it('with no history there is none, and no error', () => {
  const { code, out } = callwarden(['history', '--json'], folder.env);
  expect(code).toBe(0);
  expect(historySchema.parse(JSON.parse(out)).captures).toEqual([]);
  expect(callwarden(['history'], folder.env).out).toContain('Nothing is remembered since');
});

it('doctor names what cannot be seen, and what to do about each', () => {
  const { code, out } = callwarden(['doctor', '--json'], folder.env);
  expect(code).toBe(0);
  const { health } = doctorSchema.parse(JSON.parse(out));
  const sound = health.find(({ part }) => part === 'sound-server');
  expect(sound?.state).toBe('absent');
  for (const { state, advice } of health) expect(advice === null).toBe(state === 'working');
});

it('help names every command', () => {
  const { code, out } = callwarden(['--help'], folder.env);
  expect(code).toBe(0);
  for (const command of ['scan', 'watch', 'history', 'doctor']) expect(out).toContain(command);
});
