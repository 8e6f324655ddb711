// A journal in a program of its own, which ends itself with SIGKILL before its nth call that changes the disk.
import { openJournal } from '../../../main/journal/index.ts';
import { type Disk, realDisk } from '../../../main/platform/files/index.ts';
import { noHands } from '../../unit/journal/actions.ts';
import { buildScene, scenePlan, somebodyChanges, somebodyTidies } from './kill-scene.ts';

type Phase = 'run' | 'undo' | 'refill' | 'restore' | 'recover' | 'purge';

const [, , root = '', folder = '', phase = '', killAt = ''] = process.argv;

/** From here on calls are counted. */
let count: number | null = null;
const counted = new Proxy(realDisk, {
  get: (disk, name) => {
    const call = disk[name as keyof Disk] as (...args: unknown[]) => unknown;
    return (...args: unknown[]): unknown => {
      if (count !== null) {
        count += 1;
        if (count === Number(killAt)) process.kill(process.pid, 'SIGKILL');
      }
      return call(...args);
    };
  },
});

const need = <T>(outcome: { ok: true; value: T } | { ok: false; problem: unknown }): T => {
  if (outcome.ok) return outcome.value;
  throw new Error(JSON.stringify(outcome.problem));
};

const journal = need(openJournal({ folder, roots: [root], keepDays: 30, disk: counted }));
const act = async (wanted: Phase): Promise<void> => {
  if (wanted === 'recover') {
    count = 0;
    need(await journal.recover(noHands));
    return;
  }
  buildScene(root);
  const plan = scenePlan(root);
  if (wanted === 'run') count = 0;
  const { id } = need(await journal.run(plan, noHands));
  if (wanted === 'refill') somebodyTidies(root);
  if (wanted === 'undo' || wanted === 'refill') {
    count = 0;
    need(await journal.undo(id, noHands, { whenChanged: 'refuse' }));
  } else if (wanted === 'restore') {
    somebodyChanges(root);
    count = 0;
    need(await journal.undo(id, noHands, { whenChanged: 'restore-ours' }));
  } else if (wanted === 'purge') {
    count = 0;
    need(await journal.purge(Date.now() + 1_000));
  }
};
await act(phase as Phase);
process.stdout.write(String(count));
