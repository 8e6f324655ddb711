// The screens in a real Chromium, over the real bridge, with ninety days of history in the store.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { screensOf } from '../../e2e/screens.ts';
import {
  type Machine,
  missingBrowser,
  newWindow,
  startBrowser,
  startMachine,
} from '../../e2e/window.ts';
import { missingPackages } from '../../rigs/programs.ts';
import { startRecorder } from '../../rigs/recorder.ts';
import { type Frames, measureFrames } from './frames.ts';
import { writeLongHistory } from './long-history.ts';
import { type FirstPaint, firstPaint, paintedAt, watchSentence } from './paint.ts';

export interface ScreenFigures {
  readonly paint: FirstPaint;
  /** From the guard's observation to the frame that shows it, milliseconds, sorted. */
  readonly eventMs: readonly number[];
  readonly pan: Frames;
  readonly zoom: Frames;
}

export const capturesInHistory = 10_000;
const loads = 7;
const events = 15;

/** null, with the reason, where the browser or the sound server is missing. */
export const missingForScreens = (): string | null =>
  missingPackages('pulseaudio', 'pactl', 'pacat') ?? missingBrowser();

export const measureScreens = async (): Promise<ScreenFigures> => {
  const machine = await startMachine();
  writeLongHistory(machine.data, capturesInHistory);
  const ui = await machine.startUi();
  const browser = await startBrowser();
  try {
    const { page } = await newWindow(browser);
    await watchSentence(page);
    await page.goto(ui.address);
    await screensOf(page).sentence('Nothing is listening.').waitFor();
    const paint = await firstPaint(page, loads);
    const eventMs = await eventToScreen(machine, page);
    await screensOf(page).open('Timeline');
    return { paint, eventMs, ...(await measureFrames(page)) };
  } finally {
    await browser.close();
    await ui.stop();
    await machine.stop();
  }
};

const eventToScreen = async ({ root, sound }: Machine, page: Page): Promise<readonly number[]> => {
  const screens = screensOf(page);
  const times: number[] = [];
  for (let trial = 0; trial < events; trial += 1) {
    const recorder = await startRecorder({ at: join(root, 'opt/zoom/zoom'), env: sound.env });
    const shownAt = await paintedAt(page, 'Zoom is using your microphone.');
    times.push(shownAt - (await observedAt(page)));
    await recorder.stop();
    await screens.sentence('Nothing is listening.').waitFor();
    await sleep(200);
  }
  return times.sort((one, other) => one - other);
};

/** When the guard saw the capture that is open now. */
const observedAt = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const answer = await fetch('call/now.get', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    });
    const { value } = (await answer.json()) as {
      value: { snapshot: { captures: { startedAt: string }[] } };
    };
    return Date.parse(value.snapshot.captures[0]?.startedAt ?? '');
  });

/** What the window loads, gzipped, kilobytes of 1,000 bytes. */
export const bundleKb = (): number => {
  const folder = join(import.meta.dirname, '..', '..', '..', 'dist', 'renderer');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => gzipSync(readFileSync(join(entry.parentPath, entry.name))).length / 1_000)
    .reduce((sum, size) => sum + size, 0);
};
