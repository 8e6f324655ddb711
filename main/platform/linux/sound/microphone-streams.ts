// Pure: which source-outputs are programs that listen to a microphone, and what is said about each.
import { oneLine } from '../../command/index.ts';
import { type ClientPids, isPipeWire } from './client-pids.ts';
import {
  numberProperty,
  type PactlSource,
  type PactlSourceOutput,
  propertyOf,
} from './pactl-schema.ts';

export interface MicrophoneStream {
  readonly index: number;
  readonly deviceName: string;
  readonly application: string;
  readonly pid: number | null;
  readonly muted: boolean;
  readonly corked: boolean;
}

export interface MicrophoneStreams {
  readonly streams: readonly MicrophoneStream[];
  /** A stream stands on a source that is not in the list: the list is older than the stream. */
  readonly unknownSource: boolean;
}

/** PA_INVALID_INDEX: linked to nothing, so it hears nothing. */
const noSource = 0xffffffff;

export function microphoneStreams(
  outputs: readonly PactlSourceOutput[],
  sources: readonly PactlSource[],
  pids: ClientPids = new Map(),
): MicrophoneStreams {
  const byIndex = new Map(sources.map((source) => [source.index, source]));
  const streams: MicrophoneStream[] = [];
  let unknownSource = false;
  for (const output of outputs) {
    if (output.source === noSource || isPlumbing(output)) continue;
    const source = byIndex.get(output.source);
    if (source === undefined) unknownSource = true;
    else if (!isMonitor(source)) streams.push(streamOf(output, source, pids));
  }
  return { streams, unknownSource };
}

/**
 * A monitor carries what is being played, not what is being said. The server's own field decides; a name and a class
 * are chosen by whoever made the source, and count only where that field could not be printed.
 */
export const isMonitor = (source: PactlSource): boolean =>
  source.monitor_source === null
    ? (source.name ?? '').endsWith('.monitor') || propertyOf(source, 'device.class') === 'monitor'
    : source.monitor_source !== '';

/**
 * A module that makes a microphone out of another: who listens to the new one has a stream of its own there. Other
 * modules (loopback, RTP) carry the sound away, and are reported. The server sets the driver, not the client.
 */
const isPlumbing = ({ client, driver }: PactlSourceOutput): boolean =>
  client === null && /^module-(echo-cancel|remap-source|virtual-source)(\.c)?$/.test(driver ?? '');

const streamOf = (
  output: PactlSourceOutput,
  source: PactlSource,
  pids: ClientPids,
): MicrophoneStream => ({
  index: output.index,
  deviceName: oneLine(
    source.description ?? propertyOf(source, 'device.product.name') ?? source.name ?? 'microphone',
  ),
  application: applicationOf(output),
  pid: pidOf(output, pids),
  muted: output.mute || source.mute,
  corked: output.corked,
});

const applicationOf = (output: PactlSourceOutput): string => {
  const module = (output.driver ?? 'sound server').replace(/\.c$/, '');
  if (output.client === null) return oneLine(module);
  return oneLine(
    propertyOf(output, 'application.name') ??
      propertyOf(output, 'application.process.binary') ??
      propertyOf(output, 'media.name') ??
      'unnamed program',
  );
};

/**
 * The pid as the client told the server, or better where PipeWire knows better. Null for what the server opened itself (whatever properties its module was
 * given), and for a client on another machine, whose pid means nothing here.
 */
const pidOf = (output: PactlSourceOutput, pids: ClientPids): number | null => {
  if (output.client === null) return null;
  const known = isPipeWire(output) ? pids.get(String(output.client)) : undefined;
  if (known !== undefined) return known;
  const peer = propertyOf(output, 'native-protocol.peer') ?? '';
  if (peer.startsWith('TCP') && !/ from \[?(127\.|::1|localhost)/.test(peer)) return null;
  return numberProperty(output, 'application.process.id');
};
