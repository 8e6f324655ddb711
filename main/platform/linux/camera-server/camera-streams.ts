// Pure: which links of PipeWire's graph carry a camera's pictures to a program, and to which.
import { oneLine } from '../../command/index.ts';
import type { CameraGraph, GraphClient, GraphLink, GraphNode } from './camera-graph.ts';
import { numberOf, textOf } from './pw-dump-schema.ts';

export interface CameraStream {
  /** The serials of the two nodes, which the server never gives away again: `38:35`. */
  readonly key: string;
  readonly deviceName: string;
  readonly application: string;
  readonly pid: number | null;
  /** The program's node does not run: it is linked but takes no pictures. */
  readonly corked: boolean;
}

/** In the order of the links' ids; a program linked twice to one camera is one stream. */
export function cameraStreams(graph: CameraGraph): readonly CameraStream[] {
  const streams = new Map<string, CameraStream>();
  for (const object of graph.values()) {
    const stream = object.kind === 'link' ? streamOf(graph, object) : null;
    if (stream !== null) streams.set(stream.key, stream);
  }
  return [...streams.values()];
}

const streamOf = (graph: CameraGraph, link: GraphLink): CameraStream | null => {
  const camera = nodeAt(graph, link.from);
  const taker = nodeAt(graph, link.to);
  if (camera === null || taker === null || !isCamera(camera)) return null;
  const client = clientOf(graph, taker);
  return {
    key: `${serialOf(taker)}:${serialOf(camera)}`,
    deviceName: oneLine(
      textOf(camera.properties, 'node.description') ??
        textOf(camera.properties, 'node.nick') ??
        textOf(camera.properties, 'node.name') ??
        'camera',
    ),
    application: applicationOf(taker, client),
    pid: client === null ? null : pidOf(client),
    corked: taker.state !== 'running',
  };
};

/** Screens are shared through sources too; the portals name theirs, and give them no camera's role. */
const isCamera = ({ properties }: GraphNode): boolean => {
  if (textOf(properties, 'media.class') !== 'Video/Source') return false;
  if (textOf(properties, 'media.role') === 'Camera') return true;
  if (textOf(properties, 'device.api') !== null) return true;
  return !(textOf(properties, 'node.name') ?? '').startsWith('xdg-desktop-portal');
};

const applicationOf = (taker: GraphNode, client: GraphClient | null): string => {
  const told =
    (client && (sandboxedAs(client) ?? textOf(client.properties, 'application.name'))) ??
    textOf(taker.properties, 'application.name') ??
    (client && textOf(client.properties, 'application.process.binary')) ??
    textOf(taker.properties, 'node.name');
  return oneLine(told ?? 'unnamed program');
};

/**
 * The kernel's word for who connected. A program that came through the camera portal got a connection that the portal
 * opened: there the kernel names the portal, and only the program's own word is left, which means nothing from inside
 * a sandbox with pids of its own.
 */
const pidOf = (client: GraphClient): number | null => {
  const { properties } = client;
  if (!throughPortal(client)) {
    return (
      numberOf(properties, 'pipewire.sec.pid') ?? numberOf(properties, 'application.process.id')
    );
  }
  return sandboxedAs(client) === null ? numberOf(properties, 'application.process.id') : null;
};

const throughPortal = ({ properties }: GraphClient): boolean =>
  textOf(properties, 'pipewire.access') === 'portal' ||
  textOf(properties, 'pipewire.access.portal.app_id') !== null;

const sandboxedAs = ({ properties }: GraphClient): string | null =>
  textOf(properties, 'pipewire.access.portal.app_id');

const nodeAt = (graph: CameraGraph, id: number): GraphNode | null => {
  const object = graph.get(id);
  return object?.kind === 'node' ? object : null;
};

const clientOf = (graph: CameraGraph, node: GraphNode): GraphClient | null => {
  const id = numberOf(node.properties, 'client.id');
  const object = id === null ? undefined : graph.get(id);
  return object?.kind === 'client' ? object : null;
};

const serialOf = (node: GraphNode): string =>
  String(numberOf(node.properties, 'object.serial') ?? `id${node.id}`);
