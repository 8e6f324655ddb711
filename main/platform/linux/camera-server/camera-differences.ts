// Pure: two looks at the cameras' streams to what happened in between.
import type { StreamObservation } from '../../port/index.ts';
import type { CameraStream } from './camera-streams.ts';

/** By the stream's id, `pipewire:<life>:<program's serial>:<camera's serial>`. */
export type KnownCameraStreams = ReadonlyMap<string, CameraStream>;

export interface CameraDifference {
  readonly known: KnownCameraStreams;
  readonly observations: readonly StreamObservation[];
}

/** `life` counts the connections to the server: a serial means something within one only. */
export function cameraDifferences(
  before: KnownCameraStreams,
  now: readonly CameraStream[],
  life: number,
  atMs: number,
): CameraDifference {
  const known = new Map(now.map((stream) => [`pipewire:${life}:${stream.key}`, stream]));
  const observations: StreamObservation[] = [];
  for (const id of before.keys()) {
    if (!known.has(id)) observations.push({ type: 'stream.ended', stream: id, atMs });
  }
  for (const [id, stream] of known) {
    const last = before.get(id);
    if (last !== undefined && same(last, stream)) continue;
    const { deviceName, application, pid, corked } = stream;
    observations.push({
      type: last === undefined ? 'stream.started' : 'stream.changed',
      server: 'camera-server',
      stream: id,
      device: 'camera',
      deviceName,
      application,
      pid,
      // PipeWire has no mute for pictures.
      muted: null,
      corked,
      atMs,
    });
  }
  return { known, observations };
}

const same = (one: CameraStream, other: CameraStream): boolean =>
  one.deviceName === other.deviceName &&
  one.application === other.application &&
  one.pid === other.pid &&
  one.corked === other.corked;
