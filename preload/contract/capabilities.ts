// What this system, or the shell that shows the screens, lets nobody do, with the reason: screens leave such controls out and say why.
import * as z from 'zod';
import { problemSchema } from './problem.ts';

export const capability = z.enum([
  'mute-program',
  'mute-microphones',
  'watch-names',
  'cut-line',
  'remove',
  'start-at-login',
]);

/** Why not; what is not in it can be done, permissions permitting. */
export const incapabilitiesSchema = z.partialRecord(capability, problemSchema);

export const capabilityQueries = {
  'capabilities.missing': { input: z.strictObject({}), output: incapabilitiesSchema },
} as const;

export type Capability = z.infer<typeof capability>;
export type Incapabilities = z.infer<typeof incapabilitiesSchema>;
