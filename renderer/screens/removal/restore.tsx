// The way back, for as long as it is open.
import { useState } from 'react';
import type { JournalEntry, Removed } from '../../../preload/contract/index.ts';
import { useKept } from '../../design/limits.tsx';
import { Said } from '../../design/said.tsx';
import { useWords } from '../../words/use-words.ts';

export const Restore = (props: {
  readonly removed: Removed;
  readonly entry: JournalEntry;
  readonly onRestore: () => Promise<void>;
}) => {
  const { t, day } = useWords();
  const { removed, entry } = props;
  const [busy, setBusy] = useState(false);
  const kept = useKept('removal');
  const restore = (): void => {
    setBusy(true);
    void props.onRestore().finally(() => setBusy(false));
  };
  if (entry.state === 'undone' || entry.state === 'partly-undone')
    return (
      <>
        <p role="status">{t('removal.restored')}</p>
        {removed.comeBack !== null && (
          <p>
            <Said text={removed.comeBack} />
          </p>
        )}
      </>
    );
  return (
    <>
      <p>
        {entry.keptUntil === null
          ? t('removal.keptNothing')
          : t('removal.keptUntil', { day: day(entry.keptUntil) })}
      </p>
      {removed.comeBack !== null && (
        <p>
          <Said text={removed.comeBack} />
        </p>
      )}
      {entry.keptUntil !== null && kept !== null && <p className="fixed">{kept}</p>}
      {entry.keptUntil !== null && (
        <p>
          <button
            type="button"
            className="button"
            disabled={busy || kept !== null}
            onClick={restore}
          >
            {t(busy ? 'removal.restoring' : 'removal.restore')}
          </button>
        </p>
      )}
    </>
  );
};
