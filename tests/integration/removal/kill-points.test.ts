// A whole removal, with the real dpkg in a root of its own, killed before calls of ours that change the disk: opened
// again, what was the person's is all there or all in quarantine, and restore brings back every byte. Some points, evenly
// spread; CALLWARDEN_EVERY_KILL_POINT=1 takes them all.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { debClients } from '../../rigs/client-tree/deb-clients.ts';
import { missingPackages } from '../../rigs/programs.ts';
import { realDebs } from '../../rigs/real-debs.ts';
import { given, removerAt } from '../../rigs/removal.ts';
import { pictureOf } from '../../unit/journal/picture.ts';
import { inParallel } from '../journal/killing.ts';
import { runKilled } from './killed-removal.ts';

const isRoot = process.getuid?.() === 0 && existsSync('/dev/shm');
const why = isRoot ? missingPackages('dpkg', 'dpkg-deb') : 'to run as root, and /dev/shm';
const takesAll = process.env.CALLWARDEN_EVERY_KILL_POINT === '1';
const sampled = 3;
const phases = ['remove', 'purge', 'restore'] as const;

const withoutTimes = (picture: string): string =>
  picture.replace(/^(.* \d+ \d+ \d+) \d{18,19} /gm, '$1 ');

describe.skipIf(why !== null)(`a removal that is killed (needs ${why ?? 'nothing more'})`, () => {
  const workshop = mkdtempSync(
    isRoot ? '/dev/shm/callwarden-removal-' : '/tmp/callwarden-removal-',
  );
  const before = new Map<string, string>();
  let killed = 0;
  let possible = 0;
  const inScene = async <T>(client: string, work: (folder: string) => Promise<T>): Promise<T> => {
    const folder = mkdtempSync(join(workshop, 'scene-'));
    execFileSync('cp', ['-a', join(workshop, client, 'root'), folder]);
    try {
      return await work(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  const homeOf = (folder: string): string => join(folder, 'root/home/alice');

  beforeAll(() => {
    for (const [client, deb] of debClients) {
      const template = join(workshop, client);
      mkdirSync(template);
      realDebs(template).install(deb());
      before.set(client, pictureOf(homeOf(template)));
    }
  });
  afterAll(() => {
    rmSync(workshop, { recursive: true, force: true });
    if (why === null)
      console.log(`removals killed with SIGKILL at ${killed} of ${possible} points`);
  });

  const scenes = debClients.flatMap(([client]) => phases.map((phase) => [client, phase] as const));
  it.each(scenes)('%s, %s', { timeout: 1_800_000 }, async (client, phase) => {
    const { count, after } = await inScene(client, async (folder) => ({
      count: (await runKilled(folder, client, phase, null)) ?? 0,
      after: withoutTimes(pictureOf(homeOf(folder))),
    }));
    expect(count).toBeGreaterThan(sampled);
    possible += count;
    const step = takesAll ? 1 : count / sampled;
    const points = Array.from(
      { length: Math.floor(count / step) },
      (_, at) => 1 + Math.floor(at * step),
    );
    await inParallel(points, 2, (point) =>
      inScene(client, async (folder) => {
        const name = `${client}, ${phase}, point ${point} of ${count}`;
        expect(await runKilled(folder, client, phase, point), name).toBeNull();
        killed += 1;
        const home = homeOf(folder);
        const { changes } = await removerAt(
          { root: join(folder, 'root'), home },
          join(folder, 'data'),
        );
        const entries = given(changes.entries());
        const done = entries.find(({ state }) => state === 'done');
        if (done === undefined) return expect(pictureOf(home), name).toBe(before.get(client));
        if (phase !== 'restore') expect(withoutTimes(pictureOf(home)), name).toBe(after);
        if (phase === 'purge') return;
        given(await changes.undo(done.id, { whenChanged: 'refuse' }));
        expect(pictureOf(home), name).toBe(before.get(client));
      }),
    );
  });
});
