// A real meeting in a real browser: getUserMedia and two peers over loopback.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BrowserMeeting, missingForMeeting, openMeeting } from '../../rigs/browser-meeting.ts';
import { startWatchedSound, type WatchedSound } from '../../rigs/watched-sound.ts';

const missing = missingForMeeting();

const hangUp =
  'window.hangUp = () => { a.close(); b.close(); for (const track of stream.getTracks()) track.stop(); };';

describe.skipIf(missing !== null)(`a browser meeting (needs ${missing ?? 'nothing more'})`, () => {
  let sound: WatchedSound;
  let open: BrowserMeeting;

  beforeAll(async () => {
    sound = await startWatchedSound('meeting');
  });
  afterAll(async () => {
    await open?.stop();
    await sound?.stop();
  });

  it('is seen as Chromium’s, from the first word to hanging up', async () => {
    const { watching } = sound;
    open = await openMeeting(sound.env, hangUp);

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

    await open.page.evaluate(() => (window as unknown as { hangUp(): void }).hangUp());
    const ended = await watching.event('capture.ended', (e) => e.capture.id === capture.id);
    expect(Date.parse(ended.capture.endedAt ?? '')).toBeGreaterThan(Date.parse(capture.startedAt));
    expect(meeting.startedAt).toBe(capture.startedAt);
  });
});
