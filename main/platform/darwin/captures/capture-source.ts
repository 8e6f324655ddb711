// The captures of one kind of device, as streams of the port: who began, who ended, and how well that is known.
import type { DeviceKind, GuardPart, Health } from '../../../../preload/contract/index.ts';
import { healthObserved, limited, working } from '../../health.ts';
import type { Source, StreamObservation, StreamObserved } from '../../port/index.ts';
import type { Attribution } from './attribution-line.ts';
import type { AttributionNews, Attributions } from './attributions.ts';

export interface Application {
  readonly pid: number | null;
  readonly name: string;
}

export interface CaptureOptions {
  readonly device: DeviceKind;
  readonly attributions: Attributions;
  /** Which process a bundle's identifier stands for now. */
  readonly applicationsOf: (
    bundles: readonly string[],
  ) => Promise<ReadonlyMap<string, Application>>;
}

const partOf = { camera: 'camera-server', microphone: 'sound-server' } as const;

/** Streams captures until stopped. */
export function openCaptures(
  { device, attributions, applicationsOf }: CaptureOptions,
  sink: (observations: readonly StreamObservation[]) => void,
): Source {
  const part = partOf[device];
  const known = new Map<string, StreamObserved>();
  let begun = 0;
  let told = '';
  let stopped = false;
  let turn: Promise<void> = Promise.resolve();

  const tell = (observations: readonly StreamObservation[], health: Health): void => {
    const words = `${health.state} ${health.detail}`;
    const isNews = words !== told;
    told = words;
    const all = isNews ? [...observations, healthObserved(health, Date.now())] : observations;
    if (!stopped && all.length > 0) sink(all);
  };

  const endAll = (atMs: number, but: ReadonlySet<string> = new Set()): StreamObservation[] =>
    [...known].flatMap(([bundle, { stream }]) => {
      if (but.has(bundle)) return [];
      known.delete(bundle);
      return [{ type: 'stream.ended', stream, atMs } as const];
    });

  const take = async (news: AttributionNews): Promise<void> => {
    if (news.kind === 'unread') return tell([], notUnderstood(part));
    if (news.kind === 'ended') return tell(endAll(Date.now()), logEnded(part, news.end));
    const bundles = bundlesOf(news.attributions, device);
    const ended = endAll(news.atMs, bundles);
    const fresh = [...bundles].filter((bundle) => !known.has(bundle));
    const applications = fresh.length === 0 ? new Map() : await applicationsOf(fresh);
    const started = fresh.map((bundle): StreamObserved => {
      begun += 1;
      const stream = streamOf(device, bundle, begun, applications.get(bundle), news.atMs);
      known.set(bundle, stream);
      return stream;
    });
    tell([...ended, ...started], logFollowed(part));
  };

  const leave = attributions.listen((news) => {
    turn = turn.then(() => (stopped ? undefined : take(news)));
  });

  return {
    async stop() {
      stopped = true;
      await leave();
      await turn;
    },
  };
}

/** Pure: the streams that run now, for one look. */
export const streamsOf = (
  device: DeviceKind,
  attributions: readonly Attribution[],
  applications: ReadonlyMap<string, Application>,
  atMs: number,
): readonly StreamObserved[] =>
  [...bundlesOf(attributions, device)].map((bundle, at) =>
    streamOf(device, bundle, at + 1, applications.get(bundle), atMs),
  );

const bundlesOf = (attributions: readonly Attribution[], device: DeviceKind): ReadonlySet<string> =>
  new Set(attributions.flatMap((each) => (each.device === device ? [each.bundle] : [])));

const streamOf = (
  device: DeviceKind,
  bundle: string,
  number: number,
  application: Application | undefined,
  atMs: number,
): StreamObserved => ({
  type: 'stream.started',
  server: partOf[device],
  stream: `control-center:${device}:${number}:${bundle}`,
  device,
  // Which of several it is, Control Center does not say.
  deviceName: device === 'camera' ? 'Camera' : 'Microphone',
  application: application?.name ?? bundle,
  pid: application?.pid ?? null,
  muted: null,
  corked: false,
  atMs,
});

export const logFollowed = (part: GuardPart): Health =>
  working(
    part,
    part === 'camera-server'
      ? 'Control Center tells, through the log of macOS, which application uses a camera.'
      : 'Control Center tells, through the log of macOS, which application uses a microphone.',
  );

/** One look found nothing: nobody used a device for an hour, or the log is not shown to this user. */
export const logSilent = (part: GuardPart): Health =>
  limited(
    part,
    'The log of macOS says nothing of cameras and microphones for the last hour: a use that began earlier is not seen.',
    'Run callwarden watch beforehand; as a user who administers this Mac, for macOS shows its log to no others.',
  );

export const notUnderstood = (part: GuardPart): Health =>
  limited(
    part,
    'Control Center writes into the log in a form that Callwarden does not know: what uses a device may be missed.',
    'Look for a newer Callwarden: a new macOS may have changed it.',
  );

export const logEnded = (
  part: GuardPart,
  end: Extract<AttributionNews, { kind: 'ended' }>['end'],
): Health => {
  const why =
    end.kind === 'ended'
      ? end.lastWords || `it ended with code ${end.exitCode}`
      : end.kind === 'missing'
        ? 'there is no program log'
        : end.cause;
  return limited(
    part,
    `The log of macOS cannot be followed (${why.replace(/[.\s]+$/, '')}), so nobody tells what uses a device.`,
    'Run Callwarden as a user who administers this Mac: macOS shows its log to no others.',
  );
};
