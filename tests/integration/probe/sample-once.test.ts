// One complete look, by the native program, by the portable one, and when things go wrong.
import { execFile } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sampleProbeOnce } from '../../../main/platform/linux/probe/index.ts';
import type { ProbeObservation } from '../../../main/platform/port/index.ts';
import { standIn } from './stand-in.ts';
import { isRoot, nativeBinary } from './subjects.ts';

const options = { devices: '/dev', intervalMs: 2000 };
const nobody = 65534;
let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'sample-')));
});
afterEach(() => rmSync(folder, { recursive: true }));

const partsOf = (observations: readonly ProbeObservation[]) =>
  new Map(
    observations.flatMap((each) =>
      each.type === 'health' ? [[each.health.part, each.health] as const] : [],
    ),
  );

describe.each([
  ['the native probe', nativeBinary, nativeBinary !== null],
  ['the portable probe', null, true],
] as const)('a look by %s', (_, binary, possible) => {
  test.runIf(possible)('sees this process and its listener, and is complete', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const sample = await sampleProbeOnce({ ...options, binary });
    server.close();
    if (!sample.ok) throw new Error(sample.problem.message);
    expect(sample.value.at(-1)?.type).toBe('sample.complete');
    expect(sample.value).toContainEqual(
      expect.objectContaining({ type: 'process.started', pid: process.pid }),
    );
    expect(sample.value).toContainEqual(
      expect.objectContaining({
        type: 'socket.opened',
        pid: process.pid,
        local: { address: '127.0.0.1', port },
      }),
    );
    expect([...partsOf(sample.value).keys()].sort()).toEqual([
      'device-events',
      'other-users',
      'probe',
      'process-events',
      'sockets',
    ]);
  });

  test.runIf(possible && isRoot)(
    'as nobody says whose processes it cannot look into (needs root to become nobody)',
    async (context) => {
      // This user must be able to read our sources and to run Node: as nobody, ask by trying.
      const script = `import { sampleProbeOnce } from ${JSON.stringify(path.resolve('main/platform/linux/probe/index.ts'))};
      console.log(JSON.stringify(await sampleProbeOnce({ devices: '/dev', intervalMs: 2000, binary: ${JSON.stringify(binary)} })));`;
      const ask = promisify(execFile)(
        process.execPath,
        ['--input-type=module-typescript', '-e', script],
        { uid: nobody, gid: nobody, cwd: '/', maxBuffer: 1e8, env: {} },
      );
      const answer = await ask.catch((error: Error) =>
        context.skip(`nobody cannot run our sources: ${error.message.slice(0, 200)}`),
      );
      const sample = JSON.parse(answer.stdout) as { ok: true; value: ProbeObservation[] };
      expect(sample.ok).toBe(true);
      const health = partsOf(sample.value).get('other-users');
      expect(health).toMatchObject({
        state: 'limited',
        detail: expect.stringMatching(/^\d+ processes belong to other users: /),
        advice: 'Run Callwarden as administrator to see them.',
      });
      const self = sample.value.find(
        (each) => each.type === 'process.started' && each.pid === process.pid,
      );
      // Our own process is there all the same: only its executable is hidden.
      expect(self).toMatchObject({ executable: null, uid: 0 });
    },
  );
});

describe('a look', () => {
  test('takes the native program with the right arguments, and all it says', async () => {
    const { binary } = standIn(
      folder,
      "print(hello); print({type: 'process.started', pid: 1, startTicks: 1, startedAtMs: 1, parent: 0, uid: 0, name: '', executable: null, executableDeleted: false, arguments: argv, argumentsTruncated: false, cgroup: ''}); print(complete); process.exit(0);",
    );
    const sample = await sampleProbeOnce({ ...options, devices: '/some where', binary });
    if (!sample.ok) throw new Error(sample.problem.message);
    const told = sample.value.find((each) => each.type === 'process.started');
    expect(told).toMatchObject({
      arguments: ['--once', '--all-sockets', '--devices', '/some where'],
    });
  });

  test('that takes too long is ended, and is a timeout', async () => {
    const { binary } = standIn(
      folder,
      "print(hello); process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);",
    );
    const sample = await sampleProbeOnce({ ...options, binary, timeLimitMs: 300 });
    expect(sample).toMatchObject({
      ok: false,
      problem: {
        kind: 'timeout',
        message: 'The native probe did not finish its look within 0.3 seconds.',
      },
    });
  });

  test('that was cut off is made portably instead, and says so', async () => {
    const { binary } = standIn(
      folder,
      "print(hello); console.error('out of luck'); process.exitCode = 1; process.stdin.destroy();",
    );
    const sample = await sampleProbeOnce({ ...options, binary });
    if (!sample.ok) throw new Error(sample.problem.message);
    expect(partsOf(sample.value).get('probe')).toMatchObject({
      state: 'limited',
      detail: expect.stringContaining('out of luck'),
    });
    expect(sample.value.at(-1)?.type).toBe('sample.complete');
  });

  test('without a native program says what is missing', async () => {
    const sample = await sampleProbeOnce({ ...options, binary: path.join(folder, 'nothing') });
    if (!sample.ok) throw new Error(sample.problem.message);
    expect(partsOf(sample.value).get('probe')).toMatchObject({
      state: 'limited',
      detail: expect.stringContaining('missing'),
    });
  });
});
