// What connections that come and go cost, 5,000 in a second, and how many of them are seen: by us, and by asking ss again
// and again.
import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import {
  asNobody,
  type Called,
  compileBriefConnections,
  nobody,
  startAnswering,
  startCalling,
} from '../rigs/brief-connections.ts';
import { startWatching } from '../rigs/callwarden.ts';
import { ownFolder } from '../rigs/own-folder.ts';
import { cpuOfChildren, treeCpuMs } from './cpu.ts';

export interface ShortConnections {
  readonly who: string;
  /** How long each connection was open, milliseconds. */
  readonly openMs: number;
  readonly made: number;
  readonly seen: number;
  /** Of one core, percent. */
  readonly percent: number;
}

const perSecond = 5_000;
const seconds = 4;
const lives = [60, 10] as const;
const run = promisify(execFile);

/** null where it cannot be measured: it takes root, and a C compiler. */
export const measureShortConnections = async (): Promise<readonly ShortConnections[] | null> => {
  if (process.getuid?.() !== 0) return null;
  const folder = ownFolder('short');
  const client = join(folder.path, 'root/opt/zoom/zoom');
  mkdirSync(join(folder.path, 'root/opt/zoom'), { recursive: true });
  compileBriefConnections(client);
  const answerer = await startAnswering(client);
  await run('chown', ['-R', `${nobody.uid}:${nobody.gid}`, folder.path]);
  let calls = 0;
  const call = (openMs: number, as = {}): Called => {
    calls += 1;
    // Ports of connections that are over rest for a minute, for each address.
    const far = { address: `127.0.1.${calls}`, port: answerer.port };
    return startCalling(client, { ...far, perSecond, seconds, openMs, bytes: 500 }, as);
  };
  try {
    return [
      ...(await measureWatch('watch, as administrator', folder, [], call)),
      ...(await measureWatch('watch, as an ordinary user', folder, asNobody, (openMs) =>
        call(openMs, nobody),
      )),
      ...(await measureSs(call)),
    ];
  } finally {
    await answerer.stop();
    folder.remove();
  }
};

type Call = (openMs: number) => Called;

const measureWatch = async (
  who: string,
  { path, env }: { readonly path: string; readonly env: NodeJS.ProcessEnv },
  inside: readonly string[],
  call: Call,
): Promise<readonly ShortConnections[]> => {
  const watching = startWatching(['--root', join(path, 'root'), '--no-record'], env, inside);
  const figures: ShortConnections[] = [];
  try {
    await watching.event('health', ({ health }) => health.part === 'other-users');
    await sleep(3_000);
    for (const openMs of lives) {
      const before = { cpuMs: treeCpuMs(watching.pid), atMs: performance.now() };
      const { pid, over } = call(openMs);
      const made = await over;
      const percent =
        ((treeCpuMs(watching.pid) - before.cpuMs) / (performance.now() - before.atMs)) * 100;
      await sleep(2_500);
      const seen = watching.events.reduce(
        (sum, event) =>
          event.type === 'connection.closed' && event.connection.pid === pid
            ? sum + (event.connection.sockets ?? 1)
            : sum,
        0,
      );
      figures.push({ who, openMs, made, seen, percent });
    }
  } finally {
    await watching.stop();
  }
  return figures;
};

/** `ss -tnpH` again and again, without a pause. Each connection is told apart by its local port. */
const measureSs = async (call: Call): Promise<readonly ShortConnections[]> => {
  const figures: ShortConnections[] = [];
  for (const openMs of lives) {
    const before = { cpuMs: cpuOfChildren(), atMs: performance.now() };
    const { pid, over } = call(openMs);
    const seen = new Set<string>();
    let goesOn = true;
    const asking = (async () => {
      while (goesOn) {
        const { stdout } = await run('ss', ['-tnpH'], { maxBuffer: 64 << 20 });
        for (const line of stdout.split('\n')) {
          if (line.includes(`pid=${pid},`)) seen.add(line.trim().split(/\s+/)[3] ?? '');
        }
      }
    })();
    // While the caller goes on: once it has ended, its own CPU is among the children's.
    await sleep(seconds * 1_000 - 200);
    const spent = {
      cpuMs: cpuOfChildren() - before.cpuMs,
      wallMs: performance.now() - before.atMs,
    };
    const made = await over;
    goesOn = false;
    await asking;
    figures.push({
      who: 'ss -tnp, again and again',
      openMs,
      made,
      seen: seen.size,
      percent: (spent.cpuMs / spent.wallMs) * 100,
    });
  }
  return figures;
};
