// The two plans that change a client's line: one that cuts it, and one that lets go of what stands without its entry.
import { randomUUID } from 'node:crypto';
import type { Block, BlockKind, ClientId } from '../../../preload/contract/index.ts';
import { type BlockFacts, blockSentence, blockWarnings, makeBlock } from '../../blocking/index.ts';
import type { ActionPlan } from '../../journal/index.ts';

/** `from` is what stands now; null for nothing. */
export const blockingPlan = (
  kind: BlockKind,
  facts: BlockFacts,
  from: Block | null,
): { readonly plan: ActionPlan; readonly block: Block } => {
  const block = makeBlock(kind, facts);
  const { client, uid } = block;
  const plan: ActionPlan = {
    id: randomUUID(),
    madeAtMs: facts.nowMs,
    purpose: 'network',
    client,
    actions: [
      {
        kind: 'set-block',
        step: `${client}:network:${kind}`,
        sentence: blockSentence(kind, facts),
        needsRoot: uid !== 0,
        change: { client, uid, from, to: block },
      },
    ],
    warnings: blockWarnings(kind, facts),
  };
  return { plan, block };
};

export const liftingPlan = (client: ClientId, uid: number, from: Block): ActionPlan => ({
  id: randomUUID(),
  madeAtMs: Date.now(),
  purpose: 'network',
  client,
  actions: [
    {
      kind: 'set-block',
      step: `${client}:network:lift`,
      sentence: `Nothing of ${client} is blocked any more.`,
      needsRoot: uid !== 0,
      change: { client, uid, from, to: null },
    },
  ],
  warnings: [],
});
