// The timeline moved and zoomed in every frame, with ninety days of captures on it.
import type { Page } from 'playwright';
import { median, p95 } from './median.ts';

export interface Frames {
  /** Frames in a second, mean. */
  readonly perSecond: number;
  /** Milliseconds from a frame to the next. */
  readonly medianMs: number;
  readonly p95Ms: number;
}

const frames = 180;

/** The page stands on the timeline. */
export const measureFrames = async (
  page: Page,
): Promise<{ readonly pan: Frames; readonly zoom: Frames }> => {
  const picture = page.getByRole('region', { name: /Microphone and camera use/ });
  await picture.focus();
  for (let press = 0; press < 20; press += 1) await page.keyboard.press('-');
  await page.waitForFunction(() => document.querySelectorAll('.lane-names li').length >= 6);
  await page.waitForTimeout(1_500);
  return {
    pan: await paced(page, (frame) => ({ deltaX: frame % 40 < 20 ? -12 : 12, deltaY: 0 })),
    zoom: await paced(page, (frame) => ({ deltaX: 0, deltaY: frame % 40 < 20 ? -100 : 100 })),
  };
};

/** One turn of the wheel in each frame. */
const paced = async (
  page: Page,
  turn: (frame: number) => { readonly deltaX: number; readonly deltaY: number },
): Promise<Frames> => {
  const turns = Array.from({ length: frames }, (_, frame) => turn(frame));
  const lengths = await page.evaluate(async (wheel) => {
    const target = document.querySelector('.picture');
    const box = target?.getBoundingClientRect();
    if (!target || !box) return [];
    const frame = (): Promise<number> => new Promise((next) => requestAnimationFrame(next));
    const place = { clientX: box.left + box.width / 2, clientY: box.top + 20 };
    const seen: number[] = [];
    let before = await frame();
    for (const delta of wheel) {
      target.dispatchEvent(
        new WheelEvent('wheel', { ...delta, ...place, bubbles: true, cancelable: true }),
      );
      const now = await frame();
      seen.push(now - before);
      before = now;
    }
    return seen;
  }, turns);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return {
    perSecond: (lengths.length / total) * 1_000,
    medianMs: median(lengths),
    p95Ms: p95(lengths),
  };
};
