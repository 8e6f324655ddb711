// A removal in a program of its own, which ends itself with SIGKILL before its nth call that changes the disk.
import { type Disk, realDisk } from '../../../main/platform/files/index.ts';
import { given, removerAt } from '../../rigs/removal.ts';

const [, , root = '', home = '', data = '', client = '', phase = '', killAt = ''] = process.argv;

/** From here on calls are counted. */
let count: number | null = null;
const disk = realDisk as Record<keyof Disk, (...args: unknown[]) => unknown>;
for (const name of Object.keys(disk) as (keyof Disk)[]) {
  const call = disk[name];
  disk[name] = (...args) => {
    if (count !== null) {
      count += 1;
      if (count === Number(killAt)) process.kill(process.pid, 'SIGKILL');
    }
    return call(...args);
  };
}

const { changes, survey, plan } = await removerAt({ root, home }, data);
const { id } = given(await plan(await survey(client), [], phase === 'purge'));
if (phase !== 'restore') count = 0;
const { entry } = given(await changes.remove(id));
if (phase === 'restore') {
  count = 0;
  given(await changes.undo(entry.id, { whenChanged: 'refuse' }));
}
process.stdout.write(String(count));
