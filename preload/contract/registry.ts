// What stands in Windows' registry, and what becomes of it: names and data as they are, to the byte.
import * as z from 'zod';

const value = {
  /** REG_SZ is 1, REG_DWORD 4, … (winnt.h). */
  type: z.int().nonnegative().max(0xffffffff),
  data: z.base64(),
};

export const registryStandsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('absent') }),
  z.strictObject({ kind: z.literal('value'), ...value }),
  /** A key with all that is in it; outer keys come before those in them. */
  z.strictObject({
    kind: z.literal('key'),
    keys: z.array(
      z.strictObject({
        /** Below the key; empty for itself. */
        path: z.string(),
        values: z.array(z.strictObject({ name: z.string(), ...value })),
      }),
    ),
  }),
]);

export const registryPlaceSchema = z.strictObject({
  /** `HKCU\Software\…`, `HKLM\…`, `HKU\SID\…` */
  key: z.string(),
  /** Which view of the registry, in bits: what 32-bit programs see has a place of its own. */
  view: z.union([z.literal(32), z.literal(64)]),
  /** A value's name, empty for the key's own value; null: the key as a whole. */
  value: z.string().nullable(),
});

export const registryChangeSchema = z.strictObject({
  ...registryPlaceSchema.shape,
  from: registryStandsSchema,
  to: registryStandsSchema,
  /** Keys that are not there yet, outermost first; they go again with what is taken back. */
  made: z.array(z.string()),
});

export type RegistryStands = z.infer<typeof registryStandsSchema>;
export type RegistryPlace = z.infer<typeof registryPlaceSchema>;
export type RegistryChange = z.infer<typeof registryChangeSchema>;
