// No lookup leaves the machine: not one socket is made or used, under a tracer that sees every one.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ownFolder } from '../../rigs/own-folder.ts';
import { missingPackages } from '../../rigs/programs.ts';

const missing = missingPackages('strace');

describe.skipIf(missing !== null)(`classifying (needs ${missing ?? 'nothing more'})`, () => {
  const folder = ownFolder('offline');
  afterAll(() => folder.remove());

  const traced = (...args: string[]) => {
    const log = join(folder.path, 'calls');
    const { stdout, status } = spawnSync(
      'strace',
      [
        '-f',
        '-qq',
        '-e',
        'trace=socket,connect,bind,sendto,sendmsg,sendmmsg',
        '-e',
        'signal=none',
        '-o',
        log,
        process.execPath,
        ...args,
      ],
      { encoding: 'utf8' },
    );
    const calls = readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
    return { stdout, status, calls };
  };

  it('20,000 addresses and names asks nobody', () => {
    const { stdout, status, calls } = traced(join(import.meta.dirname, 'classify-many-child.ts'));
    expect(status).toBe(0);
    const kinds: unknown = JSON.parse(stdout);
    expect(Object.keys(kinds as object).sort()).toEqual([
      'infrastructure',
      'third-party',
      'unknown',
      'vendor',
    ]);
    expect(calls).toEqual([]);
  });

  it('the tracer would see it', () => {
    const { calls } = traced('-e', "require('net').connect(1, '127.0.0.1').on('error', () => {})");
    expect(calls.some((call) => call.includes('AF_INET'))).toBe(true);
  });
});
