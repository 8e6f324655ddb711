// A network namespace of a test's own, held by a process that only sleeps.
import { readlinkSync } from 'node:fs';
import { type OwnChild, startOwnChild } from './own-child.ts';
import { until } from './until.ts';

/**
 * Resolves once the namespace is there: unshare(1) has been started some milliseconds before it has left ours, and
 * whoever enters or moves a wire by its pid in between meets the real machine's network.
 */
export const ownNamespace = async (): Promise<OwnChild> => {
  const holder = await startOwnChild(['unshare', '-n', 'sleep', '900'], {});
  const of = (pid: number | 'self'): string => readlinkSync(`/proc/${pid}/ns/net`);
  await until('a network namespace of its own', () => of(holder.pid) !== of('self') || undefined);
  return holder;
};
