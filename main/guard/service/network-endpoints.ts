// The contract's calls about whom a client talked to.
import packageFile from '../../../package.json' with { type: 'json' };
import {
  type CallOutcome,
  type ClientId,
  networkCommands,
  networkQueries,
  partySchema,
  type TrafficMinute,
} from '../../../preload/contract/index.ts';
import { failure, type Outcome, success } from '../../outcome.ts';
import { receiptsHtml } from '../../receipts/index.ts';
import type { Store, TrafficMinute as StoredMinute } from '../../store/index.ts';
import type { Blocks, TrialAnswer } from '../blocks/index.ts';
import { receiptOf, receiptsOf } from '../receipts.ts';
import { endpoint } from './endpoint.ts';

type NetworkCall = keyof typeof networkQueries | keyof typeof networkCommands;

/** As much of the store as this needs. */
export type MeetingStore = Pick<Store, 'history' | 'meeting' | 'forgetMeeting' | 'traffic'>;

export interface NetworkOptions {
  /** null: nothing is remembered. */
  readonly store: MeetingStore | null;
  readonly nameOf: (client: ClientId) => string;
  /** null: nothing can be changed here. */
  readonly blocks: Blocks | null;
  /** A meeting was forgotten: whoever keeps it in memory forgets it too. */
  readonly forgotten: (meeting: string) => void;
}

export const networkEndpoints = ({
  store,
  blocks,
  nameOf,
  forgotten,
}: NetworkOptions): {
  readonly [N in NetworkCall]: (name: string, raw: unknown) => Promise<CallOutcome<N>>;
} => {
  const using = <T>(act: (store: MeetingStore) => Outcome<T>): Outcome<T> =>
    store === null ? failure(nothingKept) : act(store);
  const blocking = async <T>(act: (blocks: Blocks) => Outcome<T> | Promise<Outcome<T>>) =>
    blocks === null ? failure(nothingChanged) : await act(blocks);
  const answer = (word: TrialAnswer) =>
    blocking((it) => {
      const told = it.answer(word);
      return told.ok ? success({}) : told;
    });
  return {
    'network.block-state': endpoint(networkQueries['network.block-state'], ({ client }) =>
      blocking((it) => it.state(client)),
    ),
    'network.plan': endpoint(networkQueries['network.plan'], ({ client, kind }) =>
      blocking((it) => it.plan(client, kind)),
    ),
    'network.trial': endpoint(networkQueries['network.trial'], () =>
      success(blocks?.trial() ?? null),
    ),
    'network.apply': endpoint(networkCommands['network.apply'], ({ plan }) =>
      blocking((it) => it.apply(plan)),
    ),
    'network.confirm': endpoint(networkCommands['network.confirm'], () => answer('confirmed')),
    'network.refuse': endpoint(networkCommands['network.refuse'], () => answer('refused')),
    'receipts.list': endpoint(networkQueries['receipts.list'], ({ from, to, client }) =>
      using((it) => {
        const times = { sinceMs: Date.parse(from), untilMs: Date.parse(to) };
        const made = receiptsOf(it, client === undefined ? times : { ...times, client }, nameOf);
        return made.ok ? success([...made.value]) : made;
      }),
    ),
    'receipts.get': endpoint(networkQueries['receipts.get'], ({ meeting }) =>
      using((it) => receiptOf(it, meeting, nameOf)),
    ),
    'receipts.page': endpoint(networkQueries['receipts.page'], ({ meeting }) =>
      using((it) => {
        const made = receiptOf(it, meeting, nameOf);
        return made.ok ? success({ html: receiptsHtml([made.value], packageFile.version) }) : made;
      }),
    ),
    'receipts.delete': endpoint(networkCommands['receipts.delete'], ({ meeting }) =>
      using((it) => {
        const deleted = it.forgetMeeting(meeting);
        if (!deleted.ok) return deleted;
        forgotten(meeting);
        return success({});
      }),
    ),
    'network.traffic': endpoint(networkQueries['network.traffic'], ({ client, from, to }) =>
      using((it) => {
        const read = it.traffic(client, Date.parse(from), Date.parse(to));
        return read.ok ? success(byOwner(read.value)) : read;
      }),
    ),
  };
};

/** Addresses of one owner are one line. */
const byOwner = (minutes: readonly StoredMinute[]): TrafficMinute[] => {
  const sums = new Map<string, TrafficMinute>();
  for (const { atMs, party, owner, bytesSent, bytesReceived } of minutes) {
    const kind = partySchema.shape.kind.safeParse(party).data ?? 'unknown';
    const key = JSON.stringify([atMs, kind, owner]);
    const before = sums.get(key);
    sums.set(key, {
      at: new Date(atMs).toISOString(),
      kind,
      owner,
      bytesSent: (before?.bytesSent ?? 0) + bytesSent,
      bytesReceived: (before?.bytesReceived ?? 0) + bytesReceived,
    });
  }
  return [...sums.values()];
};

const nothingChanged = {
  kind: 'unavailable',
  subject: 'journal',
  message: 'Callwarden cannot keep its journal here, so it changes nothing.',
  advice: 'See Settings for what is wrong with its folder.',
} as const;

const nothingKept = {
  kind: 'unavailable',
  subject: 'store',
  message: 'Nothing is remembered here, so there are no receipts.',
  advice: 'See Settings for what is wrong with the history.',
} as const;
