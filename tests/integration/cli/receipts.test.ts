// The receipt of a real meeting in a real browser, held against the meeting's own record of itself.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Receipt, receiptSchema } from '../../../preload/contract/index.ts';
import { type BrowserMeeting, missingForMeeting, openMeeting } from '../../rigs/browser-meeting.ts';
import { callwarden } from '../../rigs/callwarden.ts';
import { startWatchedSound, type WatchedSound } from '../../rigs/watched-sound.ts';

const missing = missingForMeeting();

/** Its microphone stays open for 3 s after the last media connection has closed. */
const script = `window.talk = async () => {
    for (let i = 0; i < 20; i += 1)
      await (await fetch('/talk', { method: 'POST', body: 'x'.repeat(40_000) })).text();
  };
  window.hangUp = async () => {
    a.close(); b.close();
    const mediaEndedAt = Date.now();
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    for (const track of stream.getTracks()) track.stop();
    return { openedAt, mediaEndedAt, closedAt: Date.now() };
  };`;

describe.skipIf(missing !== null)(`receipts (needs ${missing ?? 'nothing more'})`, () => {
  let sound: WatchedSound;
  let env: NodeJS.ProcessEnv;
  let open: BrowserMeeting;
  let record: { openedAt: number; mediaEndedAt: number; closedAt: number };
  let receipt: Receipt;
  /** What the server's sockets had carried when the meeting began. */
  let before = { sent: 0, received: 0 };
  /** As the browser sees it: what the server received was sent. */
  const carried = () => ({
    sent: open.sockets.reduce((sum, { bytesRead }) => sum + bytesRead, 0),
    received: open.sockets.reduce((sum, { bytesWritten }) => sum + bytesWritten, 0),
  });

  beforeAll(async () => {
    sound = await startWatchedSound('receipts');
    const { watching } = sound;
    ({ env } = sound);
    open = await openMeeting(env, script, (request, response) => {
      const text = request.url === '/talk' ? 'y'.repeat(60_000) : '';
      request.resume().on('end', () => response.end(text));
    });
    const { page } = open;
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
    await watching.event('connection.closed', (e) => e.connection.protocol === 'udp');
    await watching.event('capture.ended', (e) => e.capture.client === 'chromium');
    // The end of the watch ends the meeting: otherwise it would be a minute later.
    await watching.stop();
    const made = callwarden(['receipts', '--json', '--last'], env);
    receipt = receiptSchema.parse(JSON.parse(made.out).receipts[0]);
  }, 60_000);
  afterAll(async () => {
    await open?.stop();
    await sound?.stop();
  });

  it('says when the microphone was open, and for how long after the media, to a second', () => {
    const [first] = receipt.microphone.pieces;
    const last = receipt.microphone.pieces.at(-1);
    const from = Date.parse(first?.from ?? '');
    const to = Date.parse(last?.to ?? '');
    console.log(
      `microphone: ${from - record.openedAt} ms and ${to - record.closedAt} ms beside the script's own record; media end ${Date.parse(receipt.mediaEndedAt ?? '') - record.mediaEndedAt} ms beside it`,
    );
    // Sockets are looked at every 2 s.
    expect(Math.abs(Date.parse(receipt.mediaEndedAt ?? '') - record.mediaEndedAt)).toBeLessThan(
      3_000,
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
    const file = join(sound.folder.path, 'receipt.html');
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
