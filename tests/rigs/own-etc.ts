// An /etc of the test's own, in mounts of its own: what reads /etc/callwarden/policy.json there reads the test's.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Policy } from '../../preload/contract/index.ts';
import { startOwnChild } from './own-child.ts';
import { missingPackages } from './programs.ts';
import { until } from './until.ts';

export const missingForOwnEtc = (): string | null =>
  process.getuid?.() === 0 ? missingPackages('unshare', 'nsenter', 'setpriv') : 'the administrator';

export interface OwnEtc {
  /** Where its /etc stands for everybody else. */
  readonly etc: string;
  /** A command that starts another one in these mounts. */
  readonly inside: readonly string[];
  setPolicy(policy: Policy): void;
  stop(): Promise<unknown>;
}

export const startOwnEtc = async (folder: string): Promise<OwnEtc> => {
  const etc = join(folder, 'etc');
  const ready = join(folder, 'etc-is-there');
  const script = `mount --make-rprivate /; cp -a /etc ${etc}; mount --bind ${etc} /etc; touch ${ready}; exec sleep 300`;
  const machine = await startOwnChild(['unshare', '-m', 'sh', '-ec', script], {});
  await until('its own /etc', () => existsSync(ready) || undefined);
  return {
    etc,
    inside: ['nsenter', '-t', String(machine.pid), '-m'],
    setPolicy: (policy) => {
      mkdirSync(join(etc, 'callwarden'), { recursive: true });
      writeFileSync(join(etc, 'callwarden/policy.json'), JSON.stringify(policy), { mode: 0o644 });
    },
    stop: () => machine.stop(),
  };
};
