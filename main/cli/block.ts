// `callwarden block`: what of a client is blocked, and cutting its line: shown, applied on trial, confirmed.
import { setTimeout } from 'node:timers/promises';
import type {
  BlockKind,
  BlockState,
  JournalEntry,
  Plan,
  Problem,
} from '../../preload/contract/index.ts';
import { assemble } from '../guard/assemble.ts';
import { type Blocks, pidsOf } from '../guard/blocks/index.ts';
import { openChanges } from '../guard/changes/open-changes.ts';
import { dataFolder } from '../guard/data-folder.ts';
import { processesNow } from '../guard/processes-now.ts';
import { openPast } from '../guard/receipts.ts';
import type { Outcome } from '../outcome.ts';
import { confirmed, confirmedWithin } from './confirm.ts';
import { exitCode, failWith } from './exit.ts';
import { placesOf } from './places.ts';
import { blockStateText } from './views/block.ts';
import { planText, runText } from './views/plan.ts';

export interface BlockFlags {
  readonly thirdParties?: true;
  readonly vendorOnly?: true;
  readonly knownOnly?: true;
  readonly everything?: true;
  readonly lift?: true;
  readonly dryRun?: true;
  readonly yes?: true;
  readonly json?: true;
  /** Another root or home: where the client's own program is looked for. */
  readonly root?: string;
  readonly home?: string;
  readonly devices: string;
}

export const block = async (client: string, flags: BlockFlags): Promise<number> => {
  const wanted = kindsIn(flags);
  if (wanted.length + (flags.lift ? 1 : 0) > 1) return failWith(oneOnly);
  const assembly = await assemble();
  if (!assembly.ok) return failWith(assembly.problem);
  const { platform, catalogue } = assembly.value;
  const places = placesOf(flags);
  const past = openPast(dataFolder());
  if (!past.ok) return failWith(past.problem);
  const changes = await openChanges({
    platform,
    catalogue,
    paths: placesOf({}),
    folder: dataFolder(),
    inTerminal: process.stderr.isTTY === true,
    live: null,
  });
  if (!changes.ok) return failWith(changes.problem);
  const keys = await processesNow(platform, catalogue, places, {
    devices: flags.devices,
    intervalMs: 2_000,
  });
  if (!keys.ok) return failWith(keys.problem);
  const blocks = changes.value.blocks({
    store: past.value,
    pidsOf: (id) => pidsOf(id, keys.value, platform.processes),
  });
  try {
    if (flags.lift) return lift(await blocks.lift(client), flags);
    const [kind] = wanted;
    return kind === undefined
      ? show(await blocks.state(client), flags)
      : await cut(blocks, client, kind, flags);
  } finally {
    past.value?.close();
  }
};

const kindsIn = (flags: BlockFlags): readonly BlockKind[] => [
  ...(flags.thirdParties ? (['third-parties'] as const) : []),
  ...(flags.vendorOnly ? (['vendor-only'] as const) : []),
  ...(flags.knownOnly ? (['known-only'] as const) : []),
  ...(flags.everything ? (['everything'] as const) : []),
];

const show = (state: Outcome<BlockState>, { json }: BlockFlags): number => {
  if (!state.ok) return failWith(state.problem);
  process.stdout.write(
    json ? `${JSON.stringify(state.value, null, 2)}\n` : blockStateText(state.value),
  );
  return exitCode.done;
};

const lift = (lifted: Outcome<JournalEntry>, { json }: BlockFlags): number => {
  if (!lifted.ok) return failWith(lifted.problem);
  process.stdout.write(json ? `${JSON.stringify(lifted.value, null, 2)}\n` : runText(lifted.value));
  return exitCode.done;
};

const cut = async (
  blocks: Blocks,
  client: string,
  kind: BlockKind,
  flags: BlockFlags,
): Promise<number> => {
  const plan = blocks.plan(client, kind);
  if (!plan.ok) return failWith(plan.problem);
  if (flags.dryRun) {
    process.stdout.write(
      flags.json ? `${JSON.stringify({ plan: plan.value }, null, 2)}\n` : planText(plan.value),
    );
    return exitCode.done;
  }
  if (!flags.json) process.stdout.write(planText(plan.value));
  if (!flags.yes && !(await confirmed('Cut the line?'))) {
    process.stdout.write('Nothing was changed.\n');
    return exitCode.done;
  }
  return apply(blocks, plan.value, flags);
};

const apply = async (blocks: Blocks, plan: Plan, flags: BlockFlags): Promise<number> => {
  let isOver = false;
  const applying = blocks.apply(plan.id).finally(() => {
    isOver = true;
  });
  await confirmTrial(blocks, flags, () => isOver);
  const done = await applying;
  if (!done.ok) return failWith(done.problem);
  process.stdout.write(
    flags.json
      ? `${JSON.stringify({ plan, entry: done.value }, null, 2)}\n`
      : `${runText(done.value)}Take it back with: callwarden undo ${done.value.id}\n`,
  );
  return exitCode.done;
};

const lookEveryMs = 100;

/** Waits until the block is on trial, then asks for as long as the trial lasts. */
const confirmTrial = async (
  blocks: Blocks,
  { yes }: BlockFlags,
  isOver: () => boolean,
): Promise<void> => {
  while (!isOver()) {
    const trial = blocks.trial();
    if (trial !== null) {
      const leftMs = Date.parse(trial.until) - Date.now();
      const question = `The line is cut. Does everything else still work? Without a yes within ${Math.round(leftMs / 1_000)} s it is taken back.`;
      const isWell = yes || (await confirmedWithin(question, leftMs));
      if (isWell !== null) blocks.answer(isWell ? 'confirmed' : 'refused');
      return;
    }
    await setTimeout(lookEveryMs);
  }
};

const oneOnly: Problem = {
  kind: 'usage',
  subject: 'block',
  message: 'Only one kind of block can stand for a client.',
  advice: 'Choose one of --third-parties, --vendor-only, --known-only, --everything, or --lift.',
};
