// Pure: what PipeWire holds, as a sequence of pw-dump's arrays tells it.
import {
  clientInfoSchema,
  linkInfoSchema,
  nodeInfoSchema,
  objectSchema,
} from './pw-dump-schema.ts';

type Properties = Readonly<Record<string, unknown>>;

export interface GraphNode {
  readonly kind: 'node';
  readonly id: number;
  /** `running`, `idle`, `suspended`, `creating`, `error`. */
  readonly state: string;
  readonly properties: Properties;
}

export interface GraphClient {
  readonly kind: 'client';
  readonly id: number;
  readonly properties: Properties;
}

export interface GraphLink {
  readonly kind: 'link';
  readonly id: number;
  /** Node ids. */
  readonly from: number;
  readonly to: number;
}

type GraphObject = GraphNode | GraphClient | GraphLink;
/** By id; ids are given away again after an object is gone. */
export type CameraGraph = ReadonlyMap<number, GraphObject>;

export interface GraphChange {
  readonly graph: CameraGraph;
  /** Entries that could not be read. */
  readonly dropped: number;
}

/** The graph after one of pw-dump's arrays. Never throws. */
export function withArray(graph: CameraGraph, array: unknown): GraphChange {
  if (!Array.isArray(array)) return { graph, dropped: 1 };
  const next = new Map(graph);
  let dropped = 0;
  for (const entry of array) {
    const parsed = objectSchema.safeParse(entry);
    if (!parsed.success) {
      dropped += 1;
      continue;
    }
    const { id, type, info } = parsed.data;
    const object = typeof type === 'string' && info !== null ? objectOf(id, type, info) : null;
    if (object === 'unreadable') dropped += 1;
    else if (object === null) next.delete(id);
    else next.set(id, object);
  }
  return { graph: next, dropped };
}

/** null for a kind of object that does not matter here: whatever had this id before is gone too. */
const objectOf = (id: number, type: string, info: unknown): GraphObject | null | 'unreadable' => {
  switch (type) {
    case 'PipeWire:Interface:Node': {
      const node = nodeInfoSchema.safeParse(info);
      if (!node.success) return 'unreadable';
      return { kind: 'node', id, state: node.data.state, properties: node.data.props };
    }
    case 'PipeWire:Interface:Client': {
      const client = clientInfoSchema.safeParse(info);
      return client.success ? { kind: 'client', id, properties: client.data.props } : 'unreadable';
    }
    case 'PipeWire:Interface:Link': {
      const link = linkInfoSchema.safeParse(info);
      if (!link.success) return 'unreadable';
      const { 'output-node-id': from, 'input-node-id': to } = link.data;
      return { kind: 'link', id, from, to };
    }
    default:
      return null;
  }
};
