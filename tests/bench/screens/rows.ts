// The screens' figures as rows of the benchmark's table.
import { type Block, measureBlocking } from './blocking.ts';
import type { Frames } from './frames.ts';
import {
  bundleKb,
  capturesInHistory,
  measureScreens,
  missingForScreens,
} from './measure-screens.ts';
import { median, p95 } from './median.ts';

/** What, measured, wanted. Needs a browser and a sound server; without them the rows say so. */
export const screenRows = async (): Promise<readonly string[][]> => {
  const bundle = [
    'screens: what the window loads, gzipped',
    `${bundleKb().toFixed(0)} kB`,
    '≤ 350 kB',
  ];
  const missing = missingForScreens();
  if (missing !== null) return [bundle, ['screens: the rest', `needs ${missing}`, '']];
  const { paint, eventMs, pan, zoom } = await measureScreens();
  const { watching, stretch } = await measureBlocking(capturesInHistory);
  const count = capturesInHistory.toLocaleString('en');
  return [
    bundle,
    [
      'screens: window starts → first paint / → the sentence, 90 days in the store (median of 7)',
      `${paint.firstMs.toFixed(0)} / ${paint.sentenceMs.toFixed(0)} ms`,
      '≤ 300 ms',
    ],
    [
      'screens: the guard sees → it is painted, median / p95',
      `${median(eventMs).toFixed(0)} / ${p95(eventMs).toFixed(0)} ms`,
      '≤ 50 ms',
    ],
    [
      `screens: timeline moved, ${count} captures: frames, p95 of one`,
      framesText(pan),
      '60 a second',
    ],
    [
      `screens: timeline zoomed, ${count} captures: frames, p95 of one`,
      framesText(zoom),
      '60 a second',
    ],
    [
      'guard’s process: longest turn while it watches, own CPU / wall',
      blockText(watching),
      '≤ 20 ms',
    ],
    [
      'guard’s process: three days of history asked for, own CPU / wall',
      blockText(stretch),
      '≤ 20 ms',
    ],
  ];
};

const framesText = ({ perSecond, p95Ms }: Frames): string =>
  `${perSecond.toFixed(0)} a second, ${p95Ms.toFixed(0)} ms`;

const blockText = ({ ownMs, wallMs }: Block): string =>
  `${ownMs.toFixed(0)} / ${wallMs.toFixed(0)} ms`;
