// Pure but for its memory: which alerts become a notification, when, and with which words.
import type { Alert, AlertRule, Settings } from '../../preload/contract/index.ts';
import type { Act } from './act.ts';
import { noticeText, plainLabel } from './plain-label.ts';
import type { Words } from './words.ts';

export interface Notice {
  readonly title: string;
  readonly body: string;
  readonly urgent: boolean;
  readonly actions: readonly { readonly label: string; readonly act: Act }[];
}

export interface NoticeContext {
  readonly settings: Settings;
  readonly words: Words;
  readonly nowMs: number;
  nameOf(client: string): string;
}

/** At most one notification about one client and device within this, milliseconds. */
const quietAfterMs = 30_000;

/** These are told even in quiet hours, while alerts are paused, and about a client that is allowed. */
const always: ReadonlySet<AlertRule> = new Set(['impostor-capture', 'microphone-kept']);

/** What is said where several alerts are told as one: the gravest. */
const gravity: readonly AlertRule[] = [
  'impostor-capture',
  'microphone-kept',
  'background-capture',
  'client-returned',
  'change-interrupted',
  'network-listener',
  'loopback-listener',
  'new-third-party',
  'fix-reverted',
  'capture-started',
];

export const isUrgent = (alert: Alert): boolean => always.has(alert.rule);

export class Notifications {
  readonly #toldMs = new Map<string, number>();
  readonly #held = new Map<string, Alert[]>();

  /** Takes alerts in and gives what is to be shown now; what comes too soon after another waits, and is told as one. */
  take(alerts: readonly Alert[], context: NoticeContext): readonly Notice[] {
    for (const alert of alerts) {
      if (!mayTell(alert, context)) continue;
      const key = keyOf(alert);
      this.#held.set(key, [...(this.#held.get(key) ?? []), alert]);
    }
    const notices: Notice[] = [];
    for (const [key, held] of this.#held) {
      if (this.#dueMs(key) > context.nowMs) continue;
      this.#held.delete(key);
      // Meanwhile the person may have paused alerts, or allowed the client.
      const wanted = held.filter((alert) => mayTell(alert, context));
      if (wanted.length === 0) continue;
      this.#toldMs.set(key, context.nowMs);
      notices.push(noticeOf(wanted, context));
    }
    for (const [key, toldMs] of this.#toldMs)
      if (toldMs + quietAfterMs <= context.nowMs) this.#toldMs.delete(key);
    return notices;
  }

  /** When `take` has something to show next, epoch milliseconds; null where nothing waits. */
  nextDueMs(): number | null {
    const due = [...this.#held.keys()].map((key) => this.#dueMs(key));
    return due.length === 0 ? null : Math.min(...due);
  }

  #dueMs(key: string): number {
    const toldMs = this.#toldMs.get(key);
    return toldMs === undefined ? 0 : toldMs + quietAfterMs;
  }
}

/** An impostor is not the client whose name it bears: it never waits behind it. */
const keyOf = ({ rule, client, application, device }: Alert): string =>
  [
    rule === 'impostor-capture' ? 'impostor' : '',
    client ?? `program ${application}`,
    device ?? '',
  ].join('\0');

const mayTell = (alert: Alert, { settings, nowMs }: NoticeContext): boolean => {
  if (!settings.notifications) return false;
  if (isUrgent(alert)) return true;
  if (settings.pausedUntil !== null && nowMs < Date.parse(settings.pausedUntil)) return false;
  if (isQuiet(settings.quietHours, new Date(nowMs))) return false;
  return !settings.allowed.some(
    ({ client, device }) => client === alert.client && device === alert.device,
  );
};

/** From `from` up to, not including, `to`, by the clock on the wall; over midnight where `to` is the earlier. */
export const isQuiet = ({ enabled, from, to }: Settings['quietHours'], now: Date): boolean => {
  if (!enabled || from === to) return false;
  const time = `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`;
  return from < to ? from <= time && time < to : from <= time || time < to;
};

const noticeOf = (alerts: readonly Alert[], context: NoticeContext): Notice => {
  const { words } = context;
  const [gravest] = [...alerts].sort((a, b) => gravity.indexOf(a.rule) - gravity.indexOf(b.rule));
  if (!gravest) return { title: words.attention, body: '', urgent: false, actions: [] };
  const { rule, client, application, device, evidence } = gravest;
  const name = plainLabel(client === null ? application : context.nameOf(client));
  const cause = evidence[0] === undefined ? [] : [plainLabel(words.said(evidence[0]))];
  const more = alerts.length > 1 ? [words.more(alerts.length - 1)] : [];
  return {
    title: noticeText(words.alert(rule, name, device)),
    body: noticeText([...cause, ...more].join(' ')),
    urgent: isUrgent(gravest),
    actions: actionsFor(gravest, name, words),
  };
};

const actionsFor = (
  { rule, client, device }: Alert,
  name: string,
  words: Words,
): Notice['actions'] => {
  if (client === null) return [];
  const end = { label: words.end(name), act: { type: 'end', client, name } } as const;
  if (rule === 'impostor-capture' || device === null) return [end];
  const allow = {
    label: words.allow(name),
    act: { type: 'call', name: 'alerts.allow', input: { client, device } },
  } as const;
  if (device === 'camera') return [end, allow];
  const mute = {
    label: words.mute(name),
    act: { type: 'call', name: 'client.mute', input: { client } },
  } as const;
  return rule === 'capture-started' ? [mute, allow] : [mute, end];
};
