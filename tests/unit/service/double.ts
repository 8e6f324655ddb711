// A guard and a platform that do what a test says, for the service's rules; the real ones are in tests/integration.
import type { ServiceOptions } from '../../../main/guard/service/index.ts';
import { success } from '../../../main/outcome.ts';
import type { MicrophoneListed, RunningProcess } from '../../../main/platform/port/index.ts';
import {
  type Capture,
  type ClientNow,
  type Meeting,
  type Snapshot,
  schemaVersion,
  type WatchEvent,
} from '../../../preload/contract/index.ts';

export const at = '2026-11-24T12:00:00.000Z';

export const capture = (fields: Partial<Capture> = {}): Capture => ({
  id: 'pulse:1:3@1',
  device: 'microphone',
  deviceName: 'Desk Microphone',
  via: 'sound-server',
  pid: 100,
  client: 'zoom',
  application: 'zoom',
  executable: '/opt/zoom/zoom',
  identity: 'path',
  muted: false,
  startedAt: at,
  endedAt: null,
  ...fields,
});

export interface Scene {
  captures: Capture[];
  meetings: Meeting[];
  clients: ClientNow[];
  microphones: MicrophoneListed[];
  running: RunningProcess[];
  /** Of the client zoom, as the guard sees it. */
  zoom: RunningProcess[];
  existing: string[];
  /** What was asked of the sound server. */
  readonly asked: string[];
  tell(...events: WatchEvent[]): void;
  readonly settings: Map<string, unknown>;
  storeRefuses: boolean;
  readonly options: ServiceOptions;
}

export const scene = (catalogue: ServiceOptions['catalogue']): Scene => {
  const listeners = new Set<(events: readonly WatchEvent[]) => void>();
  const snapshot = (): Snapshot => ({
    schemaVersion,
    takenAt: at,
    scope: 'live',
    clients: made.clients,
    captures: made.captures,
    connections: [],
    listeners: [],
    health: [],
  });
  const refused = {
    ok: false,
    problem: { kind: 'storage', subject: 'store', message: 'Full.', advice: 'Free some space.' },
  } as const;
  const made: Scene = {
    captures: [],
    meetings: [],
    clients: [],
    microphones: [],
    running: [],
    zoom: [],
    existing: [],
    asked: [],
    settings: new Map(),
    storeRefuses: false,
    tell: (...events) => {
      for (const listener of listeners) listener(events);
    },
    options: {
      guard: {
        snapshot,
        captures: () => made.captures,
        processKeys: () => new Map([['zoom', made.zoom]]),
        meetings: () => made.meetings,
        health: () => [],
        nameOf: (id) => catalogue.byId(id)?.shortName ?? id,
        subscribe: (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
      catalogue,
      paths: { root: '/', home: '/home/ann' },
      clock: () => Date.parse(at),
      platform: {
        name: 'linux' as const,
        missing: {},
        pidsWithWindow: async () => success(new Set<number>()),
        existing: async (entries) => entries.filter((entry) => made.existing.includes(entry)),
        microphones: {
          list: async () => success(made.microphones),
          muteStream: async (stream, muted) => {
            made.asked.push(`${muted ? 'mute' : 'unmute'} stream ${stream}`);
            return success(undefined);
          },
          muteMicrophone: async (name, muted) => {
            made.asked.push(`${muted ? 'mute' : 'unmute'} microphone ${name}`);
            made.microphones = made.microphones.map((each) =>
              each.name === name ? { ...each, muted } : each,
            );
            return success(undefined);
          },
        },
        processes: {
          list: async () => made.running,
          isRunning: ({ pid, startTicks }) =>
            made.running.some((p) => p.pid === pid && p.startTicks === startTicks),
          end: ({ pid }, how) => {
            made.asked.push(`end ${pid} ${how}`);
            made.running = made.running.filter((each) => each.pid !== pid);
            return success('asked');
          },
        },
      },
      store: {
        mode: 'writer',
        history: ({ since, until }) =>
          success({ schemaVersion, since, until, captures: [], meetings: [], alerts: [] }),
        setting: (key, schema) => {
          const kept = made.settings.get(key);
          if (kept === undefined) return success(null);
          const parsed = schema.safeParse(kept);
          return parsed.success
            ? success(parsed.data)
            : { ok: false, problem: { ...refused.problem, kind: 'invalid-data' } };
        },
        setSetting: (key, value) => {
          if (made.storeRefuses) return refused;
          made.settings.set(key, JSON.parse(JSON.stringify(value)));
          return success(null);
        },
      },
    },
  };
  return made;
};
