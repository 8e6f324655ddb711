// Follows PipeWire's cameras: one long-lived pw-dump tells everything, nothing is asked again.
import type { Health } from '../../../../preload/contract/index.ts';
import { type Argv, backOff, type ChildEnd, jsonSplitter, keepChild } from '../../command/index.ts';
import type { Source, StreamObservation } from '../../port/index.ts';
import { cameraDifferences, type KnownCameraStreams } from './camera-differences.ts';
import { type CameraGraph, withArray } from './camera-graph.ts';
import { absent, someUnreadable, working } from './camera-health.ts';
import { cameraStreams } from './camera-streams.ts';
import { serverMayBeThere } from './server-socket.ts';

export interface CameraOptions {
  /** Where pw-dump finds its server: XDG_RUNTIME_DIR, PIPEWIRE_REMOTE, PATH. */
  readonly env?: NodeJS.ProcessEnv;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
}

const monitorArgv: Argv = ['pw-dump', '--monitor'];
const firstRetryMs = 500;
const longestRetryMs = 5_000;
const missingProgramRetryMs = 60_000;

/** Streams camera captures from PipeWire until stopped. */
export function openCameraServer(
  sink: (observations: readonly StreamObservation[]) => void,
  options: CameraOptions = {},
): Source {
  const { env = process.env, clock = Date.now } = options;
  const retry = backOff(firstRetryMs, longestRetryMs);
  let life = 0;
  let splitter = jsonSplitter();
  let graph: CameraGraph = new Map();
  let known: KnownCameraStreams = new Map();
  let unreadable = false;
  let told: Health | null = null;

  const tell = (observations: readonly StreamObservation[], health: Health): void => {
    const isNews = told === null || told.state !== health.state || told.detail !== health.detail;
    told = health;
    const all: readonly StreamObservation[] = isNews
      ? [...observations, { type: 'health', health, atMs: clock() }]
      : observations;
    if (all.length > 0) sink(all);
  };

  const compare = (health: Health): void => {
    const difference = cameraDifferences(known, cameraStreams(graph), life, clock());
    known = difference.known;
    tell(difference.observations, health);
  };

  return keepChild({
    argv: monitorArgv,
    env: { ...env, LC_ALL: 'C' },
    started: (count) => {
      life = count;
      splitter = jsonSplitter();
      unreadable = false;
    },
    text: (chunk) => {
      const pieces = splitter.push(chunk);
      if (pieces.length === 0) return;
      for (const piece of pieces) {
        if (piece.kind === 'dropped') {
          unreadable = true;
          continue;
        }
        const change = withArray(graph, piece.value);
        graph = change.graph;
        if (change.dropped > 0) unreadable = true;
      }
      retry.reset();
      compare(unreadable ? someUnreadable : working);
    },
    ended: (end: ChildEnd) => {
      graph = new Map();
      compare(absent(end));
      return end.kind === 'missing' ? missingProgramRetryMs : retry.next();
    },
    worthStarting: () => serverMayBeThere(env),
  });
}
