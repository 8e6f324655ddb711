// A long answer is checked a few hundred entries at a time: whoever else is at work gets a turn in between.
import { setImmediate } from 'node:timers/promises';
import * as z from 'zod';

/** Entries checked in one go: a few milliseconds. */
const slice = 250;

export type Parsed<T> =
  | { readonly success: true; readonly data: T }
  | { readonly success: false; readonly error: z.ZodError };

/** As `safeParse` says it; only long lists, alone or as fields of an object, make a difference to how. */
export const parseInSlices = async <S extends z.ZodType>(
  schema: S,
  value: unknown,
): Promise<Parsed<z.infer<S>>> => {
  if (schema instanceof z.ZodArray && isLong(value)) {
    const parsed = await parseList(schema, value);
    return parsed.success ? (parsed as Parsed<z.infer<S>>) : parsed;
  }
  if (!(schema instanceof z.ZodObject) || typeof value !== 'object' || value === null)
    return schema.safeParse(value);
  const long = Object.entries(value).filter(
    ([field, list]) => schema.shape[field] instanceof z.ZodArray && isLong(list),
  );
  const lists: Record<string, unknown> = {};
  for (const [field, list] of long) {
    const parsed = await parseList(schema.shape[field], list as readonly unknown[], field);
    if (!parsed.success) return parsed;
    lists[field] = parsed.data;
  }
  const empty = Object.fromEntries(long.map(([field]) => [field, []]));
  const rest = schema.safeParse(Object.assign({}, value, empty));
  // Each field has passed its own schema.
  return rest.success
    ? { success: true, data: Object.assign({}, rest.data, lists) as z.infer<S> }
    : rest;
};

const isLong = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && value.length > slice;

const parseList = async (
  schema: z.ZodType,
  list: readonly unknown[],
  ...path: string[]
): Promise<Parsed<readonly unknown[]>> => {
  const done: unknown[] = [];
  for (let from = 0; from < list.length; from += slice) {
    if (from > 0) await setImmediate();
    const parsed = schema.safeParse(list.slice(from, from + slice));
    if (!parsed.success) {
      const issues = parsed.error.issues.map((issue) => ({
        ...issue,
        path: [...path, ...inWhole(issue.path, from)],
      }));
      return { success: false, error: new z.ZodError(issues) };
    }
    done.push(...(parsed.data as readonly unknown[]));
  }
  return { success: true, data: done };
};

/** The place in the whole list. */
const inWhole = ([at, ...rest]: readonly PropertyKey[], from: number): PropertyKey[] =>
  typeof at === 'number' ? [at + from, ...rest] : at === undefined ? [] : [at, ...rest];
