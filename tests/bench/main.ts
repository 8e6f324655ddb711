// `npm run bench`: our figures beside the alternatives', in one run. It judges nothing; it prints.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableText } from '../../main/cli/views/table.ts';
import { nativeProbePath } from '../../main/platform/linux/probe/index.ts';
import { measureChurn } from './churn.ts';
import { measureIdle, measureScan } from './idle.ts';
import { builtInOwnProcess } from './in-own-process.ts';
import type { JournalFigures } from './journal.ts';
import { measureDeviceNode, measureSound } from './latency.ts';
import { measureLockdown } from './lockdown.ts';
import { measureNames } from './names.ts';
import { measureParties } from './parties.ts';
import { measureParts } from './parts.ts';
import { Population } from './population.ts';
import type { RemovalFigures } from './removal.ts';
import { measureSamples, type SampleFigures } from './sample.ts';
import { screenRows } from './screens/rows.ts';
import { measureShortConnections } from './short-connections.ts';

const sizes = [50, 300, 1_000] as const;
const sockets = 500;

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const ms = (value: number | null): string =>
  value === null ? '–' : `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const mb = (value: number): string => `${value.toFixed(1)} MB`;
const us = (value: number): string => `${value.toFixed(value < 100 ? 1 : 0)} µs`;
const times = (ours: number, theirs: number | null): string =>
  theirs === null || ours <= 0 ? '–' : `${(theirs / ours).toFixed(1)}×`;

const probe = nativeProbePath();
if (probe === null) {
  say('The native probe is not built: `npm ci` builds it where a C compiler is found.');
  process.exit(3);
}

const workshop = mkdtempSync(join(tmpdir(), 'callwarden-bench-'));
const population = new Population();
try {
  const floor = compileFloor(workshop);
  say(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}\n`,
  );
  const talker = await population.connect(sockets);
  const rows: string[][] = [];
  let fullest: SampleFigures | null = null;
  for (const size of sizes) {
    await population.fillTo(size);
    const f = await measureSamples(probe, floor, talker);
    fullest = f;
    const others = f.psListMs + f.connectionsMs;
    rows.push([
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
    ]);
  }
  say(`CPU of one call, whole tree of processes, ${sockets} TCP sockets open\n`);
  say(
    tableText(
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
      rows,
    ),
  );
  if (fullest?.floorMs)
    say(
      `\nFull sample over the floor at ${sizes.at(-1)} processes: ${(fullest.fullMs / fullest.floorMs).toFixed(2)} (wanted ≤ 1.2); steady tick wanted ≤ 3 ms, ≥ 40×.`,
    );

  const churn = await measureChurn(probe, [0, 10, 50, 100]);
  say(
    `\nThe curve: the probe's CPU in a second by what changes, ${sizes.at(-1)} processes alive\n`,
  );
  say(
    tableText(
      ['PROCESSES STARTED AND ENDED IN A SECOND', 'CPU'],
      churn.map(({ perSecond, cpuMs }) => [String(perSecond), ms(cpuMs)]),
    ),
  );

  const scan = measureScan();
  const lockdown = await measureLockdown();
  const idle = await measureIdle();
  const node = await measureDeviceNode();
  const sound = await measureSound();
  const screens = await screenRows();
  say(`\nWith ${sizes.at(-1)} processes alive\n`);
  say(
    tableText(
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
        ...screens,
      ],
    ),
  );

  const removal = builtInOwnProcess<RemovalFigures>(join(import.meta.dirname, 'removal-child.ts'));
  say('\nRemoval, one client in a home of 200,000 files\n');
  say(
    tableText(
      ['WHAT', 'MEASURED', 'WANTED'],
      [
        [
          'all of it found, sorted and weighed, the first / median of 7',
          `${ms(removal.survey.first)} / ${ms(removal.survey.median)}`,
          '≤ 1,500 ms',
        ],
        ['with a cache of 100,000 files to weigh', ms(removal.weighedMs), '≤ 1,500 ms'],
        ['the event loop held at most, meanwhile', ms(removal.heldMs), ''],
        ['most resident meanwhile', mb(removal.residentMb), '≤ 150 MB'],
      ],
    ),
  );

  const journal = builtInOwnProcess<JournalFigures>(join(import.meta.dirname, 'journal-child.ts'));
  say('\nThe journal, each action durable before the next one starts\n');
  say(
    tableText(
      ['WHAT', 'MEASURED', 'WANTED'],
      [
        ['one file written, from check to the last fsync, median of 21', ms(journal.writeMs), ''],
        ['100,000 files to quarantine, one file system', ms(journal.awayMs), '≤ 10 s'],
        ['and back', ms(journal.backMs), ''],
        ['100,000 files deleted for good', ms(journal.purgeMs), ''],
        ['10,000 files to another file system, compared', ms(journal.across?.awayMs ?? null), ''],
        ['and back', ms(journal.across?.backMs ?? null), ''],
        ['most resident meanwhile', mb(journal.residentMb), '≤ 150 MB'],
      ],
    ),
  );

  const names = await measureNames(workshop);
  say('\nThe watch for names, which is off until somebody asks for it\n');
  say(
    names === null
      ? 'needs root and a C compiler'
      : tableText(
          ['OF', 'MEANWHILE, IN A SECOND', 'SHARE OF A CORE', 'WANTED', 'RESIDENT', 'ALL SEEN'],
          names.map(({ of, what, perSecond, percent, residentMb, whole }) => [
            of === 'program' ? 'the program alone' : 'watch --names, all of it',
            perSecond === 0 ? 'nothing' : `${perSecond.toFixed(0)} ${what}`,
            `${percent.toFixed(2)} %`,
            perSecond === 0 ? (of === 'program' ? '0 %' : '≤ 0.4 %') : '≤ 15 %',
            mb(residentMb),
            whole === null ? '–' : whole ? 'yes' : 'no',
          ]),
        ),
  );

  const short = await measureShortConnections();
  say('\nA client that opens and closes 5,000 connections in a second\n');
  say(
    short === null
      ? 'needs root'
      : tableText(
          ['WHO', 'EACH OPEN FOR', 'MADE', 'SEEN', 'LOST', 'SHARE OF A CORE', 'WANTED'],
          short.map(({ who, openMs, made, seen, percent }) => [
            who,
            `${openMs} ms`,
            String(made),
            String(seen),
            `${(((made - seen) / made) * 100).toFixed(2)} %`,
            `${percent.toFixed(1)} %`,
            who.startsWith('watch') ? (openMs > 50 ? 'none lost, ≤ 15 %' : '≤ 15 %') : '',
          ]),
        ),
  );

  const parts = await measureParts();
  say('\nSingle parts\n');
  say(
    tableText(
      ['WHAT', 'MEASURED', 'WANTED'],
      [
        ['the catalogue, checked', ms(parts.catalogueMs), '≤ 15 ms'],
        ['what is installed on this machine', ms(parts.installedMs), '≤ 40 ms'],
        ['which client a process is', us(parts.identifyUs), '≤ 5 µs'],
        ['a day out of 100,000 captures', ms(parts.historyDayMs), ''],
      ],
    ),
  );

  const { table, array } = measureParties();
  say('\nWhose an address is, each in a process of its own\n');
  say(
    tableText(
      ['WHAT', 'TABLE', 'WANTED', 'ARRAY OF OBJECTS (IPv4 alone)'],
      [
        ['size of the file', mb(table.fileMb), '≤ 15 MB', '–'],
        ['reading it', ms(table.readMs), '', ms(array.readMs)],
        ['resident', mb(table.residentMb), '≤ 20 MB', mb(array.residentMb)],
        ['a lookup, IPv4', us(table.v4Us), '≤ 5 µs', us(array.binaryUs)],
        ['a lookup, IPv6', us(table.v6Us), '≤ 5 µs', '–'],
        ['a lookup, one by one', '–', '', us(array.linearUs)],
        ['with the catalogue, and said in words', us(table.classifyUs), '', '–'],
      ],
    ),
  );
} finally {
  await population.end();
  rmSync(workshop, { recursive: true, force: true });
}

/** The system calls' own floor: a sweep in C that only counts. null without a compiler. */
function compileFloor(folder: string): string | null {
  const source = join(import.meta.dirname, 'floor', 'floor.c');
  const compiler = ['/usr/bin/cc', '/usr/bin/gcc', '/usr/bin/clang'].find((path) =>
    existsSync(path),
  );
  if (!compiler || !existsSync(source)) return null;
  const program = join(folder, 'floor');
  execFileSync(compiler, ['-O2', '-D_GNU_SOURCE', '-o', program, source]);
  return program;
}
