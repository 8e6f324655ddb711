// What `pw-dump --monitor` prints, as far as we read it: arrays of objects, each whole again whenever it changed, and
// `{"id": 35, "info": null}` for one that is gone. Source: pipewire 0.3.65, src/tools/pw-dump.c, and the recorded
// outputs in tests/fixtures/pw-dump.
import * as z from 'zod';

const id = z.int().nonnegative();
const properties = z.record(z.string(), z.unknown()).catch({});

export const objectSchema = z.object({
  id,
  /** `PipeWire:Interface:Node` and the like; not there when the object is gone. */
  type: z.string().nullish(),
  info: z.unknown().optional(),
});

export const nodeInfoSchema = z.object({ state: z.string().catch(''), props: properties });
export const clientInfoSchema = z.object({ props: properties });
export const linkInfoSchema = z.object({ 'output-node-id': id, 'input-node-id': id });

type Properties = Readonly<Record<string, unknown>>;

/** A property as text: pw-dump prints one that looks like a number, such as a name of digits, as a number. */
export function textOf(properties: Properties, key: string): string | null {
  const value = Object.hasOwn(properties, key) ? properties[key] : undefined;
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A property as a whole number above zero, or null. */
export function numberOf(properties: Properties, key: string): number | null {
  const text = textOf(properties, key) ?? '';
  return /^[1-9][0-9]{0,9}$/.test(text) ? Number(text) : null;
}
