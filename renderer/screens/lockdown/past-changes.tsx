// What was changed before and can still be taken back, also after the wizard was closed; and what a crash had interrupted.
import { useCallback, useEffect, useState } from 'react';
import type { CheckReport, JournalEntry, Problem } from '../../../preload/contract/index.ts';
import { Failed } from '../../design/states.tsx';
import { ask } from '../../store/store.ts';
import { useWords } from '../../words/use-words.ts';
import { PastChange } from './past-change.tsx';

export const PastChanges = ({ report }: { readonly report: CheckReport }) => {
  const { t } = useWords();
  const [entries, setEntries] = useState<readonly JournalEntry[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const look = useCallback(async (): Promise<void> => {
    const told = await ask('journal.list', {});
    if (told.ok) setEntries(told.value);
    else setProblem(told.problem);
  }, []);
  useEffect(() => void look(), [look]);
  const nameOf = (id: string): string =>
    report.clients.find(({ client }) => client === id)?.name ?? id;
  const shown = entries.filter((entry) => isStanding(entry) || entry.interrupted !== null);
  if (shown.length === 0 && problem === null) return null;
  return (
    <section className="stack" aria-label={t('lockdown.past')}>
      <h2>{t('lockdown.past')}</h2>
      {problem !== null && <Failed problem={problem} act />}
      {shown.map((entry) => (
        <PastChange
          key={entry.id}
          entry={entry}
          name={entry.client === null ? null : nameOf(entry.client)}
          isStanding={isStanding(entry)}
          onUndone={look}
        />
      ))}
    </section>
  );
};

const isStanding = ({ state }: JournalEntry): boolean =>
  state === 'done' || state === 'partly-undone';
