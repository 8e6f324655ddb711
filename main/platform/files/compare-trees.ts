// Two trees compared by descriptor, with no link followed.
import type { BigIntStats } from 'node:fs';
import { step, type Walk } from './breathing-walk.ts';
import { type HeldFolder, holdEntry, linkTarget, look, type Name, namesIn } from './held-folder.ts';
import { type Buffers, haveSameContent, newBuffers } from './same-content.ts';

export interface Difference {
  /** Below what is compared, its own name first. */
  readonly path: string;
  /** What is not the same, with both values where they are short. */
  readonly what: string;
}

interface Comparison extends Walk {
  readonly buffers: Buffers;
}

/**
 * The first difference between two trees, or null where they are the same: kinds, content, links, owners, modes and
 * times of modification.
 */
export const differenceOf = async (
  [one, oneName]: readonly [HeldFolder, Name],
  [other, otherName]: readonly [HeldFolder, Name],
  walk: Comparison = { entries: 0, buffers: newBuffers() },
): Promise<Difference | null> => {
  await step(walk);
  const a = look(one, oneName);
  const b = look(other, otherName);
  const path = oneName.toString();
  const differs = (what: string): Difference => ({ path, what });
  if (a === null || b === null)
    return a === b ? null : differs(`only the ${a === null ? 'copy' : 'original'} is there`);
  const facts = differingFacts(a, b);
  if (facts !== null) return differs(facts);
  if (a.isSymbolicLink())
    return linkTarget(one, oneName).equals(linkTarget(other, otherName))
      ? null
      : differs('where it leads');
  if (a.isFile()) {
    if (a.size !== b.size) return differs(`bytes: ${a.size}, ${b.size}`);
    const isSame = await haveSameContent([one, oneName], [other, otherName], a.size, walk.buffers);
    return isSame ? null : differs('content');
  }
  if (!a.isDirectory()) return null;
  const inOne = holdEntry(one, oneName);
  try {
    const inOther = holdEntry(other, otherName);
    try {
      const names = namesIn(inOne);
      const count = namesIn(inOther).length;
      if (names.length !== count) return differs(`entries: ${names.length}, ${count}`);
      for (const each of names) {
        const found = await differenceOf([inOne, each], [inOther, each], walk);
        if (found !== null) return { ...found, path: `${path}/${found.path}` };
      }
      return null;
    } finally {
      inOther.release();
    }
  } finally {
    inOne.release();
  }
};

/** stat(2). */
const differingFacts = (a: BigIntStats, b: BigIntStats): string | null => {
  for (const fact of ['mode', 'uid', 'gid'] as const)
    if (a[fact] !== b[fact])
      return `${fact}: ${a[fact].toString(8)}, ${b[fact].toString(8)} (octal)`;
  return isSameTime(a, b) ? null : `time of modification: ${a.mtimeNs}, ${b.mtimeNs} ns`;
};

/** Node sets times as floating-point seconds, and on Windows nobody else sets those of a folder. */
const isSameTime = (a: BigIntStats, b: BigIntStats): boolean => {
  const apart = a.mtimeNs - b.mtimeNs;
  return apart === 0n || (isWindows && a.isDirectory() && apart > -1000n && apart < 1000n);
};

const isWindows = process.platform === 'win32';
