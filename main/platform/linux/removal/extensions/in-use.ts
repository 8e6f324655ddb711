// Whether a browser has a profile open now: it leaves a link in it that names its process.
import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Ground } from '../../../ground/index.ts';

/** Chromium's `SingletonLock` leads to `HOST-PID`, Firefox' `lock` to `ADDRESS:+PID`. */
const named = /^(?:(?<host>.*)-|[^:]*:\+)(?<pid>\d+)$/;

/**
 * True where that cannot be told: a sandbox counts its processes by itself, and another machine's are not seen here. A
 * link that a crash has left, to a process of this machine that is gone, is none.
 */
export const isInUse = (ground: Ground, link: string): boolean => {
  const entry = ground.entry(link);
  if (entry === null) return false;
  const found = named.exec(entry.target ?? '')?.groups;
  const isHere = found?.host === undefined || found.host === hostname();
  if (found === undefined || !isHere || /^~\/(?:snap|\.var\/app)\//.test(link)) return true;
  return existsSync(`/proc/${found.pid}`);
};
