// Numbers with dots between them, as most vendors print them, and what may follow them.
import type { Stage, Version } from './version.ts';

/** More digits than this are no part of a version that anybody has printed, and no exact number either. */
const mostDigits = 12;
const mostNumbers = 8;

/** `0.0.72`, `120.0.6099.129`, `1.5.00.23861`; with a leading `v`, as tags have it. Everything else gives null. */
export function parseDotted(text: string): Version | null {
  const match = /^v?(\d+(?:\.\d+)*)$/.exec(text.trim());
  const numbers = numbersOf(match?.[1]);
  return numbers === null ? null : { numbers, stage: null };
}

/** `5.17.5.2543`, and the same as the program's own window prints it: `5.17.5 (2543)`. */
export function parseWithBuild(text: string): Version | null {
  const match = /^(\d+(?:\.\d+)*)\s*\((\d+(?:\.\d+)*)\)$/.exec(text.trim());
  return match === null ? parseDotted(text) : parseDotted(`${match[1]}.${match[2]}`);
}

/**
 * `7.10.0`, `7.10.0-beta.1`, `1.11.70-rc.0`, `5.4.1 beta`: a release, or a stage before it. `1.2.3+build` is 1.2.3:
 * what stands behind a plus says how it was built.
 */
export function parseStaged(text: string): Version | null {
  const match = /^v?(\d+(?:\.\d+)*)(?:[-~ ]?([A-Za-z][\w.-]*))?(?:\+[\w.+~-]*)?$/.exec(text.trim());
  const numbers = numbersOf(match?.[1]);
  if (numbers === null) return null;
  const stage = match?.[2] === undefined ? null : stageOf(match[2]);
  return { numbers, stage };
}

/** `128.0`, `128.3.1esr`, `133.0b9`, `134.0a1`: the last two come before the release of that number. */
export function parseFirefox(text: string): Version | null {
  const match = /^(\d+(?:\.\d+)*)(esr|[ab]\d+)?$/.exec(text.trim());
  const numbers = numbersOf(match?.[1]);
  if (numbers === null) return null;
  const suffix = match?.[2];
  return { numbers, stage: suffix === undefined || suffix === 'esr' ? null : stageOf(suffix) };
}

/** `beta.1`, `beta1` and `rc-1` become a word and a number each. */
function stageOf(text: string): Stage {
  const identifiers = text.toLowerCase().match(/\d+|[a-z_]+/g) ?? [];
  return identifiers.map((identifier) =>
    /^\d{1,12}$/.test(identifier) ? Number(identifier) : identifier,
  );
}

function numbersOf(dotted: string | undefined): readonly number[] | null {
  if (dotted === undefined) return null;
  const parts = dotted.split('.');
  if (parts.length > mostNumbers || parts.some((part) => part.length > mostDigits)) return null;
  return parts.map(Number);
}
