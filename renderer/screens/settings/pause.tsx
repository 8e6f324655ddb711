// Notifications stopped for an hour.
import { ask, refresh } from '../../store/store.ts';
import { useClock } from '../../store/use-clock.ts';
import { useWords } from '../../words/use-words.ts';

export const Pause = ({ until }: { readonly until: string | null }) => {
  const { t, time } = useWords();
  const nowMs = useClock();
  const paused = until !== null && Date.parse(until) > nowMs;
  const change = async (): Promise<void> => {
    await (paused ? ask('alerts.resume', {}) : ask('alerts.pause', { minutes: 60 }));
    await refresh();
  };
  return (
    <div className="row">
      <p className="quiet">
        {paused ? t('settings.paused', { time: time(until) }) : t('settings.notPaused')}
      </p>
      <button type="button" className="button" onClick={() => void change()}>
        {t(paused ? 'settings.resume' : 'settings.pause')}
      </button>
    </div>
  );
};
