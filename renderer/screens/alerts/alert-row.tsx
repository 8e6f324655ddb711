// One alert: its sentence, why, and what to do about it.
import type { Alert } from '../../../preload/contract/index.ts';
import { Mark } from '../../design/mark.tsx';
import { Said } from '../../design/said.tsx';
import { ask, refresh, useGuard } from '../../store/store.ts';
import { useWords } from '../../words/use-words.ts';
import { alertMark, alertSentence, whoOf } from './alert-sentence.ts';

export const AlertRow = ({ alert }: { readonly alert: Alert }) => {
  const { t, time } = useWords();
  const now = useGuard((state) => state.now);
  const name = whoOf(alert, now.state === 'there' ? now.value.snapshot.clients : []);
  return (
    <li className="alert-row">
      <Mark name={alertMark(alert)} />
      <time dateTime={alert.at} className="quiet number">
        {time(alert.at)}
      </time>
      <div className="stack">
        <p>
          <strong>{alertSentence(alert, name, t)}</strong>
        </p>
        {alert.rule === 'impostor-capture' && (
          <p>
            <a href="#/now">{t('alerts.impostorAdvice')}</a>
          </p>
        )}
        <details>
          <summary>{t('alerts.why')}</summary>
          <ul className="evidence">
            {alert.evidence.map((fact) => (
              <li key={fact}>
                <Said text={fact} />
              </li>
            ))}
          </ul>
        </details>
      </div>
      <div className="tags">
        <span className={alert.rule === 'impostor-capture' ? 'tag attention' : 'tag'}>
          {t(`rule.${alert.rule}`)}
        </span>
        <AllowButton alert={alert} name={name} />
      </div>
    </li>
  );
};

const AllowButton = ({ alert, name }: { readonly alert: Alert; readonly name: string }) => {
  const { t } = useWords();
  const settings = useGuard((state) => state.settings);
  const { client, device } = alert;
  // An impostor is never "always allowed".
  if (alert.rule !== 'capture-started' || client === null || device === null) return null;
  if (settings.state !== 'there') return null;
  const allowed = settings.value.allowed.some(
    (each) => each.client === client && each.device === device,
  );
  const change = async (): Promise<void> => {
    await ask(allowed ? 'alerts.revoke' : 'alerts.allow', { client, device });
    await refresh();
  };
  return (
    <button type="button" className="button plain" onClick={() => void change()}>
      {t(allowed ? 'alerts.revoke' : 'alerts.allow', { name })}
    </button>
  );
};
