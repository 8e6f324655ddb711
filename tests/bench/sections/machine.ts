// The whole program on a full machine: one look, a watch that has nothing to tell, and how soon it tells.
import { ms, sayTable } from '../figures.ts';
import { measureIdle, measureScan } from '../idle.ts';
import { measureDeviceNode, measureSound } from '../latency.ts';
import { measureLockdown } from '../lockdown.ts';
import { fullest, type Section } from './section.ts';

export const machine: Section = {
  name: 'machine',
  measure: async ({ population }) => {
    await population.fillTo(fullest);
    const scan = measureScan();
    const lockdown = await measureLockdown();
    const idle = await measureIdle();
    const node = await measureDeviceNode();
    const sound = await measureSound();
    sayTable(
      `With ${fullest} processes alive`,
      ['WHAT', 'MEASURED', 'WANTED'],
      [
        ['scan --json, wall, Node’s start included (median of 7)', ms(scan), '≤ 500 ms'],
        [
          'full check of every client here, the first / median of 7',
          `${ms(lockdown.machine.first)} / ${ms(lockdown.machine.median)}`,
          '≤ 300 ms',
        ],
        [
          `full check of a tree with ${lockdown.tree.findings} findings, median of 7`,
          ms(lockdown.tree.median),
          '',
        ],
        ['watch, idle: share of a core, whole tree', `${idle.percent.toFixed(3)} %`, '≤ 0.4 %'],
        ['watch, idle: resident, whole tree', `${idle.residentMb.toFixed(0)} MB`, '≤ 90 MB'],
        ['watch, idle: Node’s CPU for each tick of 2 s', ms(idle.scriptPerTickMs), '≤ 0.3 ms'],
        ['watch, idle: lines told meanwhile', String(idle.lines), '0'],
        [
          'device node opened → line, median / p95',
          node ? `${node.median} / ${node.p95} ms` : 'needs root',
          'p95 ≤ 20 ms',
        ],
        [
          'recorder started → line, median / p95',
          `${sound.ours.median} / ${sound.ours.p95} ms`,
          'p95 ≤ 60 ms',
        ],
        [
          'recorder started → the server’s own event (pactl), median / p95',
          `${sound.server.median} / ${sound.server.p95} ms`,
          '',
        ],
      ],
    );
  },
};
