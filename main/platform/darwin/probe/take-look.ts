// One look at this Mac with its own programs.
import { type Outcome, success } from '../../../outcome.ts';
import { exitedWell } from '../../command/index.ts';
import type { ProcessStarted } from '../../port/index.ts';
import { type Commands, plainEnv } from '../commands.ts';
import { type Look, socketsSeen } from './look.ts';
import { type LsofSocket, lsofArgv, parseLsof } from './lsof.ts';
import { parsePs, parsePsArguments, psArgumentsArgv, psArgv, startedProcess } from './ps.ts';

export interface Looked {
  readonly look: Look;
  /** Lines that were not understood, by program. */
  readonly unread: { readonly ps: number; readonly lsof: number };
}

const limits = () => ({ env: plainEnv(), timeLimitMs: 10_000, sizeLimitBytes: 32 * 1024 * 1024 });

/** `focus` null: sockets of every process; empty: of none, and lsof is not run. */
export async function takeLook(
  commands: Commands,
  before: Look,
  focus: ReadonlySet<number> | null,
  next: () => number,
): Promise<Outcome<Looked>> {
  const [listed, told] = await Promise.all([
    commands.run(psArgv, limits()),
    commands.run(psArgumentsArgv, limits()),
  ]);
  const rows = exitedWell(psArgv, listed);
  if (!rows.ok) return rows;
  const words = exitedWell(psArgumentsArgv, told);
  const wordsOf = words.ok ? parsePsArguments(words.value) : new Map<number, readonly string[]>();
  const { processes: seen, unread } = parsePs(rows.value);
  const processes = new Map<number, ProcessStarted>();
  for (const process of seen) {
    const started = startedProcess(process, wordsOf.get(process.pid));
    if (started !== null) processes.set(process.pid, started);
  }
  const open = await lookAtSockets(commands, focus);
  if (!open.ok) return open;
  const sockets = socketsSeen(open.value.sockets, processes, before, focus, next, Date.now());
  return success({
    look: { processes, sockets },
    unread: { ps: unread, lsof: open.value.unread },
  });
}

async function lookAtSockets(
  commands: Commands,
  focus: ReadonlySet<number> | null,
): Promise<Outcome<{ readonly sockets: readonly LsofSocket[]; readonly unread: number }>> {
  if (focus !== null && focus.size === 0) return success({ sockets: [], unread: 0 });
  const pids = focus === null ? null : [...focus].sort((a, b) => a - b);
  const ran = await commands.run(lsofArgv(pids), limits());
  if (!ran.ok) return ran;
  // lsof exits with 1 where one of several pids has no socket, or is gone; what it found stands there all the same.
  return success(parseLsof(ran.value.stdout));
}
