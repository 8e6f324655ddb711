// The receipt of a real meeting in a real browser, held against the meeting's own record of itself.
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Receipt, receiptSchema } from '../../../preload/contract/index.ts';
import { callwarden, startWatching, type Watching } from '../../rigs/callwarden.ts';
import { type OwnFolder, ownFolder } from '../../rigs/own-folder.ts';
import { findProgram, missingPackages } from '../../rigs/programs.ts';
import { type PulseAudioRig, startPulseAudio } from '../../rigs/pulseaudio.ts';

const missing = missingPackages('pulseaudio', 'pactl', 'chromium');

/** Its microphone stays open for 3 s after the last media connection has closed. */
const meetingPage = `<!doctype html><title>meeting</title><script type="module">
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const openedAt = Date.now();
  const [a, b] = [new RTCPeerConnection(), new RTCPeerConnection()];
  a.onicecandidate = ({ candidate }) => candidate && b.addIceCandidate(candidate);
  b.onicecandidate = ({ candidate }) => candidate && a.addIceCandidate(candidate);
  for (const track of stream.getTracks()) a.addTrack(track, stream);
  b.onconnectionstatechange = () => { document.title = b.connectionState; };
  await a.setLocalDescription(await a.createOffer());
  await b.setRemoteDescription(a.localDescription);
  await b.setLocalDescription(await b.createAnswer());
  await a.setRemoteDescription(b.localDescription);
  window.talk = async () => {
    for (let i = 0; i < 20; i += 1)
      await (await fetch('/talk', { method: 'POST', body: 'x'.repeat(40_000) })).text();
  };
  window.hangUp = async () => {
    a.close(); b.close();
    const mediaEndedAt = Date.now();
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    for (const track of stream.getTracks()) track.stop();
    return { openedAt, mediaEndedAt, closedAt: Date.now() };
  };
</script>`;

describe.skipIf(missing !== null)(`receipts (needs ${missing ?? 'nothing more'})`, () => {
  let sound: PulseAudioRig;
  let folder: OwnFolder;
  let env: NodeJS.ProcessEnv;
  let watching: Watching;
  let server: Server;
  let browser: Browser;
  let record: { openedAt: number; mediaEndedAt: number; closedAt: number };
  let receipt: Receipt;
  const sockets: Socket[] = [];
  /** What the server's sockets had carried when the meeting began. */
  let before = { sent: 0, received: 0 };
  /** As the browser sees it: what the server received was sent. */
  const carried = () => ({
    sent: sockets.reduce((sum, { bytesRead }) => sum + bytesRead, 0),
    received: sockets.reduce((sum, { bytesWritten }) => sum + bytesWritten, 0),
  });

  beforeAll(async () => {
    sound = await startPulseAudio();
    folder = ownFolder('receipts');
    mkdirSync(join(folder.path, 'profile'));
    env = { ...sound.env, XDG_STATE_HOME: join(folder.path, 'state') };
    watching = startWatching([], env);
    await watching.event(
      'health',
      ({ health }) => health.part === 'sound-server' && health.state === 'working',
    );
    server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
      request.resume().on('end', () => {
        response.setHeader('content-type', 'text/html');
        response.end(request.url === '/talk' ? 'y'.repeat(60_000) : meetingPage);
      });
    });
    server.on('connection', (socket) => sockets.push(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
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
    await watching.event('meeting.started', (e) => e.meeting.client === 'chromium');
    await watching.event('connection.opened', (e) => e.connection.protocol === 'udp');
    // The byte counters are read every 2 s.
    await setTimeout(2_500);
    before = carried();
    await page.evaluate(() => (window as unknown as { talk(): Promise<void> }).talk());
    await setTimeout(2_500);
    record = await page.evaluate(() =>
      (window as unknown as { hangUp(): Promise<typeof record> }).hangUp(),
    );
    await watching.event('capture.ended', (e) => e.capture.client === 'chromium');
    // The end of the watch ends the meeting: otherwise it would be a minute later.
    await watching.stop();
    const made = callwarden(['receipts', '--json', '--last'], env);
    receipt = receiptSchema.parse(JSON.parse(made.out).receipts[0]);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await watching.stop();
    server.close();
    await sound.stop();
    folder.remove();
  });

  it('says when the microphone was open, and for how long after the media, to a second', () => {
    const [first] = receipt.microphone.pieces;
    const last = receipt.microphone.pieces.at(-1);
    const from = Date.parse(first?.from ?? '');
    const to = Date.parse(last?.to ?? '');
    console.log(
      `microphone: ${from - record.openedAt} ms and ${to - record.closedAt} ms beside the script's own record; media end ${Date.parse(receipt.mediaEndedAt ?? '') - record.mediaEndedAt} ms beside it`,
    );
    expect(Math.abs(from - record.openedAt)).toBeLessThan(1_000);
    expect(Math.abs(to - record.closedAt)).toBeLessThan(1_000);
    expect(receipt.microphone).toMatchObject({ mutedMs: 0, heldMs: to - from });
    expect(receipt.camera.heldMs).toBe(0);
  });

  it('counts the bytes to within 5 %, and says that media’s are not counted', () => {
    const now = carried();
    const script = { sent: now.sent - before.sent, received: now.received - before.received };
    const local = receipt.parties?.find(({ kind }) => kind === 'infrastructure');
    console.log(
      `sent ${local?.bytesSent} of ${script.sent}, received ${local?.bytesReceived} of ${script.received}`,
    );
    expect(script.sent).toBeGreaterThan(800_000);
    expect((local?.bytesSent ?? 0) / script.sent).toBeCloseTo(1, 1);
    expect(Math.abs((local?.bytesSent ?? 0) - script.sent) / script.sent).toBeLessThan(0.05);
    expect(Math.abs((local?.bytesReceived ?? 0) - script.received) / script.received).toBeLessThan(
      0.05,
    );
    const media = receipt.parties?.find(({ kind }) => kind === 'unknown');
    expect(media).toMatchObject({ owner: null, bytesSent: null, bytesReceived: null });
  });

  it('is a text, a page for this person alone, and is forgotten when asked', () => {
    const text = callwarden(['receipts'], env);
    expect(text.out).toMatch(/Chromium, .*, for \d+ s/);
    expect(text.out).toContain('Microphone: ');
    const file = join(folder.path, 'receipt.html');
    expect(callwarden(['receipts', '--html', file], env)).toMatchObject({ code: 0, err: '' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toContain('What a meeting did on this machine');
    expect(callwarden(['receipts', '--html', file], env).code).toBe(3);
    expect(callwarden(['receipts', '--delete', receipt.id], env).out).toContain(
      'Nothing was deleted',
    );
    expect(callwarden(['receipts', '--delete', receipt.id, '--yes'], env).code).toBe(0);
    expect(JSON.parse(callwarden(['receipts', '--json'], env).out)).toEqual({ receipts: [] });
    expect(callwarden(['receipts', '--delete', receipt.id, '--yes'], env).code).toBe(3);
    expect(existsSync(file)).toBe(true);
  });
});
