// The contract over a live guard: every question and every command, for any wall it stands behind.
import {
  type CallName,
  type CallOutcome,
  type Capture,
  commands,
  type Health,
  type Incapabilities,
  type Problem,
  queries,
  type Settings,
  type ToldEvent,
} from '../../../preload/contract/index.ts';
import type { Catalogue } from '../../catalogue/index.ts';
import { failure, type Outcome, success } from '../../outcome.ts';
import type { Paths, Platform } from '../../platform/port/index.ts';
import type { Store } from '../../store/index.ts';
import type { Blocks } from '../blocks/index.ts';
import { missingHere } from '../capabilities.ts';
import type { Changes } from '../changes/changes.ts';
import { policyFor, policyNow } from '../policy.ts';
import { changeEndpoints } from './change-endpoints.ts';
import { clientPage } from './client-page.ts';
import { endClient } from './ending.ts';
import { endpoint, unknownCall } from './endpoint.ts';
import { liveDoctor } from './live-doctor.ts';
import type { LiveGuard } from './live-guard.ts';
import { Muting } from './muting.ts';
import { type MeetingStore, networkEndpoints } from './network-endpoints.ts';
import { historyBetween } from './past.ts';
import { PersonalSettings } from './personal-settings.ts';
import { RecentHistory } from './recent-history.ts';

export interface ServiceOptions {
  readonly guard: LiveGuard;
  readonly catalogue: Catalogue;
  readonly platform: Pick<
    Platform,
    | 'microphones'
    | 'processes'
    | 'existing'
    | 'name'
    | 'pidsWithWindow'
    | 'ownSockets'
    | 'missing'
    | 'firewall'
    | 'removal'
  >;
  readonly paths: Paths;
  /** null: nothing is remembered. */
  readonly store: Pick<Store, 'setting' | 'setSetting' | 'history' | 'mode'> | null;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
  /** How long a client that is to end may take by itself, milliseconds (5,000). */
  readonly patienceMs?: number;
  /** null or absent: nothing can be changed here. */
  readonly changes?: Changes | null;
  /** Why nothing can be changed, where that is so. */
  readonly cannotChange?: Problem;
  /** null or absent: nobody can be cut off here. */
  readonly blocks?: Blocks | null;
  /** Meetings as they are remembered; null or absent: none are. */
  readonly meetings?: MeetingStore | null;
  /** What is said of the store where there is none. */
  readonly storeHealth?: Health;
  /** What the journal says of its quarantine; null or absent: all is well with it. */
  readonly quarantineHealth?: Health | null;
  /** What whoever shows the screens cannot do, besides what the system lets nobody do. */
  readonly shellLacks?: Incapabilities;
}

export interface Service {
  /** Never rejects; unknown calls and input that does not fit change nothing and are `usage`. */
  call(name: string, input: unknown): Promise<CallOutcome<CallName>>;
  /** Batches of events as they happen. Gives the function that ends the subscription. */
  subscribe(listener: (events: readonly ToldEvent[]) => void): () => void;
  /** Told after each change. Gives the function that ends the subscription. */
  onSettings(listener: (settings: Settings) => void): () => void;
  settings(): Settings;
  /** What nobody can do here, and why. */
  missing(): Incapabilities;
  /** True while microphones are muted for every program, by us. */
  allMuted(): boolean;
  captures(): readonly Capture[];
  /** Ids of captures whose microphone was muted here. */
  mutedByUs(): readonly string[];
  nameOf(client: string): string;
  /** Lets go of the guard; it stays running. */
  close(): void;
}

