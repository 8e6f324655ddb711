// Pure: two lists of streams to what happened in between.
import type { StreamObservation, StreamObserved } from '../../port/index.ts';
import type { MicrophoneStream } from './microphone-streams.ts';

interface KnownStream {
  /** `pulse:<life>:<index>`, with `.n` behind it where the server gave the index away again. */
  readonly id: string;
  readonly reused: number;
  readonly stream: MicrophoneStream;
}

export type KnownStreams = ReadonlyMap<number, KnownStream>;

export interface Difference {
  readonly known: KnownStreams;
  readonly observations: readonly StreamObservation[];
}

/** `life` counts the connections to the server: an index means something within one only. */
export function streamDifferences(
  before: KnownStreams,
  now: readonly MicrophoneStream[],
  life: number,
  atMs: number,
): Difference {
  const known = new Map<number, KnownStream>();
  const ended: StreamObservation[] = [];
  const news: StreamObservation[] = [];
  for (const stream of now) {
    const last = before.get(stream.index);
    if (last !== undefined && last.stream.pid === stream.pid) {
      known.set(stream.index, { ...last, stream });
      if (!same(last.stream, stream)) news.push(told('stream.changed', last.id, stream, atMs));
      continue;
    }
    const reused = last === undefined ? 0 : last.reused + 1;
    const id = `pulse:${life}:${stream.index}${reused === 0 ? '' : `.${reused}`}`;
    if (last !== undefined) ended.push({ type: 'stream.ended', stream: last.id, atMs });
    known.set(stream.index, { id, reused, stream });
    news.push(told('stream.started', id, stream, atMs));
  }
  for (const [index, { id }] of before) {
    if (!known.has(index)) ended.push({ type: 'stream.ended', stream: id, atMs });
  }
  return { known, observations: [...ended, ...news] };
}

/** The server's own index of a stream that was reported under this id, or null for another server's id. */
export function streamIndex(id: string): number | null {
  const index = /^pulse:\d+:(\d+)(\.\d+)?$/.exec(id)?.[1];
  return index === undefined ? null : Number(index);
}

const same = (one: MicrophoneStream, other: MicrophoneStream): boolean =>
  one.deviceName === other.deviceName &&
  one.application === other.application &&
  one.muted === other.muted &&
  one.corked === other.corked;

const told = (
  type: StreamObserved['type'],
  id: string,
  { deviceName, application, pid, muted, corked }: MicrophoneStream,
  atMs: number,
): StreamObserved => ({
  type,
  server: 'sound-server',
  stream: id,
  device: 'microphone',
  deviceName,
  application,
  pid,
  muted,
  corked,
  atMs,
});
