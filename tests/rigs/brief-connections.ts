// Many connections of known lives and bytes: a program that answers, and one that calls.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { type OwnChild, startOwnChild } from './own-child.ts';

export interface Call {
  readonly address: string;
  readonly port: number;
  readonly perSecond: number;
  readonly seconds: number;
  /** How long each connection is open, milliseconds. */
  readonly openMs: number;
  /** What each sends; `answerBytes` come back. */
  readonly bytes: number;
}

export interface Called {
  readonly pid: number;
  /** How many were opened and closed, once all are. */
  readonly over: Promise<number>;
}

/** Who runs it: whoever is to look into it needs the same user and group. */
export interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

/** Nobody in particular: who may not ask the kernel for eBPF. Only root can become him. */
export const nobody = { uid: 65_534, gid: 65_534 } as const;
/** The command that starts another as him. */
export const asNobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] as const;

/** The answerer sends so much on each connection. */
export const answerBytes = 3;

/** Compiles it to `program`, for everybody to run. Needs gcc. */
export const compileBriefConnections = (program: string): void => {
  const source = join(import.meta.dirname, 'brief-connections.c');
  execFileSync('gcc', ['-O2', '-D_GNU_SOURCE', '-Wall', '-Wextra', '-o', program, source]);
  chmodSync(program, 0o755);
};

/** For a minute the kernel keeps what was closed, and whoever looks through its tables meanwhile is slow: Wine is very. */
const forgetEnded = (port: number): void => {
  const ours = ['(', 'sport', '=', `:${port}`, 'or', 'dport', '=', `:${port}`, ')'];
  const { error } = spawnSync('ss', ['-K', '-t', '-H', 'state', 'time-wait', ...ours], {
    stdio: 'ignore',
  });
  if (error) throw error;
};

export const startAnswering = async (
  program: string,
  as: Identity = {},
): Promise<OwnChild & { readonly port: number }> => {
  const answerer = await startOwnChild([program, 'answer'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...as,
  });
  const [line] = (await once(answerer.child.stdout ?? answerer.child, 'data')) as [Buffer];
  const port = Number(line.toString());
  const stop = async (): Promise<void> => {
    await answerer.stop();
    forgetEnded(port);
  };
  return { ...answerer, port, stop };
};

export const startCalling = (
  program: string,
  { address, port, perSecond, seconds, openMs, bytes }: Call,
  as: Identity & { readonly stdin?: number } = {},
): Called => {
  const args = [address, ...[port, perSecond, seconds, openMs, bytes].map(String)];
  const { stdin, ...identity } = as;
  const child = spawn(program, args, {
    stdio: [stdin ?? 'ignore', 'pipe', 'inherit'],
    ...identity,
  });
  let text = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  const over = once(child, 'close').then(([code]) => {
    if (code !== 0) throw new Error(`the caller ended with ${code}`);
    forgetEnded(port);
    return Number.parseInt(text, 10);
  });
  return { pid: child.pid ?? 0, over };
};
