// The program around the parts: what it asks for, and what it gives up.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nameLineSchema } from '../../../../main/platform/linux/names/line-schema.ts';
import { missingPackages } from '../../../rigs/programs.ts';
import { folderForAll } from '../sanitized-build.ts';

interface Builder {
  buildNames(options: { output: string }): Promise<{ built: boolean; message: string }>;
}

const folder = folderForAll();
const program = path.join(folder.path, 'callwarden-names');
const nobody = 65_534;

beforeAll(async () => {
  const script = path.resolve(import.meta.dirname, '../../../../scripts/build-probe.mjs');
  const builder = (await import(pathToFileURL(script).href)) as Builder;
  const { built, message } = await builder.buildNames({ output: program });
  expect([built, message]).toEqual([true, expect.any(String)]);
});
afterAll(() => folder.remove());

const check = (as: { uid?: number; gid?: number } = {}) => {
  const { stdout, status } = spawnSync(program, ['--check'], { encoding: 'utf8', ...as });
  expect(status).toBe(0);
  return nameLineSchema.parse(JSON.parse(stdout));
};

it('refuses what it does not know', () => {
  for (const args of [['--payloads'], ['--interval'], ['--interval', '10']]) {
    const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    expect([status, stderr.split('\n').length]).toEqual([2, 2]);
  }
});

describe.skipIf(process.getuid?.() !== 0)('as administrator', () => {
  it('an ordinary user gets a reason, and no packets', () => {
    expect(check({ uid: nobody, gid: nobody })).toMatchObject({
      packets: false,
      reasons: { packets: 'socket(AF_PACKET): Operation not permitted' },
    });
  });

  const missing = missingPackages('setcap');
  it.skipIf(missing !== null)(
    `a capability on its file is enough (needs ${missing ?? 'nothing more'})`,
    () => {
      spawnSync('setcap', ['cap_net_raw=ep', program]);
      expect(check({ uid: nobody, gid: nobody })).toMatchObject({ packets: true, reasons: {} });
      spawnSync('setcap', ['-r', program]);
    },
  );

  it('opens its socket, then is nobody, has no capability and few system calls left, and ends with its input', async () => {
    const child = spawn(program, [], { stdio: ['pipe', 'pipe', 'inherit'] });
    const [hello] = (await once(child.stdout, 'data')) as [Buffer];
    expect(JSON.parse(hello.toString())).toMatchObject({ packets: true, pid: child.pid });
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    const field = (name: string) => new RegExp(`^${name}:[ \\t]*(.*)$`, 'm').exec(status)?.[1];
    expect(field('Uid')).toBe([nobody, nobody, nobody, nobody].join('\t'));
    expect(field('Groups')?.trim()).toBe('');
    for (const set of ['CapInh', 'CapPrm', 'CapEff', 'CapAmb'])
      expect(field(set)).toBe('0000000000000000');
    expect(field('NoNewPrivs')).toBe('1');
    expect(field('Seccomp')).toBe('2');
    child.stdin.end();
    expect((await once(child, 'exit'))[0]).toBe(0);
  });
});
