// Whom a client talked to and how that is stopped, as schemas: receipts of meetings, bytes over time, blocks.
import * as z from 'zod';
import { alertSchema } from './alert.ts';
import {
  clientId,
  connectionSchema,
  endpointSchema,
  listenerSchema,
  partySchema,
  timestamp,
} from './nouns.ts';
import { problemSchema } from './problem.ts';

export const receiptPieceSchema = z.strictObject({
  from: timestamp,
  to: timestamp,
  /** `unknown`: open, and nobody can tell whether it was muted. */
  state: z.enum(['open', 'muted', 'unknown']),
});

/** One kind of device during a meeting; several of a kind count once. */
export const deviceLaneSchema = z.strictObject({
  devices: z.array(z.string()),
  pieces: z.array(receiptPieceSchema),
  heldMs: z.int().nonnegative(),
  /** null where nobody can tell. */
  mutedMs: z.int().nonnegative().nullable(),
  /** How long it stayed open after the last media connection had closed; null where none was seen to close. */
  afterMediaMs: z.int().nonnegative().nullable(),
});

export const receiptEndSchema = z.strictObject({
  protocol: connectionSchema.shape.protocol,
  /** null for an unconnected UDP socket: the socket table does not know its peer. */
  remote: endpointSchema.nullable(),
  /** How it is known whose it is. */
  reason: z.string(),
  sockets: z.int().nonnegative(),
  /** null where the kernel keeps no count. */
  bytesSent: z.int().nonnegative().nullable(),
  bytesReceived: z.int().nonnegative().nullable(),
});

export const receiptPartySchema = z.strictObject({
  kind: partySchema.shape.kind,
  /** null where nobody can be named. */
  owner: z.string().nullable(),
  /** null where the kernel counts nothing of it. */
  bytesSent: z.int().nonnegative().nullable(),
  bytesReceived: z.int().nonnegative().nullable(),
  /** The most bytes first. */
  ends: z.array(receiptEndSchema).min(1),
});

export const receiptSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** The meeting's. */
  id: z.string(),
  client: clientId,
  name: z.string(),
  startedAt: timestamp,
  endedAt: timestamp,
  /** When the last media connection closed; null where none was seen to. */
  mediaEndedAt: timestamp.nullable(),
  microphone: deviceLaneSchema,
  camera: deviceLaneSchema,
  /** Third parties first, then the most bytes. null: recorded by a version that did not write it down. */
  parties: z.array(receiptPartySchema).nullable(),
  listeners: z.array(
    z.strictObject({
      at: timestamp,
      protocol: listenerSchema.shape.protocol,
      local: endpointSchema,
      exposure: listenerSchema.shape.exposure,
    }),
  ),
  alerts: z.array(alertSchema),
});

export const trafficMinuteSchema = z.strictObject({
  at: timestamp,
  kind: partySchema.shape.kind,
  owner: z.string().nullable(),
  bytesSent: z.int().nonnegative(),
  bytesReceived: z.int().nonnegative(),
});

export const blockKind = z.enum(['third-parties', 'everything', 'vendor-only', 'known-only']);

/** `203.0.113.9`, `170.114.0.0/16`, or from one address to another: `157.240.0.0-157.240.255.255`. */
const addresses = z.string().regex(/^[0-9a-f.:]+([/-][0-9a-f.:]+)?$/);

/** What stops a client of one user: for its own control group alone, and nothing else on the machine. */
export const blockSchema = z.strictObject({
  client: clientId,
  uid: z.int().nonnegative(),
  kind: blockKind,
  /** The control group (version 2) that the client's processes are moved into; ours alone, below `/sys/fs/cgroup`. */
  group: z.string(),
  /** Never blocked, whatever else is said here. */
  spared: z.array(addresses),
  /** What is blocked; null: everything that is not spared. */
  cut: z.array(addresses).nullable(),
  /** These may be asked for names, for without them nothing works. */
  resolvers: z.array(addresses),
  madeAt: timestamp,
});

/** What becomes of a client's block; null: none. */
export const blockChangeSchema = z.strictObject({
  client: clientId,
  uid: z.int().nonnegative(),
  from: blockSchema.nullable(),
  to: blockSchema.nullable(),
});

export const blockStateSchema = z.strictObject({
  client: clientId,
  /** Why nothing can be blocked on this machine; null where it can. */
  hindrance: problemSchema.nullable(),
  standing: blockSchema.nullable(),
  /** False where it stands but does not hold: since a restart of the machine, or a new login. */
  holds: z.boolean(),
  /** Its processes that could not be brought under the block and still reach the network. */
  outside: z.array(z.int().positive()),
  /** The run that can be taken back to lift it; null where there is none. */
  entry: z.string().nullable(),
  choices: z.array(
    z.strictObject({
      kind: blockKind,
      /** One sentence: why not; null where it can be chosen. */
      hindrance: z.string().nullable(),
    }),
  ),
});

/** A block that was just put in force lapses by itself unless somebody says in time that all is well. */
export const trialSchema = z.strictObject({ client: clientId, until: timestamp });

export type BlockKind = z.infer<typeof blockKind>;
export type Block = z.infer<typeof blockSchema>;
export type BlockChange = z.infer<typeof blockChangeSchema>;
export type BlockState = z.infer<typeof blockStateSchema>;
export type Trial = z.infer<typeof trialSchema>;
export type ReceiptPiece = z.infer<typeof receiptPieceSchema>;
export type DeviceLane = z.infer<typeof deviceLaneSchema>;
export type ReceiptEnd = z.infer<typeof receiptEndSchema>;
export type ReceiptParty = z.infer<typeof receiptPartySchema>;
export type Receipt = z.infer<typeof receiptSchema>;
export type TrafficMinute = z.infer<typeof trafficMinuteSchema>;