export const createService = (options: ServiceOptions): Service => {
  const { guard, platform, store, clock = Date.now } = options;
  const missing = { ...missingHere(platform), ...options.shellLacks };
  const settings = new PersonalSettings(store, clock, policyNow);
  const listeners = new Set<(events: readonly ToldEvent[]) => void>();
  const tell = (events: readonly ToldEvent[]): void => {
    for (const listener of listeners) listener(events);
  };
  const at = (): string => new Date(clock()).toISOString();
  const muting = new Muting(guard, platform.microphones, store, (muted) =>
    tell([{ type: 'muting.changed', at: at(), muting: muted }]),
  );
  const leaveSettings = settings.onChange((changed) =>
    tell([{ type: 'settings.changed', at: at(), settings: changed }]),
  );
  const recent = new RecentHistory();
  const inOrder = oneAfterAnother();
  const leave = guard.subscribe((events) => {
    recent.add(events);
    tell(events);
    muting.observe(events);
  });
  const past = (from: string, to: string) =>
    historyBetween({ guard, store, recent, clock }, { from, to });
  const ending = {
    guard,
    processes: platform.processes,
    ...(options.patienceMs === undefined ? {} : { patienceMs: options.patienceMs }),
  };

  const endpoints: {
    readonly [N in CallName]: (name: string, raw: unknown) => Promise<CallOutcome<N>>;
  } = {
    'now.get': endpoint(queries['now.get'], () =>
      success({
        snapshot: guard.snapshot(),
        meetings: [...guard.meetings()],
        ...muting.now(),
        pausedUntil: settings.current().pausedUntil,
      }),
    ),
    'timeline.get': endpoint(queries['timeline.get'], ({ from, to }) => past(from, to)),
    'clients.list': endpoint(queries['clients.list'], () => success(guard.snapshot().clients)),
    'clients.get': endpoint(queries['clients.get'], ({ client }) => clientPage(client, options)),
    'alerts.list': endpoint(queries['alerts.list'], async ({ from, to, client, rule }) => {
      const history = await past(from, to);
      if (!history.ok) return history;
      const asked = history.value.alerts.filter(
        (alert) => (client ?? alert.client) === alert.client && (rule ?? alert.rule) === alert.rule,
      );
      return success(asked);
    }),
    'settings.get': endpoint(queries['settings.get'], () => success(settings.current())),
    'doctor.get': endpoint(queries['doctor.get'], async () =>
      success(await liveDoctor(guard, platform, clock(), options)),
    ),
    'client.mute': endpoint(commands['client.mute'], ({ client }) =>
      inOrder(async () => undoable(await muting.muteClient(client), 'client.unmute')),
    ),
    'client.unmute': endpoint(commands['client.unmute'], ({ client }) =>
      inOrder(async () => undoable(await muting.unmuteClient(client), 'client.mute')),
    ),
    'client.end': endpoint(commands['client.end'], async ({ client }) =>
      undoable(await endClient(client, ending), null),
    ),
    'microphones.mute-all': endpoint(commands['microphones.mute-all'], () =>
      inOrder(async () => undoable(await muting.muteAll(), 'microphones.unmute-all')),
    ),
    'microphones.unmute-all': endpoint(commands['microphones.unmute-all'], () =>
      inOrder(async () => undoable(await muting.unmuteAll(), 'microphones.mute-all')),
    ),
    'alerts.allow': endpoint(commands['alerts.allow'], (allowance) =>
      done(settings.allow(allowance)),
    ),
    'alerts.revoke': endpoint(commands['alerts.revoke'], (allowance) =>
      done(settings.revoke(allowance)),
    ),
    'alerts.pause': endpoint(commands['alerts.pause'], ({ minutes }) =>
      done(settings.save({ pausedUntil: new Date(clock() + minutes * 60_000).toISOString() })),
    ),
    'alerts.resume': endpoint(commands['alerts.resume'], () =>
      done(settings.save({ pausedUntil: null })),
    ),
    'policy.get': endpoint(queries['policy.get'], () =>
      success(policyFor(process.getuid?.() ?? 0)),
    ),
    'capabilities.missing': endpoint(queries['capabilities.missing'], () => success(missing)),
    'settings.save': endpoint(commands['settings.save'], (change) => settings.save(change)),
    ...changeEndpoints(options.changes ?? null, options.cannotChange),
    ...networkEndpoints({
      store: options.meetings ?? null,
      blocks: options.blocks ?? null,
      nameOf: (client) => guard.nameOf(client),
      forgotten: (meeting) => recent.forget(meeting),
    }),
  };

  const isCall = (name: string): name is CallName => Object.hasOwn(endpoints, name);
  return {
    call: async (name, input) =>
      isCall(name) ? endpoints[name](name, input) : failure(unknownCall(name)),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onSettings: (listener) => settings.onChange(listener),
    settings: () => settings.current(),
    missing: () => missing,
    allMuted: () => muting.now().allMuted,
    captures: () => guard.captures(),
    mutedByUs: () => muting.now().mutedByUs,
    nameOf: (client) => guard.nameOf(client),
    close: () => {
      leave();
      leaveSettings();
      listeners.clear();
    },
  };
};

/** `undo` names the command that takes it back; where nothing was changed there is nothing to take back. */
const undoable = (
  changed: Outcome<number>,
  undo: CallName | null,
): Outcome<{ undo: string | null; affected: number }> =>
  changed.ok
    ? success({ undo: changed.value > 0 ? undo : null, affected: changed.value })
    : changed;

const done = (saved: Outcome<unknown>): Outcome<Record<string, never>> =>
  saved.ok ? success({}) : saved;

/** Muting is several steps at the sound server: two at once would undo each other. */
const oneAfterAnother = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(act: () => Promise<T>): Promise<T> => {
    const next = last.then(act, act);
    last = next.catch(() => {});
    return next;
  };
};
