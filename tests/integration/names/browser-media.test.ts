// A real browser's media over unconnected sockets: peers and bytes from packets, held against the browser's own counts.
import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWatching, type Watching } from '../../rigs/callwarden.ts';
import { type OwnFolder, ownFolder } from '../../rigs/own-folder.ts';
import { findProgram, missingPackages } from '../../rigs/programs.ts';
import { type PulseAudioRig, startPulseAudio } from '../../rigs/pulseaudio.ts';
import { until } from '../../rigs/until.ts';

const missing =
  process.getuid?.() === 0
    ? missingPackages('pulseaudio', 'pactl', 'chromium')
    : 'the administrator';

/** Talks until it is told to be quiet; then says what one side has sent and received, from which port. */
const meetingPage = `<!doctype html><title>media</title><script type="module">
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const [a, b] = [new RTCPeerConnection(), new RTCPeerConnection()];
  a.onicecandidate = ({ candidate }) => candidate && b.addIceCandidate(candidate);
  b.onicecandidate = ({ candidate }) => candidate && a.addIceCandidate(candidate);
  for (const track of stream.getTracks()) a.addTrack(track, stream);
  b.onconnectionstatechange = () => { document.title = b.connectionState; };
  await a.setLocalDescription(await a.createOffer());
  await b.setRemoteDescription(a.localDescription);
  await b.setLocalDescription(await b.createAnswer());
  await a.setRemoteDescription(b.localDescription);
  window.beQuiet = async () => {
    for (const sender of a.getSenders()) await sender.replaceTrack(null);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const stats = [...(await a.getStats()).values()];
    const transport = stats.find(({ type }) => type === 'transport');
    const pair = stats.find(({ id }) => id === transport.selectedCandidatePairId);
    const { port } = stats.find(({ id }) => id === pair.localCandidateId);
    const remote = stats.find(({ id }) => id === pair.remoteCandidateId);
    return { port, remotePort: remote.port, sent: transport.bytesSent };
  };
</script>`;

describe.skipIf(missing !== null)(`media of a browser (needs ${missing ?? 'nothing more'})`, () => {
  let sound: PulseAudioRig;
  let folder: OwnFolder;
  let watching: Watching;
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    sound = await startPulseAudio();
    folder = ownFolder('media');
    mkdirSync(join(folder.path, 'profile'));
    const env = { ...sound.env, XDG_STATE_HOME: join(folder.path, 'state') };
    watching = startWatching(['--names', '--traffic'], env);
    for (const part of ['names', 'sound-server'])
      await watching.event(
        'health',
        ({ health }) => health.part === part && health.state === 'working',
      );
    server = createServer((_, response) =>
      response.setHeader('content-type', 'text/html').end(meetingPage),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    await browser?.close();
    await watching?.stop();
    server?.close();
    await sound?.stop();
    folder?.remove();
  });

  it('has its peer and, within a twentieth, the bytes that the browser counts', async () => {
    browser = await chromium.launch({
      executablePath: findProgram('chromium') ?? '',
      chromiumSandbox: process.getuid?.() !== 0,
      env: { ...sound.env },
      args: [
        '--use-fake-ui-for-media-stream',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    });
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction(() => document.title === 'connected', null, { timeout: 15_000 });
    await setTimeout(8_000);
    const counted = await page.evaluate(() =>
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
