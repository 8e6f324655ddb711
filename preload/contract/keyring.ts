// An entry of a keyring, by what is written on it. What it holds, the secret, is no part of this and is never read.
import * as z from 'zod';

/** As the Secret Service has it (https://specifications.freedesktop.org/secret-service/latest/). */
export const keyringItemSchema = z.strictObject({
  /** The keyring's own name of it: `/org/freedesktop/secrets/collection/login/7`. */
  item: z.string(),
  /** What a person sees of it: `Chromium Safe Storage`. */
  label: z.string(),
  /** What its program finds it by: `application` → `Slack`. */
  attributes: z.record(z.string(), z.string()),
});

export type KeyringItem = z.infer<typeof keyringItemSchema>;
