// Somebody has changed what is to be taken back: the difference first, then the person's word on it.
import type { ChangedSince } from '../../../preload/contract/index.ts';
import { useWords } from '../../words/use-words.ts';

export type WhenChanged = 'refuse' | 'keep-theirs' | 'restore-ours';

export const ChangedByOthers = (props: {
  readonly changed: readonly ChangedSince[];
  readonly busy?: boolean;
  readonly onAnswer: (whenChanged: Exclude<WhenChanged, 'refuse'>) => void;
}) => {
  const { t } = useWords();
  return (
    <div className="note notable" role="alert">
      <div className="body">
        <h2>{t('lockdown.changedSince')}</h2>
        {props.changed.map(({ path, ours, theirs }) => (
          <div key={path} className="stack">
            <code>{path}</code>
            <p>{t('lockdown.ours')}</p>
            <pre>{ours ?? t('lockdown.noText')}</pre>
            <p>{t('lockdown.theirs')}</p>
            <pre>{theirs ?? t('lockdown.noText')}</pre>
          </div>
        ))}
        <div className="actions">
          {(['keep-theirs', 'restore-ours'] as const).map((answer) => (
            <button
              key={answer}
              type="button"
              className="button"
              disabled={props.busy === true}
              onClick={() => props.onAnswer(answer)}
            >
              {t(answer === 'keep-theirs' ? 'lockdown.keepTheirs' : 'lockdown.restoreOurs')}
            </button>
          ))}
        </div>
      </div>
    </div>
  );
};
