// Parses data files with errors that name the file, the field and what was expected there.
import type { z } from 'zod';
import { failure, type Outcome, success } from '../outcome.ts';

export interface Flaw {
  readonly fileName: string;
  readonly field: string;
  readonly expected: string;
}

export function parse<T>(schema: z.ZodType<T>, raw: unknown, fileName: string): Outcome<T> {
  const result = schema.safeParse(raw);
  if (result.success) return success(result.data);
  const [issue] = result.error.issues;
  return invalid({
    fileName,
    field: issue === undefined ? '' : fieldOf(issue.path),
    expected: issue === undefined ? 'other data' : expectationOf(issue),
  });
}

export function invalid({ fileName, field, expected }: Flaw): Outcome<never> {
  const place = field === '' ? fileName : `${fileName}: ${field}`;
  return failure({
    kind: 'invalid-data',
    subject: fileName,
    message: `${place}: expected ${expected}`,
    advice: 'Mend the field, or put the original file back.',
  });
}

/** `linux.installPaths[3]` */
function fieldOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((field, key) => {
    if (typeof key === 'number') return `${field}[${key}]`;
    return field === '' ? String(key) : `${field}.${String(key)}`;
  }, '');
}

function expectationOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `known fields only, found ${issue.keys.map((key) => JSON.stringify(key)).join(', ')}`;
    case 'invalid_value':
      return `one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    default:
      return issue.message.replace(/^Invalid input: expected /, '');
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
