// What a crash had left unfinished, and what became of it, is told once: whichever start of Callwarden put it right.
import type { Alert, ClientId, JournalEntry } from '../../../../preload/contract/index.ts';
import type { Recovery } from '../../../journal/index.ts';
import type { TickStore } from '../ticks.ts';
import { ToldOnce } from './told-once.ts';

export interface InterruptionsOptions {
  readonly entries: readonly JournalEntry[];
  /** What this start came upon: it has the reason where something could not be put right. */
  readonly recovered: readonly Recovery[];
  readonly nameOf: (client: ClientId) => string;
  readonly store: TickStore | null;
  readonly raise: (alerts: readonly Alert[]) => void;
}

export const tellInterruptions = (options: InterruptionsOptions): void => {
  const { entries, recovered, nameOf, store, raise } = options;
  const told = new ToldOnce(store, 'interruptions-told');
  const news = entries.flatMap((entry) => {
    const at = entry.interrupted?.at ?? null;
    return at !== null && told.isNews(entry.id, at) ? [{ entry, at }] : [];
  });
  if (news.length === 0) return;
  raise(
    news.map(({ entry, at }) => {
      const recovery = recovered.find((each) => each.entry === entry.id);
      const stuck = recovery?.outcome === 'needs-a-person' ? recovery.sentence : null;
      return alertOf(entry, at, nameOf, stuck);
    }),
  );
  told.note(news.map(({ entry, at }) => [entry.id, at]));
};

const alertOf = (
  entry: JournalEntry,
  at: string,
  nameOf: (client: ClientId) => string,
  stuck: string | null,
): Alert => ({
  id: `change-interrupted:${entry.id}@${at}`,
  rule: 'change-interrupted',
  at,
  client: entry.client,
  device: null,
  pid: null,
  application: clientsOf(entry).map(nameOf).join(', '),
  evidence: [stuck ?? becameOf(entry), ...entry.effects.map(({ sentence }) => sentence)],
});

/** A change of several clients has none of its own; its steps begin with theirs: `zoom:client-configuration:…`. */
const clientsOf = ({ client, effects }: JournalEntry): readonly ClientId[] =>
  client === null
    ? [...new Set(effects.flatMap(({ step }) => /^([^:]+):/.exec(step)?.[1] ?? []))]
    : [client];

const becameOf = ({ interrupted, state }: JournalEntry): string => {
  switch (interrupted?.during) {
    case 'undoing':
      return 'You were taking it back: Callwarden has gone on with that, and finished it.';
    case 'deleting':
      return 'What was in quarantine was being deleted for good: Callwarden has finished that.';
    default:
      if (state === 'rolled-back')
        return 'It was not yet done: Callwarden has taken it back, and all is as it was before.';
      return state === 'running' || state === 'partly-undone'
        ? 'Not all of it could be put right yet: see the past changes under Lock down.'
        : 'All of it had been done already: Callwarden has finished it, and it holds.';
  }
};
