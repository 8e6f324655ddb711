// While it is done: a tick a step, and a safe way to stop.
import { DoneEffects } from '../../design/effects.tsx';
import { Failed, Skeleton } from '../../design/states.tsx';
import { ask } from '../../store/store.ts';
import { useWords } from '../../words/use-words.ts';
import type { Running } from './use-lockdown.ts';

export const Applying = ({ running }: { readonly running: Running }) => {
  const { t } = useWords();
  const { entry, problem } = running;
  return (
    <>
      <p role="status">{t(problem === null ? 'lockdown.applying' : 'lockdown.stopped')}</p>
      {problem !== null && <Failed problem={problem} act />}
      {entry !== null && (
        <div className="card">
          <DoneEffects entry={entry} />
        </div>
      )}
      {entry === null && problem === null && <Skeleton blocks={1} />}
    </>
  );
};

const Footer = (props: { readonly running: Running; readonly onBack: () => void }) => {
  const { t } = useWords();
  return props.running.problem === null ? (
    <button type="button" className="button" onClick={() => void ask('journal.cancel', {})}>
      {t('lockdown.stop')}
    </button>
  ) : (
    <button type="button" className="button" onClick={props.onBack}>
      {t('lockdown.back')}
    </button>
  );
};

Applying.Footer = Footer;
