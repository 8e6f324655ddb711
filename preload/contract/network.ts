// Whom a client talked to and how that is stopped, as schemas: receipts of meetings, bytes over time, blocks.
import * as z from 'zod';
import {
  alertSchema,
  clientId,
  connectionSchema,
  endpointSchema,
  listenerSchema,
  partySchema,
  timestamp,
} from './nouns.ts';

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

export type ReceiptPiece = z.infer<typeof receiptPieceSchema>;
export type DeviceLane = z.infer<typeof deviceLaneSchema>;
export type ReceiptEnd = z.infer<typeof receiptEndSchema>;
export type ReceiptParty = z.infer<typeof receiptPartySchema>;
export type Receipt = z.infer<typeof receiptSchema>;
export type TrafficMinute = z.infer<typeof trafficMinuteSchema>;
