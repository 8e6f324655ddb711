// Follows the log of macOS for who uses a camera or microphone: one `log stream` for both, however many listen.
import {
  type Argv,
  backOff,
  type ChildEnd,
  exitedWell,
  type KeptChild,
} from '../../command/index.ts';
import { splitLines } from '../../probe-protocol/lines.ts';
import { type Commands, plainEnv } from '../commands.ts';
import {
  type Attribution,
  attributionPredicate,
  parseAttributionLine,
} from './attribution-line.ts';

export const logStreamArgv: Argv = [
  '/usr/bin/log',
  'stream',
  '--style',
  'ndjson',
  '--level',
  'default',
  '--predicate',
  attributionPredicate,
];

/** What was said last, for who begins to listen in the middle of a call. Longer takes the log tens of seconds. */
export const logShowArgv: Argv = [
  '/usr/bin/log',
  'show',
  '--last',
  '1h',
  '--style',
  'ndjson',
  '--predicate',
  attributionPredicate,
];

const showLimitMs = 20_000;
const firstRetryMs = 500;
const longestRetryMs = 60_000;

export type AttributionNews =
  | {
      readonly kind: 'now';
      readonly attributions: readonly Attribution[];
      readonly atMs: number;
    }
  /** Control Center writes in a form that is not known. */
  | { readonly kind: 'unread' }
  | { readonly kind: 'ended'; readonly end: ChildEnd };

export interface Attributions {
  /** News from now on, and at once what is known already. The log is followed while somebody listens. */
  listen(hear: (news: AttributionNews) => void): () => Promise<void>;
  /** Who used a device when the log last said so, within the last hour; null where it said nothing. */
  last(): Promise<AttributionNews | null>;
}

export function followAttributions(commands: Commands): Attributions {
  const listeners = new Set<(news: AttributionNews) => void>();
  let child: KeptChild | null = null;
  let latest: AttributionNews | null = null;

  const tell = (news: AttributionNews): void => {
    latest = news;
    for (const hear of listeners) hear(news);
  };

  const last = async (): Promise<AttributionNews | null> => {
    const limits = { env: plainEnv(), timeLimitMs: showLimitMs };
    const shown = exitedWell(logShowArgv, await commands.run(logShowArgv, limits));
    return shown.ok ? lastNews(shown.value) : null;
  };

  const start = (): KeptChild => {
    const retry = backOff(firstRetryMs, longestRetryMs);
    let lines = splitLines();
    return commands.keep({
      argv: logStreamArgv,
      env: plainEnv(),
      started: () => {
        lines = splitLines();
      },
      text: (chunk) => {
        for (const line of lines.push(Buffer.from(chunk))) {
          const news = newsOf(line);
          if (news === null) continue;
          if (news.kind === 'now') retry.reset();
          tell(news);
        }
      },
      ended: (end) => {
        tell({ kind: 'ended', end });
        return end.kind === 'missing' ? longestRetryMs : retry.next();
      },
    });
  };

  const open = (): void => {
    child = start();
    const own = child;
    void last().then((news) => {
      // What the stream has said meanwhile is younger.
      if (child !== own || latest !== null) return;
      tell(news ?? { kind: 'now', attributions: [], atMs: Date.now() });
    });
  };

  return {
    last,
    listen(hear) {
      listeners.add(hear);
      if (child === null) open();
      else if (latest !== null) hear(latest);
      return async () => {
        listeners.delete(hear);
        if (listeners.size > 0 || child === null) return;
        const ending = child;
        child = null;
        latest = null;
        await ending.stop();
      };
    },
  };
}

const newsOf = (line: string): AttributionNews | null => {
  const read = parseAttributionLine(line);
  if (read.kind === 'other') return null;
  if (read.kind === 'unread') return { kind: 'unread' };
  return { kind: 'now', attributions: read.attributions, atMs: read.atMs ?? Date.now() };
};

/** Pure: what the last line of these says that says anything. */
export function lastNews(text: string): AttributionNews | null {
  const lines = text.split('\n');
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const news = newsOf(lines[at] ?? '');
    if (news !== null) return news;
  }
  return null;
}
