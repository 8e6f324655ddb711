// Pure: what the tray shows and offers, from who holds what now.
import type { Capture, Incapabilities } from '../../preload/contract/index.ts';
import type { Act } from './act.ts';
import { plainLabel } from './plain-label.ts';
import { durationIn, type Words } from './words.ts';

/** Each has a shape of its own in assets/tray. */
export type TrayState = 'watching' | 'microphone' | 'camera' | 'both' | 'attention';

export type TrayAct = Act | { readonly type: 'open' } | { readonly type: 'quit' };

export type TrayEntry =
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'separator' }
  | {
      readonly kind: 'act';
      readonly label: string;
      readonly act: TrayAct;
      /** Shown beside it: keys that do the same from everywhere. */
      readonly keys?: string;
    };

export interface TrayModel {
  readonly state: TrayState;
  readonly tooltip: string;
  readonly entries: readonly TrayEntry[];
}

export interface TrayScene {
  readonly captures: readonly Capture[];
  readonly mutedByUs: readonly string[];
  /** Microphones are muted for every program, by us. */
  readonly allMuted: boolean;
  /** What cannot be done here is not offered. */
  readonly missing: Incapabilities;
  /** Alerts that must not be missed, since the window was last looked at. */
  readonly unread: number;
  readonly paused: boolean;
  /** The keys that mute every microphone; null where the system, or another program, did not let us have them. */
  readonly panicKeys: string | null;
  readonly nowMs: number;
  readonly words: Words;
  nameOf(client: string): string;
}

interface Holder {
  readonly client: string | null;
  readonly name: string;
  readonly captures: readonly Capture[];
}

export const trayModel = (scene: TrayScene): TrayModel => {
  const holders = holdersOf(scene);
  const sentences = holders.map((holder) => sentenceOf(holder, scene));
  const first = sentences[0] ?? scene.words.nothing;
  return {
    state: scene.unread > 0 ? 'attention' : heldState(scene.captures),
    tooltip: sentences.length > 1 ? `${first}, ${scene.words.more(sentences.length - 1)}` : first,
    entries: [
      ...(scene.unread > 0 ? [{ kind: 'text', label: scene.words.attention } as const] : []),
      ...(sentences.length > 0 ? sentences : [first]).map(
        (label) => ({ kind: 'text', label }) as const,
      ),
      { kind: 'separator' },
      ...holders.flatMap((holder) => actsOn(holder, scene)),
      ...muteActs(scene),
      ...generalActs(scene),
    ],
  };
};

const isTaking = ({ muted }: Capture): boolean => muted !== true;

const heldState = (captures: readonly Capture[]): TrayState => {
  const taking = new Set(captures.filter(isTaking).map(({ device }) => device));
  if (taking.size === 2) return 'both';
  return taking.has('camera') ? 'camera' : taking.has('microphone') ? 'microphone' : 'watching';
};

/** One a client, and one a program that is no client; who takes something comes before who is muted. */
const holdersOf = ({ captures, nameOf }: TrayScene): readonly Holder[] => {
  const groups = Map.groupBy(captures, (capture) =>
    capture.identity === 'name-only' || capture.client === null
      ? `program ${capture.application}`
      : capture.client,
  );
  const holders = [...groups.values()].flatMap((held): Holder[] => {
    const [one] = held;
    if (!one) return [];
    const name =
      one.client === null || one.identity === 'name-only' ? one.application : nameOf(one.client);
    return [{ client: one.client, name: plainLabel(name), captures: held }];
  });
  return holders.sort(
    (a, b) => Number(b.captures.some(isTaking)) - Number(a.captures.some(isTaking)),
  );
};

const sentenceOf = ({ name, captures }: Holder, { words, nowMs }: TrayScene): string => {
  const taking = captures.filter(isTaking);
  if (taking.length === 0) return words.muted(name);
  const since = Math.min(...taking.map(({ startedAt }) => Date.parse(startedAt)));
  const devices = new Set(taking.map(({ device }) => device));
  const [only = 'microphone'] = devices;
  return words.used(name, devices.size === 2 ? 'both' : only, durationIn(words, nowMs - since));
};

const actsOn = (
  { client, name, captures }: Holder,
  { words, mutedByUs, missing }: TrayScene,
): readonly TrayEntry[] => {
  // A program that is no client can be muted with all the others only.
  if (client === null) return [];
  const streams = captures.filter(
    ({ device, via }) => device === 'microphone' && via === 'sound-server',
  );
  const entries: TrayEntry[] = [];
  const call = (command: 'client.mute' | 'client.unmute', label: string): void => {
    entries.push({ kind: 'act', label, act: { type: 'call', name: command, input: { client } } });
  };
  const canMute = missing['mute-program'] === undefined;
  if (canMute && streams.some(isTaking)) call('client.mute', words.mute(name));
  if (canMute && streams.some(({ id }) => mutedByUs.includes(id)))
    call('client.unmute', words.unmute(name));
  entries.push(
    { kind: 'act', label: words.end(name), act: { type: 'end', client, name } },
    { kind: 'separator' },
  );
  return entries;
};

const muteActs = ({ words, allMuted, missing, panicKeys }: TrayScene): readonly TrayEntry[] => {
  if (missing['mute-microphones'] !== undefined) return [];
  return [
    allMuted
      ? {
          kind: 'act',
          label: words.unmuteAll,
          act: { type: 'call', name: 'microphones.unmute-all', input: {} },
        }
      : {
          kind: 'act',
          label: words.muteAll,
          act: { type: 'call', name: 'microphones.mute-all', input: {} },
          ...(panicKeys === null ? {} : { keys: panicKeys }),
        },
  ];
};

const generalActs = ({ words, paused }: TrayScene): readonly TrayEntry[] => [
  paused
    ? { kind: 'act', label: words.resume, act: { type: 'call', name: 'alerts.resume', input: {} } }
    : {
        kind: 'act',
        label: words.pause,
        act: { type: 'call', name: 'alerts.pause', input: { minutes: 60 } },
      },
  { kind: 'separator' },
  { kind: 'act', label: words.open, act: { type: 'open' } },
  { kind: 'act', label: words.quit, act: { type: 'quit' } },
];
