// Pure: the history as swim lanes, one a client, and what of them is to be drawn.
import type {
  Alert,
  Capture,
  ClientNow,
  History,
  Meeting,
} from '../../../preload/contract/index.ts';

export interface Range {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface Bar<T> extends Range {
  readonly of: T;
  readonly open: boolean;
}

export interface Lane {
  readonly key: string;
  readonly client: string | null;
  readonly name: string;
  /** Each sorted by its start. */
  readonly microphone: readonly Bar<Capture>[];
  readonly camera: readonly Bar<Capture>[];
  readonly meetings: readonly Bar<Meeting>[];
  readonly alerts: readonly (Alert & { readonly atMs: number })[];
}

/** What was used last comes first. An open bar ends where time ends: see `endOf`. */
export const lanesOf = (
  { captures, meetings, alerts }: Pick<History, 'captures' | 'meetings' | 'alerts'>,
  clients: readonly ClientNow[],
): readonly Lane[] => {
  // A client that is no longer here is called what its last alert called it.
  const names = new Map([
    ...alerts.map(({ client, application }) => [client, application] as const),
    ...clients.map(({ id, name }) => [id, name] as const),
  ]);
  const byKey = new Map<string, { client: string | null; name: string; captures: Capture[] }>();
  const lane = (client: string | null, application: string) => {
    const key = client ?? ` ${application}`;
    const found = byKey.get(key);
    if (found) return found;
    const name = client === null ? application : (names.get(client) ?? client);
    const made = { client, name, captures: [] };
    byKey.set(key, made);
    return made;
  };
  for (const capture of captures) lane(capture.client, capture.application).captures.push(capture);
  for (const { client } of meetings) lane(client, client);
  for (const { client, application } of alerts) lane(client, application);
  return [...byKey]
    .map(([key, { client, name, captures: own }]): Lane => {
      const bars = own.map(barOf).sort(byStart);
      return {
        key,
        client,
        name,
        microphone: bars.filter(({ of }) => of.device === 'microphone'),
        camera: bars.filter(({ of }) => of.device === 'camera'),
        meetings: meetings
          .filter((meeting) => client !== null && meeting.client === client)
          .map(barOf)
          .sort(byStart),
        alerts: alerts
          .filter((alert) => (alert.client ?? ` ${alert.application}`) === key)
          .map((alert) => ({ ...alert, atMs: Date.parse(alert.at) }))
          .sort((a, b) => a.atMs - b.atMs),
      };
    })
    .sort((a, b) => lastUse(b) - lastUse(a));
};

const barOf = <T extends { readonly startedAt: string; readonly endedAt: string | null }>(
  of: T,
): Bar<T> => ({
  of,
  open: of.endedAt === null,
  fromMs: Date.parse(of.startedAt),
  toMs: of.endedAt === null ? Number.POSITIVE_INFINITY : Date.parse(of.endedAt),
});

const byStart = (a: Range, b: Range): number => a.fromMs - b.fromMs;

const lastUse = ({ microphone, camera, alerts }: Lane): number =>
  Math.max(microphone.at(-1)?.fromMs ?? 0, camera.at(-1)?.fromMs ?? 0, alerts.at(-1)?.atMs ?? 0);

/** Bars that touch the range; those closer than a pixel become one, so that a year costs as much as an hour. */
export const visibleBars = <T>(
  bars: readonly Bar<T>[],
  range: Range,
  nowMs: number,
  msPerPixel: number,
): readonly Range[] => {
  const merged: { fromMs: number; toMs: number }[] = [];
  for (const bar of bars) {
    if (bar.fromMs > range.toMs) break;
    const toMs = Math.min(bar.toMs, nowMs);
    if (toMs < range.fromMs) continue;
    const last = merged.at(-1);
    if (last && bar.fromMs - last.toMs < msPerPixel) last.toMs = Math.max(last.toMs, toMs);
    else merged.push({ fromMs: bar.fromMs, toMs });
  }
  return merged;
};

/** The bar at a time, or within `slackMs` of it; the one that began last wins. */
export const barAt = <T>(
  bars: readonly Bar<T>[],
  atMs: number,
  slackMs: number,
  nowMs: number,
): Bar<T> | null =>
  bars.findLast(
    ({ fromMs, toMs }) => fromMs - slackMs <= atMs && Math.min(toMs, nowMs) + slackMs >= atMs,
  ) ?? null;

const shortestMs = 60_000;
const longestMs = 90 * 86_400_000;

/** Makes the range longer or shorter around a moment that stays where it is. */
export const zoomed = ({ fromMs, toMs }: Range, factor: number, aroundMs: number): Range => {
  const length = toMs - fromMs;
  const wanted = Math.min(Math.max(length * factor, shortestMs), longestMs);
  const share = (aroundMs - fromMs) / length;
  return { fromMs: aroundMs - share * wanted, toMs: aroundMs + (1 - share) * wanted };
};

/** Moves by a share of the length. */
export const moved = ({ fromMs, toMs }: Range, share: number): Range => {
  const by = (toMs - fromMs) * share;
  return { fromMs: fromMs + by, toMs: toMs + by };
};
