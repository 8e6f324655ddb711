// What was changed before and can still be taken back, also after the wizard was closed.
import { useCallback, useEffect, useState } from 'react';
import type { CheckReport, JournalEntry, Problem } from '../../../preload/contract/index.ts';
import { DoneEffects } from '../../design/effects.tsx';
import { Failed } from '../../design/states.tsx';
import { ask } from '../../store/store.ts';
import { useWords } from '../../words/use-words.ts';

export const PastChanges = ({ report }: { readonly report: CheckReport }) => {
  const { t, moment } = useWords();
  const [entries, setEntries] = useState<readonly JournalEntry[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const look = useCallback(async (): Promise<void> => {
    const told = await ask('journal.list', {});
    if (told.ok) setEntries(told.value);
    else setProblem(told.problem);
  }, []);
  useEffect(() => void look(), [look]);
  const undo = async (entry: string): Promise<void> => {
    const told = await ask('journal.undo', { entry, whenChanged: 'keep-theirs' });
    setProblem(told.ok ? null : told.problem);
    await look();
  };
  const nameOf = (id: string): string =>
    report.clients.find(({ client }) => client === id)?.name ?? id;
  const standing = entries.filter(({ state }) => state === 'done' || state === 'partly-undone');
  if (standing.length === 0 && problem === null) return null;
  return (
    <section className="stack" aria-label={t('lockdown.past')}>
      <h2>{t('lockdown.past')}</h2>
      {problem !== null && <Failed problem={problem} />}
      {standing.map((entry) => (
        <details key={entry.id} className="card">
          <summary>
            {[
              entry.client === null ? null : nameOf(entry.client),
              t(`lockdown.purpose.${entry.purpose}`),
              moment(entry.startedAt, Date.now()),
              t('lockdown.allDone', { count: entry.effects.length }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </summary>
          <div className="stack shown">
            <DoneEffects entry={entry} />
            <p className="quiet">{t('lockdown.pastHint')}</p>
            <p>
              <button type="button" className="button" onClick={() => void undo(entry.id)}>
                {t('lockdown.undoAll')}
              </button>
            </p>
          </div>
        </details>
      ))}
    </section>
  );
};
