import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { openSoundServer } from '../../../main/platform/linux/sound/index.ts';
import { missingPackages } from '../../rigs/programs.ts';
import { startPulseAudio } from '../../rigs/pulseaudio.ts';
import { startRecorder } from '../../rigs/recorder.ts';
import { streamLog } from '../../rigs/stream-log.ts';
import { until } from '../../rigs/until.ts';

const missing = missingPackages('pulseaudio', 'pactl', 'pacat');

test.skipIf(missing !== null)(
  `half of all recorders are told within 30 ms of their stream's existence${missing ? ` (install ${missing})` : ''}`,
  async () => {
    const pulse = await startPulseAudio();
    const log = streamLog();
    const toldAt = new Map<number | null, number>();
    const source = openSoundServer(
      (observations) => {
        for (const one of observations) {
          if (one.type === 'stream.started') toldAt.set(one.pid, performance.now());
        }
        log.sink(observations);
      },
      { env: pulse.env },
    );
    // The server's own word for when a stream came to be, heard independently of the source under test.
    let existsAt = 0;
    const witness = spawn('pactl', ['subscribe'], {
      env: { ...pulse.env, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let heard = '';
    witness.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      heard += chunk;
      if (existsAt === 0 && /'new' on source-output/.test(chunk)) existsAt = performance.now();
    });
    const latencies: number[] = [];
    try {
      await log.health('working');
      await until('the witness', () => (heard.length > 0 ? true : undefined));
      for (let round = 0; round < 9; round += 1) {
        existsAt = 0;
        const recorder = await startRecorder({ env: pulse.env });
        await log.started((one) => one.pid === recorder.pid);
        await until('the word of the witness', () => (existsAt > 0 ? true : undefined));
        latencies.push((toldAt.get(recorder.pid) ?? Number.NaN) - existsAt);
        await recorder.stop();
      }
    } finally {
      await source.stop();
      witness.kill();
      await pulse.stop();
    }
    latencies.sort((one, other) => one - other);
    console.info(`stream told after ms: ${latencies.map((ms) => ms.toFixed(1)).join(' ')}`);
    expect(latencies[4]).toBeLessThan(30);
  },
);
