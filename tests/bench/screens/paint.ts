// When something is first seen, and when the sentence is.
import type { Page } from 'playwright';
import { median } from './median.ts';

declare global {
  interface Window {
    /** The sentence that was painted last, and the epoch milliseconds of its first frame. */
    painted?: { readonly sentence: string; readonly at: number };
  }
}

export interface FirstPaint {
  /** From the start of the navigation to the first contentful paint, milliseconds, median. */
  readonly firstMs: number;
  /** To the frame with the sentence on Now, milliseconds, median. */
  readonly sentenceMs: number;
}

/** Notes in the page, from its first script on, in which frame the sentence changed. */
export const watchSentence = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    let shown = '';
    const look = (): void => {
      const said = document.querySelector('.sentence')?.textContent ?? '';
      if (said === shown) return;
      shown = said;
      // The frame is painted before the message after it is heard.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          window.painted = { sentence: said, at: Date.now() };
        };
        port2.postMessage(null);
      });
    };
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
};

/** Waits for a frame with this sentence; gives when it was painted, epoch milliseconds. */
export const paintedAt = async (page: Page, sentence: string): Promise<number> => {
  const painted = await page.waitForFunction(
    (wanted) => (window.painted?.sentence === wanted ? window.painted.at : undefined),
    sentence,
  );
  return (await painted.jsonValue()) ?? Number.NaN;
};

/** Loads the window so many times; the session's cookie is there already. */
export const firstPaint = async (page: Page, loads: number): Promise<FirstPaint> => {
  const first: number[] = [];
  const sentence: number[] = [];
  for (let load = 0; load < loads; load += 1) {
    await page.reload();
    const shownAt = await paintedAt(page, 'Nothing is listening.');
    const seen = await page.evaluate(() => ({
      first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      origin: performance.timeOrigin,
    }));
    first.push(seen.first);
    sentence.push(shownAt - seen.origin);
  }
  return { firstMs: median(first), sentenceMs: median(sentence) };
};
