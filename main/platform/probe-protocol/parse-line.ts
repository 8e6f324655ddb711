// One line of a probe's output becomes one typed value, or a problem that says which line and why.
import * as z from 'zod';
import { causeOf, failure, type Outcome, success } from '../../outcome.ts';
import { type Line, lineSchema } from './line-schema.ts';

/** Reads one line. Never throws: anything that is not the protocol comes back as a problem. */
export function parseLine(line: string): Outcome<Line> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (thrown) {
    return notProtocol(line, causeOf(thrown));
  }
  const parsed = lineSchema.safeParse(value);
  return parsed.success ? success(parsed.data) : notProtocol(line, z.prettifyError(parsed.error));
}

function notProtocol(line: string, cause: string): Outcome<never> {
  return failure({
    kind: 'invalid-data',
    subject: 'native probe',
    message: `The native probe printed a line that is not of its protocol: ${excerpt(line)}.`,
    advice: 'Run npm ci to build the probe again from this version of Callwarden.',
    cause,
  });
}

/** Enough of a line to recognise it, with control characters and lone surrogates escaped. */
const excerpt = (line: string) => JSON.stringify(line.length > 80 ? `${line.slice(0, 80)}…` : line);
