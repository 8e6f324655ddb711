// A calm page that redraws when something changes, and each second only while a device is held.
import ansis from 'ansis';
import { createLogUpdate } from 'log-update';
import type { Snapshot, WatchEvent } from '../../../preload/contract/index.ts';
import { eventLine } from '../views/event.ts';
import { partyLines } from '../views/parties.ts';
import { captureLines, clientTable, unseenLines } from '../views/snapshot.ts';
import type { LiveView } from './view.ts';

const rememberedLines = 8;
/** A burst of events is drawn once, milliseconds. */
const drawAfterMs = 50;
/** While a device is held its duration moves, milliseconds. */
const clockMs = 1_000;

export const openLiveTable = (nameOf: (client: string) => string): LiveView => {
  const draw = createLogUpdate(process.stdout, { showCursor: false });
  let snapshot: (() => Snapshot) | null = null;
  let recent: string[] = [];
  let timer: NodeJS.Timeout | null = null;

  const redraw = (): void => {
    timer = null;
    if (!snapshot) return;
    const now = snapshot();
    draw(pageText(now, recent, Date.now()));
    if (now.captures.length > 0) timer = setTimeout(redraw, clockMs);
  };
  const redrawSoon = (): void => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(redraw, drawAfterMs);
  };

  return {
    show(events) {
      const lines = events.filter(isNews).flatMap((event) => eventLine(event, nameOf) ?? []);
      recent = [...recent, ...lines].slice(-rememberedLines);
      redrawSoon();
    },
    attach(ask) {
      snapshot = ask;
      redrawSoon();
    },
    close() {
      if (timer) clearTimeout(timer);
      draw.done();
    },
  };
};

/** Connections come and go by the dozen; the table counts them. Health has a place of its own on the page. */
const isNews = (event: WatchEvent): boolean =>
  event.type !== 'connection.opened' && event.type !== 'health';

const pageText = (now: Snapshot, recent: readonly string[], nowMs: number): string => {
  const running = { ...now, clients: now.clients.filter(({ processes }) => processes.length > 0) };
  const table =
    running.clients.length > 0
      ? clientTable(running)
      : ansis.dim('No conferencing client or browser is running.');
  const parts = [captureLines(now, nowMs), table];
  const parties = partyLines(running);
  if (parties) parts.push(parties);
  if (recent.length > 0)
    parts.push([ansis.dim('Lately'), ...recent.map((line) => `  ${line}`)].join('\n'));
  const unseen = unseenLines(now.health);
  if (unseen) parts.push(unseen);
  return `\n${parts.join('\n\n')}\n\n${ansis.dim('Ctrl+C ends it.')}`;
};
