// One look at all processes and sockets, beside the alternatives; and what it costs by what changes.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { measureChurn } from '../churn.ts';
import { ms, say, sayTable, times } from '../figures.ts';
import { measureSamples, type SampleFigures } from '../sample.ts';
import { fullest, type Section, sizes, sockets } from './section.ts';

export const samples: Section = {
  name: 'samples',
  measure: async ({ probe, workshop, population, talker }) => {
    const floor = compileFloor(workshop);
    const figures: (SampleFigures & { readonly size: number })[] = [];
    for (const size of sizes) {
      await population.fillTo(size);
      figures.push({ size, ...(await measureSamples(probe, floor, talker)) });
    }
    sayTable(
      `CPU of one call, whole tree of processes, ${sockets} TCP sockets open`,
      [
        'PROCESSES',
        'FULL SAMPLE',
        'C FLOOR',
        'STEADY TICK',
        'ps-list',
        'networkConnections',
        'ss -tunpi',
        'lsof -nP -i',
        'FULL vs ps-list+nC',
        'TICK vs ps-list+nC',
      ],
      figures.map(rowOf),
    );
    const last = figures.at(-1);
    if (last?.floorMs)
      say(
        `\nFull sample over the floor at ${last.size} processes: ${(last.fullMs / last.floorMs).toFixed(2)} (wanted ≤ 1.2); steady tick wanted ≤ 3 ms, ≥ 40×.`,
      );
    const churn = await measureChurn(probe, [0, 10, 50, 100]);
    sayTable(
      `The curve: the probe's CPU in a second by what changes, ${fullest} processes alive`,
      ['PROCESSES STARTED AND ENDED IN A SECOND', 'CPU'],
      churn.map(({ perSecond, cpuMs }) => [String(perSecond), ms(cpuMs)]),
    );
  },
};

const rowOf = ({ size, ...f }: SampleFigures & { readonly size: number }): readonly string[] => {
  const others = f.psListMs + f.connectionsMs;
  return [
    String(size),
    ms(f.fullMs),
    ms(f.floorMs),
    ms(f.tickMs),
    ms(f.psListMs),
    ms(f.connectionsMs),
    ms(f.ssMs),
    ms(f.lsofMs),
    times(f.fullMs, others),
    times(f.tickMs, others),
  ];
};

/** The system calls' own floor: a sweep in C that only counts. null without a compiler. */
function compileFloor(folder: string): string | null {
  const source = join(import.meta.dirname, '..', 'floor', 'floor.c');
  const compiler = ['/usr/bin/cc', '/usr/bin/gcc', '/usr/bin/clang'].find((path) =>
    existsSync(path),
  );
  if (!compiler || !existsSync(source)) return null;
  const program = join(folder, 'floor');
  execFileSync(compiler, ['-O2', '-D_GNU_SOURCE', '-o', program, source]);
  return program;
}
