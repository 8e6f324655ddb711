// What pactl prints with `-f json`, as far as we read it. Source: pulseaudio 16.1, src/utils/pactl.c, and the recorded
// outputs in tests/fixtures/pactl. Extra fields are let pass: they come and go between versions.
import * as z from 'zod';

const index = z.int().nonnegative();

/** pactl 16 prints a string that it cannot escape, one beyond ASCII, as the word `(null)`. */
const unprintable = '(null)';

const text = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) =>
    value === undefined || value === null || value === unprintable ? null : value,
  );

const properties = z.record(z.string(), z.unknown()).catch({});

export const eventSchema = z.object({ event: z.string(), on: z.string() });

export const sourceSchema = z.object({
  index,
  name: text,
  description: text,
  /** Of which sink this is the monitor; empty for a real source, null where it cannot be printed. */
  monitor_source: text,
  mute: z.boolean().catch(false),
  properties,
});

export const sourceOutputSchema = z.object({
  index,
  driver: text,
  /** The client's index as text; null for what the server itself opened. */
  client: z.union([z.string(), z.number()]).nullable().catch(null),
  /** 4294967295 for a stream that no source is linked to. */
  source: z.int(),
  corked: z.boolean().catch(false),
  mute: z.boolean().catch(false),
  properties,
});

export const clientSchema = z.object({ index, properties });

export type PactlClient = z.infer<typeof clientSchema>;
export type PactlSource = z.infer<typeof sourceSchema>;
export type PactlSourceOutput = z.infer<typeof sourceOutputSchema>;

/** A property as text, or null where there is none or it could not be printed. */
export function propertyOf(
  from: { readonly properties: Readonly<Record<string, unknown>> },
  key: string,
): string | null {
  const value = Object.hasOwn(from.properties, key) ? from.properties[key] : undefined;
  return typeof value === 'string' && value !== '' && value !== unprintable ? value : null;
}

/** A property as a whole number above zero, or null. */
export function numberProperty(
  from: { readonly properties: Readonly<Record<string, unknown>> },
  key: string,
): number | null {
  const value = propertyOf(from, key) ?? '';
  return /^[1-9][0-9]{0,9}$/.test(value) ? Number(value) : null;
}
