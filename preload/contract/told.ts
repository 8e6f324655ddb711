// What the guard tells without being asked: what it watched, and what a person has changed, in whichever window.
import * as z from 'zod';
import { timestamp } from './nouns.ts';
import { watchEventSchema } from './printed.ts';
import { settingsSchema } from './settings.ts';

/** Who was muted by this guard, and can be unmuted by it. */
export const mutingSchema = z.strictObject({
  /** Captures whose microphone this guard has muted. */
  mutedByUs: z.array(z.string()),
  /** Microphones are muted for every program, by this guard. */
  allMuted: z.boolean(),
});

export const toldEventSchema = z.discriminatedUnion('type', [
  ...watchEventSchema.options,
  z.strictObject({ type: z.literal('settings.changed'), at: timestamp, settings: settingsSchema }),
  z.strictObject({ type: z.literal('muting.changed'), at: timestamp, muting: mutingSchema }),
]);

/** A batch at a time. */
export const eventStream = z.array(toldEventSchema);

export type Muting = z.infer<typeof mutingSchema>;
export type ToldEvent = z.infer<typeof toldEventSchema>;
