// The blocks that stand on this machine: one file each, the administrator's, for everybody to read.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type Block, type BlockChange, blockSchema } from '../../../preload/contract/index.ts';
import { causeOf, failure, type Outcome, success } from '../../outcome.ts';
import type { Firewall } from '../../platform/port/index.ts';

const standingFolder = '/etc/callwarden/blocks';
/** Gone with a restart of the machine, as the rules are. */
const holdingFile = '/run/callwarden/holding.json';

type Whose = Pick<Block, 'client' | 'uid'>;

export const keyOf = ({ client, uid }: Whose): string => `${uid}-${client}`;

/** Anything else in the folder is none of ours, and is passed over. */
export const standingBlocks = (): readonly Block[] =>
  namesIn(standingFolder).flatMap((name) => {
    const block = blockSchema.safeParse(json(join(standingFolder, name))).data;
    return block !== undefined && name === `${keyOf(block)}.json` ? [block] : [];
  });

export const standingBlock = (whose: Whose): Block | null =>
  standingBlocks().find((block) => keyOf(block) === keyOf(whose)) ?? null;

/** As the administrator. null: it stands no more. */
export const keepStanding = ({ client, uid, to }: BlockChange): Outcome<void> => {
  const file = join(standingFolder, `${keyOf({ client, uid })}.json`);
  try {
    if (to === null) rmSync(file, { force: true });
    else {
      mkdirSync(standingFolder, { recursive: true, mode: 0o755 });
      writeFileSync(`${file}.new`, `${JSON.stringify(to, null, 2)}\n`, { mode: 0o644 });
      renameSync(`${file}.new`, file);
    }
    return success(undefined);
  } catch (thrown) {
    return failure({
      kind: 'storage',
      subject: file,
      message: 'What is to be blocked could not be written down, so nothing was changed.',
      advice: 'Look at the disk, then try again.',
      cause: causeOf(thrown),
    });
  }
};

const holdingSchema = z.record(z.string(), z.string());

/** Notes which groups the rules in force match: a group that is made anew later is another one. As the administrator. */
export const noteHolding = (blocks: readonly Block[], firewall: Firewall): void => {
  const holding = Object.fromEntries(
    blocks.flatMap((block) => {
      const identity = firewall.groupIdentity(block.group);
      return identity === null ? [] : [[keyOf(block), identity] as const];
    }),
  );
  writeFileSync(holdingFile, JSON.stringify(holding), { mode: 0o644 });
};

/** Whether the rules in force match the very group that is there now. */
export const isHolding = (block: Block, firewall: Firewall): boolean => {
  const holding = holdingSchema.safeParse(json(holdingFile)).data ?? {};
  const identity = firewall.groupIdentity(block.group);
  return identity !== null && holding[keyOf(block)] === identity;
};

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder).sort();
  } catch {
    // Nothing was ever blocked here.
    return [];
  }
};

const json = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
};
