// The lanes as a picture that is moved by wheel, pointer and keyboard.
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { axisHeight, type Chart, createChart, laneHeight } from './chart.ts';
import { useColours } from './colours.ts';
import type { Picked } from './details.tsx';
import { pickedSentence } from './details.tsx';
import { barAt, type Lane, moved, type Range, zoomed } from './lanes.ts';

interface Hover {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly picked: Picked;
}

/** As timeline.css has the column of the names. */
const namesWidth = 160;

export const LanePicture = (props: {
  readonly lanes: readonly Lane[];
  readonly range: Range;
  readonly nowMs: number;
  readonly onRange: (range: Range) => void;
  readonly onHome: () => void;
  readonly onPick: (picked: Picked | null) => void;
}) => {
  const { lanes, range, nowMs, onRange, onHome, onPick } = props;
  const words = useWords();
  const { t, locale, moment } = words;
  const colours = useColours();
  const box = useRef<HTMLElement>(null);
  const chart = useRef<Chart | null>(null);
  const drag = useRef<{ x: number; range: Range; far: boolean } | null>(null);
  const [hover, setHover] = useState<Hover | null>(null);
  const latest = useRef({ range, onRange });
  latest.current = { range, onRange };

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const made = createChart(element, element.clientWidth, locale);
    chart.current = made;
    const sizes = new ResizeObserver(() => made.resize(element.clientWidth));
    sizes.observe(element);
    // React's own wheel listener is passive and could not keep the page still.
    const wheel = (event: WheelEvent): void => {
      event.preventDefault();
      const { range: now, onRange: tell } = latest.current;
      const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
      const { atMs } = made.at(event.clientX - element.getBoundingClientRect().left, 0);
      tell(
        sideways
          ? moved(now, (event.deltaX || event.deltaY) / element.clientWidth)
          : zoomed(now, event.deltaY > 0 ? 1.2 : 1 / 1.2, atMs),
      );
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => {
      element.removeEventListener('wheel', wheel);
      sizes.disconnect();
      made.destroy();
      chart.current = null;
    };
  }, [locale]);
  useEffect(() => {
    chart.current?.show(range, lanes, nowMs, colours);
  });

  const pick = (event: React.PointerEvent | React.MouseEvent): Picked | null => {
    const rect = box.current?.getBoundingClientRect();
    if (!rect || !chart.current) return null;
    const { atMs, lane } = chart.current.at(event.clientX - rect.left, event.clientY - rect.top);
    const y = (event.clientY - rect.top) % laneHeight;
    return pickIn(lanes[lane], atMs, y, ((range.toMs - range.fromMs) / rect.width) * 5, nowMs);
  };
  const move = (event: React.PointerEvent): void => {
    const start = drag.current;
    if (!start) {
      const picked = pick(event);
      const rect = box.current?.getBoundingClientRect();
      setHover(
        picked && rect
          ? {
              x: event.clientX - rect.left,
              y: event.clientY - rect.top,
              width: rect.width,
              picked,
            }
          : null,
      );
      return;
    }
    const by = start.x - event.clientX;
    if (Math.abs(by) > 4) start.far = true;
    if (start.far && box.current) onRange(moved(start.range, by / box.current.clientWidth));
  };
  const key = (event: React.KeyboardEvent): void => {
    const middle = (range.fromMs + range.toMs) / 2;
    if (event.key === 'ArrowLeft') onRange(moved(range, -0.15));
    else if (event.key === 'ArrowRight') onRange(moved(range, 0.15));
    else if (event.key === '+' || event.key === '=') onRange(zoomed(range, 1 / 1.5, middle));
    else if (event.key === '-') onRange(zoomed(range, 1.5, middle));
    else if (event.key === 'Home') onHome();
    else return;
    event.preventDefault();
  };

  return (
    <div
      className="lanes"
      style={{ minHeight: Math.max(1, lanes.length) * laneHeight + axisHeight }}
    >
      <ul className="lane-names">
        {lanes.map(({ key: id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
      <section
        className="picture"
        ref={box}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved by keys
        tabIndex={0}
        aria-label={t('timeline.chart', {
          from: moment(range.fromMs, nowMs),
          to: moment(range.toMs, nowMs),
        })}
        onKeyDown={key}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drag.current = { x: event.clientX, range, far: false };
          setHover(null);
        }}
        onPointerMove={move}
        onPointerUp={(event) => {
          if (drag.current && !drag.current.far) onPick(pick(event));
          drag.current = null;
        }}
        onPointerLeave={() => setHover(null)}
      />
      {hover && (
        <p
          className={hover.x > hover.width / 2 ? 'hover before' : 'hover'}
          aria-hidden="true"
          style={{ left: `${hover.x + namesWidth}px`, top: `${hover.y + 16}px` }}
        >
          {pickedSentence(hover.picked, nowMs, words)}
        </p>
      )}
    </div>
  );
};

const pickIn = (
  lane: Lane | undefined,
  atMs: number,
  y: number,
  slackMs: number,
  nowMs: number,
): Picked | null => {
  if (!lane) return null;
  const alert =
    y < 16
      ? lane.alerts.findLast((each) => Math.abs(each.atMs - atMs) <= slackMs * 1.5)
      : undefined;
  if (alert) return { kind: 'alert', lane, alert };
  const device = y < 34 ? 'microphone' : 'camera';
  const capture = barAt(lane[device], atMs, slackMs, nowMs)?.of;
  if (capture) return { kind: 'capture', lane, capture };
  const meeting = barAt(lane.meetings, atMs, slackMs, nowMs)?.of;
  return meeting ? { kind: 'meeting', lane, meeting } : null;
};
