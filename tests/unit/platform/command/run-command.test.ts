import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Argv, exitedWell, runCommand } from '../../../../main/platform/command/index.ts';

const node = (script: string): Argv => [process.execPath, '-e', script];

describe('a command run once', () => {
  test('gives its exit code and both outputs', async () => {
    const outcome = await runCommand(
      node('console.log("out"); console.error("err"); process.exitCode = 3'),
    );
    expect(outcome).toEqual({ ok: true, value: { exitCode: 3, stdout: 'out\n', stderr: 'err\n' } });
  });

  test('gets its arguments as they are: no shell reads them', async () => {
    const hostile = '$(id); `id` | "x" \n é';
    const outcome = await runCommand([process.execPath, '-p', 'process.argv[1]', hostile]);
    expect(outcome).toMatchObject({ value: { stdout: `${hostile}\n` } });
  });

  test('in our terminal reads and complains there itself', () => {
    const command = join(import.meta.dirname, '../../../../main/platform/command/index.ts');
    const child = spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { runCommand } from ${JSON.stringify(command)};
         const asked = await runCommand(['/bin/sh', '-c', 'echo Password: >&2; read word; echo "got $word"'], { inTerminal: true });
         console.log(JSON.stringify(asked));`,
      ],
      { input: 'secret\n', encoding: 'utf8' },
    );
    expect(child.stderr).toContain('Password:');
    expect(JSON.parse(child.stdout)).toEqual({
      ok: true,
      value: { exitCode: 0, stdout: 'got secret\n', stderr: '' },
    });
  });

  test('that is not installed is not found', async () => {
    expect(await runCommand(['callwarden-no-such-program'])).toMatchObject({
      ok: false,
      problem: { kind: 'not-found', subject: 'callwarden-no-such-program' },
    });
  });

  test('that may not be run is not permitted', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'callwarden-command-'));
    const file = join(folder, 'no-program');
    writeFileSync(file, 'text', { mode: 0o644 });
    expect(await runCommand([file])).toMatchObject({ problem: { kind: 'not-permitted' } });
    rmSync(folder, { recursive: true });
  });

  test('that hangs is ended after its time, even if it will not listen', async () => {
    const stubborn = node('process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)');
    const begin = performance.now();
    expect(await runCommand(stubborn, { timeLimitMs: 300 })).toMatchObject({
      problem: { kind: 'timeout' },
    });
    expect(performance.now() - begin).toBeLessThan(2000);
  });

  test('that prints without end is ended at its limit', async () => {
    const flood = node('for (;;) require("fs").writeSync(1, "x".repeat(65536))');
    expect(await runCommand(flood, { sizeLimitBytes: 100_000 })).toMatchObject({
      problem: { kind: 'invalid-data' },
    });
  });

  test('that is killed is unavailable', async () => {
    expect(await runCommand(node('process.kill(process.pid, "SIGKILL")'))).toMatchObject({
      problem: { kind: 'unavailable', message: expect.stringContaining('SIGKILL') },
    });
  });

  test('with an impossible argument is a problem, not a throw', async () => {
    expect(await runCommand(['true', 'a\0b'])).toMatchObject({ ok: false });
  });

  test('that prints what is no UTF-8 still gives text', async () => {
    const outcome = await runCommand(node('process.stdout.write(Buffer.from([0x61, 0xff, 0x62]))'));
    expect(outcome).toMatchObject({ value: { stdout: 'a\ufffdb' } });
  });

  test('that fails says so in one line of its own words', async () => {
    const argv = node('console.error("\\u001b[31mno\\nway"); process.exit(2)');
    expect(exitedWell(argv, await runCommand(argv))).toMatchObject({
      problem: { kind: 'unavailable', cause: '[31mno way', message: expect.stringContaining('2') },
    });
  });
});
