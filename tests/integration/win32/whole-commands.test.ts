// A command run to the end of all that it starts, under Wine, by the probe as it is shipped.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtWinProbe } from '../../rigs/windows-probe.ts';
import { missingForWine, type WinePrefix, winePrefix } from '../../rigs/wine.ts';

const missing = missingForWine();

interface Ended {
  readonly outcome: string;
  readonly error: number;
  readonly exitCode: number;
  readonly left: number;
  readonly said: string;
}

describe.skipIf(missing !== null)(`under Wine${missing ? `, which needs ${missing}` : ''}`, () => {
  let prefix: WinePrefix;
  let probe: string;

  const run = (limitMs: number, graceMs: number, ...command: readonly string[]): Ended => {
    const { stdout } = prefix.run([probe, '--run', String(limitMs), String(graceMs), ...command]);
    const [line = '', last] = stdout.split('\n');
    expect(last).toBe('{"type":"answer.complete"}');
    return JSON.parse(line);
  };

  beforeAll(async () => {
    probe = await builtWinProbe();
    prefix = await winePrefix();
    // Goes on after its first process has ended, as an uninstaller of NSIS does.
    prefix.write(
      'C:\\late.cmd',
      'start /b cmd /c "ping -n 3 127.0.0.1 >nul & echo done> C:\\late.txt"\r\n',
    );
    // In the console's code page (437, as Wine has it without a language): ü, and a character of the first 32.
    prefix.write('C:\\said.txt', Buffer.from([0x81, 0x20, 0x07, 0x0d, 0x0a]));
  }, 120_000);
  afterAll(() => prefix.remove());

  it('gives its exit code, and what it printed out of the console’s code page', () => {
    const ended = run(20_000, 1_000, 'cmd.exe', '/c', 'type C:\\said.txt & exit 7');
    expect(ended).toMatchObject({ outcome: 'done', exitCode: 7, left: 0 });
    expect(ended.said.trimEnd()).toBe('ü \u0007');
  }, 60_000);

  it('waits for what is still at work when the first process has ended', () => {
    const started = Date.now();
    const ended = run(20_000, 20_000, 'cmd.exe', '/c', 'C:\\late.cmd');
    expect(ended).toMatchObject({ outcome: 'done', left: 0 });
    expect(Date.now() - started).toBeGreaterThan(1_500);
  }, 60_000);

  it('does not wait for ever, and says how many it left', () => {
    const ended = run(20_000, 300, 'cmd.exe', '/c', 'start /b ping -n 20 127.0.0.1 >nul');
    expect(ended.outcome).toBe('done');
    expect(ended.left).toBeGreaterThan(0);
  }, 60_000);

  it('ends what gives no answer', () => {
    const started = Date.now();
    expect(run(500, 300, 'ping.exe', '-n', '20', '127.0.0.1').outcome).toBe('slow');
    expect(Date.now() - started).toBeLessThan(10_000);
  }, 60_000);

  it('says that there is no such program', () => {
    expect(run(500, 300, 'C:\\none.exe')).toMatchObject({ outcome: 'refused', error: 2 });
  }, 60_000);
});
