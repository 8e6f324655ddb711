// A real meeting in a real browser: getUserMedia and two peers over loopback.
import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWatching, type Watching } from '../../rigs/callwarden.ts';
import { type OwnFolder, ownFolder } from '../../rigs/own-folder.ts';
import { findProgram, missingPackages } from '../../rigs/programs.ts';
import { type PulseAudioRig, startPulseAudio } from '../../rigs/pulseaudio.ts';

const missing = missingPackages('pulseaudio', 'pactl', 'chromium');

const meetingPage = `<!doctype html><title>meeting</title><script type="module">
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
  window.hangUp = () => { a.close(); b.close(); for (const track of stream.getTracks()) track.stop(); };
</script>`;

describe.skipIf(missing !== null)(`a browser meeting (needs ${missing ?? 'nothing more'})`, () => {
  let sound: PulseAudioRig;
  let folder: OwnFolder;
  let watching: Watching;
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    sound = await startPulseAudio();
    folder = ownFolder('meeting');
    mkdirSync(join(folder.path, 'profile'));
    watching = startWatching([], { ...sound.env, XDG_STATE_HOME: join(folder.path, 'state') });
    await watching.event(
      'health',
      ({ health }) => health.part === 'sound-server' && health.state === 'working',
    );
    server = createServer((_, response) =>
      response.setHeader('content-type', 'text/html').end(meetingPage),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    await browser?.close();
    await watching.stop();
    server.close();
    await sound.stop();
    folder.remove();
  });

  it('is seen as Chromium’s, from the first word to hanging up', async () => {
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

    const { capture } = await watching.event(
      'capture.started',
      (e) => e.capture.client === 'chromium',
    );
    expect(capture).toMatchObject({ device: 'microphone', identity: 'verified', muted: false });
    const { meeting } = await watching.event(
      'meeting.started',
      (e) => e.meeting.client === 'chromium',
    );
    await watching.event(
      'connection.opened',
      (e) => e.connection.client === 'chromium' && e.connection.protocol === 'udp',
    );

    await page.evaluate(() => (window as unknown as { hangUp(): void }).hangUp());
    const ended = await watching.event('capture.ended', (e) => e.capture.id === capture.id);
    expect(Date.parse(ended.capture.endedAt ?? '')).toBeGreaterThan(Date.parse(capture.startedAt));
    expect(meeting.startedAt).toBe(capture.startedAt);
  });
});
