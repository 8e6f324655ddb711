// The administrator's side of a block: rules made from what stands, on trial first, and back to what stood otherwise.
import type { Block, BlockChange } from '../../../preload/contract/index.ts';
import { isCut, isSound, rulesOf } from '../../blocking/index.ts';
import { failure, type Outcome, success } from '../../outcome.ts';
import type { Firewall } from '../../platform/port/index.ts';
import { keepStanding, keyOf, noteHolding, standingBlocks } from './standing-blocks.ts';
import { answerInTime, lapseSeconds } from './trial.ts';

export interface SetBlockOptions {
  readonly firewall: Firewall | null;
  /** Where a person confirms; null: nothing is on trial. */
  readonly confirmations: string | null;
}

export const setBlock = async (
  change: BlockChange,
  { firewall, confirmations }: SetBlockOptions,
): Promise<Outcome<void>> => {
  if (firewall === null) return failure(noFirewall);
  const hindrance = firewall.hindrance();
  if (hindrance !== null) return failure(hindrance);
  const { to } = change;
  if (to !== null && (!isSound(to) || keyOf(to) !== keyOf(change)))
    return failure(notItsOwn(change.client));
  const standing = standingBlocks();
  const now = standing.find((block) => keyOf(block) === keyOf(change)) ?? null;
  if (isSame(now, to)) return holdStanding(firewall);
  if (!isSame(now, change.from)) return failure(changedSince(change.client));
  if (to !== null && firewall.groupIdentity(to.group) === null)
    return failure(noGroup(change.client));
  const others = standing.filter((block) => keyOf(block) !== keyOf(change));
  if (to !== null && confirmations !== null) {
    const tried = await tryOut(to, others, firewall, confirmations);
    if (!tried.ok) {
      const back = await holdStanding(firewall);
      return back.ok ? tried : back;
    }
  }
  const kept = keepStanding(change);
  if (!kept.ok) return kept;
  const held = await holdStanding(firewall);
  if (held.ok || to === null) return held;
  // What the system does not take does not stand either.
  const back = keepStanding({ ...change, to: change.from });
  return back.ok ? held : back;
};

/** Puts in force what stands. Groups that are not there now match nobody, and no rule could name them. */
export const holdStanding = async (firewall: Firewall): Promise<Outcome<void>> => {
  const there = standingBlocks().filter(({ group }) => firewall.groupIdentity(group) !== null);
  const loaded = await firewall.load(rulesOf(there, null));
  if (!loaded.ok) return loaded;
  noteHolding(there, firewall);
  for (const block of there) {
    const closed = await closeCut(block, firewall);
    if (!closed.ok) return closed;
  }
  return success(undefined);
};

const tryOut = async (
  block: Block,
  others: readonly Block[],
  firewall: Firewall,
  confirmations: string,
): Promise<Outcome<void>> => {
  const { client, uid } = block;
  const there = others.filter(({ group }) => firewall.groupIdentity(group) !== null);
  const loaded = await firewall.load(
    rulesOf([...there, block], { client, uid, seconds: lapseSeconds }),
  );
  if (!loaded.ok) return loaded;
  // What was open before its process was moved is no socket of the group: it is closed, and opened anew it is one.
  const closed = await closeCut(block, firewall);
  if (!closed.ok) return closed;
  const answer = await answerInTime(block, confirmations);
  if (answer === 'confirmed') return success(undefined);
  return failure(answer === 'refused' ? refused(client) : notConfirmed(client));
};

const closeCut = (block: Block, firewall: Firewall): Promise<Outcome<number>> =>
  firewall.closeSockets(block.group, (remote) => isCut(block, remote));

const isSame = (a: Block | null, b: Block | null): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

export const noFirewall = {
  kind: 'unavailable',
  subject: 'firewall',
  message: 'On this system Callwarden cannot cut a client off from the network.',
  advice: 'End the client instead.',
} as const;

const notItsOwn = (client: string) =>
  ({
    kind: 'not-permitted',
    subject: client,
    message: 'The block is not for the client’s own group of processes, and nothing was changed.',
    advice: 'Please report this: no step of ours should ask for it.',
  }) as const;

const changedSince = (client: string) =>
  ({
    kind: 'conflict',
    subject: client,
    message: 'Another block of this client stands by now; nothing was changed.',
    advice: 'Look again, and choose anew.',
  }) as const;

const noGroup = (client: string) =>
  ({
    kind: 'not-found',
    subject: client,
    message: 'The client’s control group is gone, so no rule can match it.',
    advice: 'Choose the block again.',
  }) as const;

const refused = (client: string) =>
  ({
    kind: 'conflict',
    subject: client,
    message: 'As you said, the block was taken back; nothing is blocked by it.',
    advice: 'Choose another kind of block, or end the client.',
  }) as const;

const notConfirmed = (client: string) =>
  ({
    kind: 'timeout',
    subject: client,
    message: 'Nobody said in time that all is well, so the block was taken back.',
    advice: 'Apply it again, and confirm within 15 seconds.',
  }) as const;
