// What a person may set.
import * as z from 'zod';
import { clientId, deviceKind, timestamp } from './nouns.ts';

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const allowanceSchema = z.strictObject({ client: clientId, device: deviceKind });

export const settingsSchema = z.strictObject({
  language: z.enum(['system', 'en', 'de']),
  theme: z.enum(['system', 'light', 'dark']),
  startAtLogin: z.boolean(),
  notifications: z.boolean(),
  /** No notifications between these times of day; the alerts are kept all the same. */
  quietHours: z.strictObject({ enabled: z.boolean(), from: timeOfDay, to: timeOfDay }),
  /** Notifications are paused until then; null: not paused. */
  pausedUntil: timestamp.nullable(),
  /** How long history is kept, days. */
  retentionDays: z.int().min(1).max(3650),
  /** A microphone held this long after a meeting's media has ended is worth an alert, minutes. */
  microphoneKeptMinutes: z.int().min(1).max(120),
  /** Read names out of this machine's own packets; needs the administrator's leave. */
  watchNames: z.boolean(),
  /** Captures that raise no notification: always allowed, revocable. */
  allowed: z.array(allowanceSchema),
  firstRunDone: z.boolean(),
});

export const defaultSettings: z.infer<typeof settingsSchema> = {
  language: 'system',
  theme: 'system',
  startAtLogin: false,
  notifications: true,
  quietHours: { enabled: false, from: '22:00', to: '07:00' },
  pausedUntil: null,
  retentionDays: 90,
  microphoneKeptMinutes: 2,
  watchNames: false,
  allowed: [],
  firstRunDone: false,
};

export type Settings = z.infer<typeof settingsSchema>;
export type Allowance = z.infer<typeof allowanceSchema>;
