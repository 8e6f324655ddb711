// What the looking commands print and the screens begin with: what is now, what happens, what was, what can be seen.
import * as z from 'zod';
import { alertSchema } from './alert.ts';
import { healthSchema } from './health.ts';
import {
  captureSchema,
  clientId,
  clientNowSchema,
  connectionSchema,
  listenerSchema,
  meetingSchema,
  processSchema,
  schemaVersion,
  timestamp,
} from './nouns.ts';

export const snapshotSchema = z.strictObject({
  schemaVersion: z.literal(schemaVersion),
  takenAt: timestamp,
  /** `live` is this machine now; `tree` is another tree's installed software and nothing live. */
  scope: z.enum(['live', 'tree']),
  clients: z.array(clientNowSchema),
  captures: z.array(captureSchema),
  connections: z.array(connectionSchema),
  listeners: z.array(listenerSchema),
  health: z.array(healthSchema),
});

export const watchEventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('client.started'),
    at: timestamp,
    client: clientId,
    process: processSchema,
  }),
  z.strictObject({ type: z.literal('client.stopped'), at: timestamp, client: clientId }),
  z.strictObject({ type: z.literal('capture.started'), at: timestamp, capture: captureSchema }),
  z.strictObject({ type: z.literal('capture.changed'), at: timestamp, capture: captureSchema }),
  z.strictObject({ type: z.literal('capture.ended'), at: timestamp, capture: captureSchema }),
  z.strictObject({
    type: z.literal('connection.opened'),
    at: timestamp,
    connection: connectionSchema,
  }),
  z.strictObject({
    type: z.literal('connection.changed'),
    at: timestamp,
    connection: connectionSchema,
  }),
  z.strictObject({
    type: z.literal('connection.closed'),
    at: timestamp,
    connection: connectionSchema,
  }),
  z.strictObject({ type: z.literal('listener.opened'), at: timestamp, listener: listenerSchema }),
  z.strictObject({ type: z.literal('listener.closed'), at: timestamp, listener: listenerSchema }),
  z.strictObject({ type: z.literal('meeting.started'), at: timestamp, meeting: meetingSchema }),
  z.strictObject({ type: z.literal('meeting.ended'), at: timestamp, meeting: meetingSchema }),
  z.strictObject({ type: z.literal('alert'), at: timestamp, alert: alertSchema }),
  z.strictObject({ type: z.literal('health'), at: timestamp, health: healthSchema }),
]);

export const historySchema = z.strictObject({
  schemaVersion: z.literal(schemaVersion),
  since: timestamp,
  until: timestamp,
  captures: z.array(captureSchema),
  meetings: z.array(meetingSchema),
  alerts: z.array(alertSchema),
});

export const doctorSchema = z.strictObject({
  schemaVersion: z.literal(schemaVersion),
  takenAt: timestamp,
  health: z.array(healthSchema),
});

export type Snapshot = z.infer<typeof snapshotSchema>;
export type WatchEvent = z.infer<typeof watchEventSchema>;
export type History = z.infer<typeof historySchema>;
export type Doctor = z.infer<typeof doctorSchema>;
