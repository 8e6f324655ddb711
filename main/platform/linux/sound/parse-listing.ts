// Pure: the text of `pactl -f json list …` to entries. A program names itself in that text, so one entry that is broken
// must not hide the others.
import type { z } from 'zod';
import { jsonSplitter } from '../../command/index.ts';
import {
  clientSchema,
  type PactlClient,
  type PactlSource,
  type PactlSourceOutput,
  sourceOutputSchema,
  sourceSchema,
} from './pactl-schema.ts';

export interface Listing<T> {
  readonly entries: readonly T[];
  /** Entries that could not be read; 1 as well for a text that is no list at all. */
  readonly dropped: number;
}

export const parseSources = (text: string): Listing<PactlSource> => parse(text, sourceSchema);

export const parseSourceOutputs = (text: string): Listing<PactlSourceOutput> =>
  parse(text, sourceOutputSchema);

export const parseClients = (text: string): Listing<PactlClient> => parse(text, clientSchema);

function parse<S extends z.ZodType>(text: string, schema: S): Listing<z.infer<S>> {
  const { values, dropped } = listOf(text);
  const entries: z.infer<S>[] = [];
  let unfit = 0;
  for (const value of values) {
    const result = schema.safeParse(value);
    if (result.success) entries.push(result.data);
    else unfit += 1;
  }
  return { entries, dropped: dropped + unfit };
}

const listOf = (text: string): { values: readonly unknown[]; dropped: number } => {
  try {
    const whole: unknown = JSON.parse(text);
    return Array.isArray(whole) ? { values: whole, dropped: 0 } : { values: [], dropped: 1 };
  } catch {
    return entriesOneByOne(text);
  }
};

// Raw control characters are the usual defect: as spaces they are harmless inside strings and out.
const rawControls = /[\u0000-\u001f]+/g;

const entriesOneByOne = (text: string): { values: readonly unknown[]; dropped: number } => {
  const start = text.indexOf('[');
  if (start < 0) return { values: [], dropped: 1 };
  const values: unknown[] = [];
  let dropped = 0;
  for (const piece of jsonSplitter().push(text.slice(start + 1).replace(rawControls, ' '))) {
    if (piece.kind === 'value') values.push(piece.value);
    else dropped += 1;
  }
  // The comma between two entries is told as one more piece that is no value.
  return { values, dropped: Math.max(0, Math.ceil((dropped - values.length + 1) / 2)) };
};
