// Strangers' bytes for the watch for names, under the sanitizers: by clang's libFuzzer where it is, else by our own.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clang } from '../rigs/clang.ts';
import { buildNamesParts } from '../rigs/names-parts.ts';

export interface Fuzzed {
  readonly fuzzer: 'libFuzzer' | 'our own';
  readonly runs: number;
  /** What a sanitizer said; null where nothing was found. */
  readonly found: string | null;
}

const recordings = join(import.meta.dirname, '..', 'fixtures', 'names');
const directions: Readonly<Record<string, number>> = { sent: 1, received: 2, looped: 3 };
const command = 4;
const define = ['FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION'];

/** Feeds changed recordings for so long. `own`: not by libFuzzer, even where it is. */
export const fuzzNames = async (seconds: number, own = false): Promise<Fuzzed> => {
  const folder = mkdtempSync(join(tmpdir(), 'callwarden-fuzz-'));
  try {
    const seeds = join(folder, 'seeds');
    mkdirSync(seeds);
    for (const [name, bytes] of Object.entries(seedInputs()))
      writeFileSync(join(seeds, name), bytes);
    const compiler = own ? null : clang;
    const program = join(folder, 'fuzz');
    return compiler === null
      ? await runOwn(program, seeds, seconds)
      : await runLibFuzzer(compiler, program, seeds, seconds);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Whole recordings and their single packets, each after commands that make their answers be told. */
const seedInputs = (): Record<string, Buffer> => {
  const follow = [
    'follow tcp 40956 198.51.100.7',
    'follow tcp 47812 2001:db8::7',
    'follow udp 52039 198.51.100.7',
  ];
  const asked = part(command, Buffer.from(`${follow.join('\n')}\n`));
  return Object.fromEntries(
    readdirSync(recordings).flatMap((file) => {
      const packets = readFileSync(join(recordings, file), 'utf8')
        .split('\n')
        .flatMap((line) => {
          const [direction = '', hex = ''] = line.split(' ');
          const known = directions[direction];
          return known === undefined ? [] : [part(known, Buffer.from(hex, 'hex'))];
        });
      const alone = packets.map((packet, at) => [`${file}.${at}`, packet] as const);
      return [[file, Buffer.concat([asked, ...packets])] as const, ...alone];
    }),
  );
};

const part = (kind: number, bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from([kind, bytes.length >> 8, bytes.length & 0xff]), bytes]);

const runLibFuzzer = async (
  compiler: string,
  program: string,
  seeds: string,
  seconds: number,
): Promise<Fuzzed> => {
  await buildNamesParts(program, ['fuzz/names-input.c'], {
    compiler,
    sanitizers: 'fuzzer,address,undefined',
    define,
  });
  const { status, stderr } = spawnSync(
    program,
    [`-max_total_time=${seconds}`, '-max_len=16384', '-print_final_stats=1', '-timeout=5', seeds],
    { cwd: join(seeds, '..'), encoding: 'utf8', maxBuffer: 256 << 20 },
  );
  const runs = Number(/number_of_executed_units: (\d+)/.exec(stderr)?.[1] ?? 0);
  return { fuzzer: 'libFuzzer', runs, found: status === 0 ? null : stderr.slice(-8_000) };
};

const runOwn = async (program: string, seeds: string, seconds: number): Promise<Fuzzed> => {
  await buildNamesParts(program, ['fuzz/names-input.c', 'fuzz/mutate.c'], { define });
  const number = String(Date.now());
  const files = readdirSync(seeds).map((name) => join(seeds, name));
  const { status, stdout, stderr } = spawnSync(program, [String(seconds), number, ...files], {
    encoding: 'utf8',
  });
  const runs = Number(/^(\d+) runs/.exec(stdout)?.[1] ?? 0);
  const found = status === 0 ? null : `begun with ${number}: ${stderr.slice(-8_000)}`;
  return { fuzzer: 'our own', runs, found };
};
