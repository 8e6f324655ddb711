// What an administrator sets for every user of a machine: /etc/callwarden/policy.json.
import * as z from 'zod';
import { alertRule } from './alert.ts';
import { planSchema, profile } from './lockdown.ts';
import { settingsSchema } from './settings.ts';

export const policySchema = z.strictObject({
  version: z.literal(1),
  /** These settings are so for everybody, and cannot be changed. */
  settings: settingsSchema
    .pick({
      notifications: true,
      retentionDays: true,
      microphoneKeptMinutes: true,
      watchNames: true,
    })
    .partial()
    .optional(),
  alerts: z
    .strictObject({
      /** These rules raise no alert. */
      off: z.array(alertRule),
    })
    .optional(),
  lockdown: z
    .strictObject({
      /** What is preset where a person chooses nothing else. */
      profile,
    })
    .optional(),
  undo: z
    .strictObject({
      /** Changes of these kinds are taken back by the administrator alone. */
      administratorOnly: z.array(planSchema.shape.purpose),
    })
    .optional(),
});

/** The policy as it holds for whoever asks. */
export const heldPolicySchema = z.strictObject({
  /** Where it stands. */
  file: z.string(),
  policy: policySchema,
  /** These settings it fixes: a change is refused. */
  fixed: z.array(settingsSchema.keyof()),
  /** Changes of these kinds this user does not take back; none for the administrator. */
  keptChanges: z.array(planSchema.shape.purpose),
});

export const policyQueries = {
  /** null where there is none, or none that can be understood. */
  'policy.get': { input: z.strictObject({}), output: heldPolicySchema.nullable() },
} as const;

export type Policy = z.infer<typeof policySchema>;
export type HeldPolicy = z.infer<typeof heldPolicySchema>;
