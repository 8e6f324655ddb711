// A real browser's media over unconnected sockets: peers and bytes from packets, held against the browser's own counts.
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BrowserMeeting, missingForMeeting, openMeeting } from '../../rigs/browser-meeting.ts';
import { until } from '../../rigs/until.ts';
import { startWatchedSound, type WatchedSound } from '../../rigs/watched-sound.ts';

const missing = process.getuid?.() === 0 ? missingForMeeting() : 'the administrator';

/** Talks until it is told to be quiet; then says what one side has sent and received, from which port. */
const script = `window.beQuiet = async () => {
    for (const sender of a.getSenders()) await sender.replaceTrack(null);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const stats = [...(await a.getStats()).values()];
    const transport = stats.find(({ type }) => type === 'transport');
    const pair = stats.find(({ id }) => id === transport.selectedCandidatePairId);
    const { port } = stats.find(({ id }) => id === pair.localCandidateId);
    const remote = stats.find(({ id }) => id === pair.remoteCandidateId);
    return { port, remotePort: remote.port, sent: transport.bytesSent };
  };`;

describe.skipIf(missing !== null)(`media of a browser (needs ${missing ?? 'nothing more'})`, () => {
  let sound: WatchedSound;
  let open: BrowserMeeting;

  beforeAll(async () => {
    sound = await startWatchedSound('media', ['--names', '--traffic'], ['names', 'sound-server']);
  });
  afterAll(async () => {
    await open?.stop();
    await sound?.stop();
  });

  it('has its peer and, within a twentieth, the bytes that the browser counts', async () => {
    const { watching } = sound;
    open = await openMeeting(sound.env, script);
    await setTimeout(8_000);
    const counted = await open.page.evaluate(() =>
      (
        window as unknown as {
          beQuiet(): Promise<{ port: number; remotePort: number; sent: number }>;
        }
      ).beQuiet(),
    );
    const told = () =>
      watching.events.flatMap((event) =>
        'connection' in event &&
        event.connection.client === 'chromium' &&
        event.connection.local.port === counted.port &&
        event.connection.remote?.port === counted.remotePort
          ? [event.connection]
          : [],
      );
    const last = await until(
      'the bytes of the media',
      () => told().find(({ bytesSent }) => (bytesSent ?? 0) >= counted.sent * 0.95),
      8_000,
    );
    expect(last.protocol).toBe('udp');
    expect(counted.sent).toBeGreaterThan(10_000);
    await setTimeout(2_500);
    expect(told().at(-1)?.bytesSent).toBeLessThan(counted.sent * 1.05);
  });
});
