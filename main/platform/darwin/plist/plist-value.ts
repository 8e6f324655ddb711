// What a property list can hold, and how a value is taken out of one without trusting its shape.

export type PlistValue =
  | string
  | number
  | bigint
  | boolean
  | Date
  | Buffer
  | null
  | readonly PlistValue[]
  | PlistDictionary;

export type PlistDictionary = ReadonlyMap<string, PlistValue>;

/** Deeper than any real list; a hostile one ends here. */
export const deepest = 64;

/** More values than any list that is read here can hold. */
export const mostValues = 200_000;

export const dictionaryOf = (value: PlistValue | undefined): PlistDictionary =>
  value instanceof Map ? value : new Map();

export const listOf = (value: PlistValue | undefined): readonly PlistValue[] =>
  Array.isArray(value) ? value : [];

/** null for what is no text, or an empty one. */
export const textOf = (value: PlistValue | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

export const textsOf = (value: PlistValue | undefined): readonly string[] =>
  listOf(value).flatMap((each) => textOf(each) ?? []);
