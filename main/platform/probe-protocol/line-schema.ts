// The probe's protocol as schemas: strict on types, silent about fields that a later version may add.
import * as z from 'zod';
import { deviceKind } from '../../../preload/contract/index.ts';

/** The protocol that this reader understands (native-probes/protocol.md). */
export const protocolVersion = 1;

const count = z.int().nonnegative();
const when = z.number();
const key = { pid: count, startTicks: count };
const endpoint = z.object({ address: z.string(), port: z.int().min(0).max(65535) });
const traffic = {
  state: z.string(),
  bytesSent: count.nullable(),
  bytesReceived: count.nullable(),
  atMs: when,
};

const helloSchema = z.object({
  type: z.literal('hello'),
  protocol: z.int(),
  probe: z.string(),
  version: z.string(),
  pid: count,
  uid: count,
  processEvents: z.boolean(),
  deviceEvents: z.boolean(),
  socketDiag: z.boolean(),
  /** Only on Linux: whether the kernel tells when a socket ends, and keeps who made it. */
  socketEnds: z.boolean().optional(),
  socketMakers: z.boolean().optional(),
  /** Only on Windows: whether it tells which processes record. */
  soundSessions: z.boolean().optional(),
  reasons: z.record(z.string(), z.string()),
});

const errorSchema = z.object({
  type: z.literal('error'),
  call: z.string(),
  errno: z.int(),
  message: z.string(),
});

const deviceNodeSchema = z.object({
  type: z.enum(['device.added', 'device.removed']),
  device: deviceKind,
  path: z.string(),
  atMs: when,
});

const observationSchemas = [
  z.object({
    type: z.literal('process.started'),
    ...key,
    startedAtMs: when,
    parent: count,
    uid: count,
    name: z.string(),
    executable: z.string().nullable(),
    executableDeleted: z.boolean(),
    arguments: z.array(z.string()),
    argumentsTruncated: z.boolean(),
    cgroup: z.string(),
  }),
  z.object({ type: z.literal('process.stopped'), ...key, atMs: when }),
  z.object({
    type: z.enum(['device.opened', 'device.closed']),
    ...key,
    device: deviceKind,
    path: z.string(),
    atMs: when,
  }),
  z.object({
    type: z.literal('socket.opened'),
    ...key,
    inode: count,
    protocol: z.enum(['tcp', 'udp']),
    local: endpoint,
    remote: endpoint.nullable(),
    ...traffic,
  }),
  z.object({ type: z.literal('socket.changed'), inode: count, ...traffic }),
  z.object({ type: z.literal('socket.closed'), inode: count, atMs: when }),
  z.object({
    type: z.literal('sockets.passed'),
    ...key,
    protocol: z.enum(['tcp', 'udp']),
    local: endpoint,
    remote: endpoint,
    count: count.positive(),
    bytesSent: count.nullable(),
    bytesReceived: count.nullable(),
    firstAtMs: when,
    atMs: when,
  }),
  z.object({
    type: z.literal('sample.complete'),
    processes: count,
    sockets: count,
    denied: count,
    atMs: when,
  }),
] as const;

/** One line of the protocol, told apart by its `type`. Compiled once, when this file is loaded. */
export const lineSchema = z.discriminatedUnion('type', [
  helloSchema,
  errorSchema,
  deviceNodeSchema,
  ...observationSchemas,
]);

export type Hello = z.infer<typeof helloSchema>;
export type ProbeError = z.infer<typeof errorSchema>;
export type DeviceNode = z.infer<typeof deviceNodeSchema>;
export type Line = z.infer<typeof lineSchema>;
