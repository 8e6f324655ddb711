// The guard and its service in a process of their own, which says how long it could not hear anything.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { startService } from '../../../main/guard/service/index.ts';
import type { Block } from './blocking.ts';

/** What the timer of the measure itself takes, milliseconds. */
const resolutionMs = 1;
const [folder = '', root = ''] = process.argv.slice(2);

const started = await startService({
  paths: { root, home: `${root}/root` },
  devices: '/dev',
  folder,
});
if (!started.ok) throw new Error(started.problem.message);
const { service, stop } = started.value;
await sleep(2_000);

const longestBlock = async (happen: () => Promise<unknown>): Promise<Block> => {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  let before = process.threadCpuUsage();
  let ownUs = 0;
  const turns = setInterval(() => {
    const { user, system } = process.threadCpuUsage(before);
    ownUs = Math.max(ownUs, user + system);
    before = process.threadCpuUsage();
  }, resolutionMs);
  // The first turn is only where it begins to count.
  await sleep(20);
  await happen();
  await sleep(20);
  clearInterval(turns);
  delay.disable();
  return { wallMs: Math.max(0, delay.max / 1e6 - resolutionMs), ownMs: ownUs / 1_000 };
};

const dayMs = 86_400_000;
const history = (days: number) => async (): Promise<void> => {
  const to = new Date().toISOString();
  const from = new Date(Date.now() - days * dayMs).toISOString();
  const told = await service.call('timeline.get', { from, to });
  if (!told.ok) throw new Error(told.problem.message);
};

process.send?.({
  watching: await longestBlock(async () => {
    process.send?.('watching');
    await new Promise((resolve) => process.once('message', resolve));
  }),
  stretch: await longestBlock(history(3)),
});
await stop();
process.disconnect();
