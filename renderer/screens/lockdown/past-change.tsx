// One change of the past: what it was, what became of it, and the way back.
import { useState } from 'react';
import type { ChangedSince, JournalEntry, Problem } from '../../../preload/contract/index.ts';
import { DoneEffects } from '../../design/effects.tsx';
import { useKept } from '../../design/limits.tsx';
import { Failed } from '../../design/states.tsx';
import { ask } from '../../store/store.ts';
import { useWords } from '../../words/use-words.ts';
import { ChangedByOthers, type WhenChanged } from './changed-by-others.tsx';

export const PastChange = (props: {
  readonly entry: JournalEntry;
  /** null: it was about several clients. */
  readonly name: string | null;
  readonly isStanding: boolean;
  readonly onUndone: () => Promise<void>;
}) => {
  const { t, moment } = useWords();
  const { entry, name, isStanding, onUndone } = props;
  const [problem, setProblem] = useState<Problem | null>(null);
  const [changed, setChanged] = useState<readonly ChangedSince[]>([]);
  const [busy, setBusy] = useState(false);
  const kept = useKept(entry.purpose);
  const undo = async (whenChanged: WhenChanged): Promise<void> => {
    setBusy(true);
    const told = await ask('journal.undo', { entry: entry.id, whenChanged });
    setBusy(false);
    setProblem(told.ok ? null : told.problem);
    setChanged(told.ok && whenChanged === 'refuse' ? told.value.changed : []);
    await onUndone();
  };
  return (
    <details className="card">
      <summary>
        {[
          name,
          t(`lockdown.purpose.${entry.purpose}`),
          moment(entry.startedAt, Date.now()),
          isStanding
            ? t('lockdown.allDone', { count: entry.effects.length })
            : t(`lockdown.became.${entry.state}`),
        ]
          .filter(Boolean)
          .join(' · ')}
      </summary>
      <div className="stack shown">
        {entry.interrupted !== null && (
          <p className="note notable">
            {t(`lockdown.interrupted.${entry.interrupted.during}`, {
              when: moment(entry.interrupted.at, Date.now()),
            })}{' '}
            {entry.interrupted.during === 'changing' &&
              t(`lockdown.putRight.${entry.state === 'rolled-back' ? 'back' : 'on'}`)}
          </p>
        )}
        {problem !== null && <Failed problem={problem} act />}
        {changed.length > 0 && (
          <ChangedByOthers changed={changed} busy={busy} onAnswer={(answer) => void undo(answer)} />
        )}
        <DoneEffects entry={entry} />
        {isStanding && kept !== null && <p className="fixed">{kept}</p>}
        {isStanding && (
          <p>
            <button
              type="button"
              className="button"
              disabled={busy || kept !== null}
              onClick={() => void undo('refuse')}
            >
              {t('lockdown.undoAll')}
            </button>
          </p>
        )}
      </div>
    </details>
  );
};
