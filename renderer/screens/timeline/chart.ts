// The picture: uPlot keeps the scale and the axis, the lanes are drawn on its canvas.
import 'uplot/dist/uPlot.min.css';
import uPlot from 'uplot';
import { tick } from '../../words/format.ts';
import type { Colours } from './colours.ts';
import { type Lane, type Range, visibleBars } from './lanes.ts';

export const laneHeight = 64;
export const axisHeight = 36;
/** Of the widest label, pixels. */
const halfLabel = 40;

export interface Chart {
  show(range: Range, lanes: readonly Lane[], nowMs: number, colours: Colours): void;
  resize(width: number): void;
  /** The moment and the lane below a point of the element. */
  at(x: number, y: number): { readonly atMs: number; readonly lane: number };
  destroy(): void;
}

/** Where a lane's parts stand, from its top. */
const parts = { alerts: 4, meeting: 14, microphone: 20, camera: 38, bar: 12, meetingHeight: 42 };

export const createChart = (target: HTMLElement, width: number, locale: string): Chart => {
  let lanes: readonly Lane[] = [];
  let nowMs = Date.now();
  let range: Range = { fromMs: nowMs - 3_600_000, toMs: nowMs };
  let colours: Colours | null = null;

  /** None so near to an edge that it would be cut. */
  const label = (at: number): string => {
    const length = range.toMs - range.fromMs;
    const fromEdge = (Math.min(at - range.fromMs, range.toMs - at) / length) * plot.width;
    return fromEdge < halfLabel ? '' : tick(locale, at, length);
  };
  const draw = (plot: uPlot): void => {
    if (colours) drawLanes(plot, lanes, range, nowMs, colours);
  };
  const plot = new uPlot(
    {
      width,
      height: laneHeight + axisHeight,
      ms: 1,
      legend: { show: false },
      cursor: { show: false },
      padding: [0, 0, 0, 0],
      scales: { x: { time: true, range: () => [range.fromMs, range.toMs] } },
      series: [{}],
      axes: [
        {
          size: axisHeight,
          space: 90,
          stroke: () => colours?.quiet ?? '',
          grid: { stroke: () => colours?.line ?? '', width: 1 },
          ticks: { stroke: () => colours?.line ?? '', width: 1, size: 4 },
          font: '12px system-ui',
          values: (_, splits) => splits.map(label),
        },
      ],
      hooks: { draw: [draw] },
    },
    [[range.fromMs, range.toMs]],
    target,
  );

  return {
    show: (nextRange, nextLanes, nextNowMs, nextColours) => {
      const resized = nextLanes.length !== lanes.length;
      [range, lanes, nowMs, colours] = [nextRange, nextLanes, nextNowMs, nextColours];
      if (resized)
        plot.setSize({
          width: plot.width,
          height: Math.max(1, lanes.length) * laneHeight + axisHeight,
        });
      plot.setScale('x', { min: range.fromMs, max: range.toMs });
      plot.redraw(false, true);
    },
    resize: (nextWidth) => plot.setSize({ width: nextWidth, height: plot.height }),
    at: (x, y) => ({
      atMs: range.fromMs + (x / plot.width) * (range.toMs - range.fromMs),
      lane: Math.floor(y / laneHeight),
    }),
    destroy: () => plot.destroy(),
  };
};

const drawLanes = (
  plot: uPlot,
  lanes: readonly Lane[],
  range: Range,
  nowMs: number,
  colours: Colours,
): void => {
  const { ctx, bbox } = plot;
  const ratio = uPlot.pxRatio;
  const msPerPixel = (range.toMs - range.fromMs) / Math.max(1, bbox.width);
  const x = (ms: number): number => bbox.left + (ms - range.fromMs) / msPerPixel;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();

  const bars = (ranges: readonly Range[], top: number, height: number, colour: string): void => {
    ctx.fillStyle = colour;
    ctx.beginPath();
    for (const { fromMs, toMs } of ranges) {
      const left = Math.max(x(fromMs), bbox.left - 20);
      const right = Math.min(x(toMs), bbox.left + bbox.width + 20);
      const width = Math.max(right - left, 3 * ratio);
      // Thousands of narrow bars: nobody sees their corners, but a path of so many curves costs a frame.
      if (width < 8 * ratio) ctx.fillRect(left, top, width, height);
      else ctx.roundRect(left, top, width, height, 3 * ratio);
    }
    ctx.fill();
  };

  lanes.forEach((lane, index) => {
    const top = bbox.top + index * laneHeight * ratio;
    const at = (part: number): number => top + part * ratio;
    const seen = (list: Lane['microphone'] | Lane['meetings']) =>
      visibleBars<unknown>(list, range, nowMs, msPerPixel);
    ctx.fillStyle = colours.line;
    ctx.fillRect(bbox.left, top + laneHeight * ratio - 1, bbox.width, 1);
    bars(seen(lane.meetings), at(parts.meeting), parts.meetingHeight * ratio, colours.meeting);
    bars(seen(lane.microphone), at(parts.microphone), parts.bar * ratio, colours.microphone);
    bars(seen(lane.camera), at(parts.camera), parts.bar * ratio, colours.camera);
    let last = Number.NEGATIVE_INFINITY;
    for (const { atMs, rule } of lane.alerts) {
      const middle = x(atMs);
      if (middle < bbox.left || middle > bbox.left + bbox.width || middle - last < 4 * ratio)
        continue;
      last = middle;
      ctx.fillStyle = rule === 'impostor-capture' ? colours.attention : colours.notable;
      ctx.beginPath();
      ctx.moveTo(middle, at(parts.alerts));
      ctx.lineTo(middle + 5 * ratio, at(parts.alerts + 9));
      ctx.lineTo(middle - 5 * ratio, at(parts.alerts + 9));
      ctx.fill();
    }
  });
  ctx.fillStyle = colours.quiet;
  ctx.fillRect(x(nowMs), bbox.top, ratio, bbox.height);
  ctx.restore();
};
