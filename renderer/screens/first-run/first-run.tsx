// Three steps: what it watches, what it found installed, what to allow.
import './first-run.css';
import { useState } from 'react';
import type { Allowance, ClientNow } from '../../../preload/contract/index.ts';
import { Toggle } from '../../design/choices.tsx';
import { Mark } from '../../design/mark.tsx';
import { SightNote } from '../../design/sight.tsx';
import { Answered, Empty } from '../../design/states.tsx';
import { ask, refresh, saveSettings, useGuard } from '../../store/store.ts';
import { useWords } from '../../words/use-words.ts';

const lastStep = 3;

export const FirstRun = () => {
  const { t } = useWords();
  const now = useGuard((state) => state.now);
  const [step, setStep] = useState(1);
  const finish = async (): Promise<void> => {
    await saveSettings({ firstRunDone: true });
    window.location.hash = '#/now';
  };
  return (
    <section className="first-run card">
      <header>
        <p className="quiet">{t('firstRun.step', { step })}</p>
        <h1>{t('firstRun.title')}</h1>
      </header>
      <div className="step" aria-live="polite">
        <Answered answer={now} retry={() => void refresh()}>
          {({ snapshot: { clients } }) =>
            step === 1 ? (
              <Watches />
            ) : step === 2 ? (
              <Found clients={clients} />
            ) : (
              <Allow clients={clients} />
            )
          }
        </Answered>
      </div>
      <footer>
        <button type="button" className="button plain" onClick={() => void finish()}>
          {t('firstRun.skip')}
        </button>
        <span className="tags">
          {step > 1 && (
            <button type="button" className="button" onClick={() => setStep(step - 1)}>
              {t('firstRun.back')}
            </button>
          )}
          <button
            type="button"
            className="button primary"
            onClick={() => (step < lastStep ? setStep(step + 1) : void finish())}
          >
            {t(step < lastStep ? 'firstRun.next' : 'firstRun.finish')}
          </button>
        </span>
      </footer>
    </section>
  );
};

const Watches = () => {
  const { t } = useWords();
  return (
    <>
      <h2>{t('firstRun.watches')}</h2>
      <p>{t('firstRun.watchesLead')}</p>
      <p className="quiet">{t('firstRun.shapes')}</p>
      <ul className="legend">
        {(['watching', 'microphone', 'camera', 'attention', 'unknown'] as const).map((name) => (
          <li key={name}>
            <Mark name={name} /> {t(`mark.${name}`)}
          </li>
        ))}
      </ul>
      <SightNote />
    </>
  );
};

const Found = ({ clients }: { readonly clients: readonly ClientNow[] }) => {
  const { t } = useWords();
  if (clients.length === 0)
    return <Empty title={t('clients.emptyTitle')} hint={t('clients.emptyHint')} mark="unknown" />;
  return (
    <>
      <h2>{t('firstRun.found')}</h2>
      <p>{t('firstRun.foundLead')}</p>
      <ul className="stack">
        {clients.map(({ id, name, installations, processes }) => (
          <li key={id} className="row">
            <strong>{name}</strong>
            <span className="quiet">
              {installations[0]
                ? `${installations[0].version ?? t('clients.noVersion')} · ${t(`source.${installations[0].source}`)}`
                : t(processes.length > 0 ? 'clients.running' : 'clients.notInstalled')}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
};

const Allow = ({ clients }: { readonly clients: readonly ClientNow[] }) => {
  const { t } = useWords();
  const settings = useGuard((state) => state.settings);
  const allowed = settings.state === 'there' ? settings.value.allowed : [];
  const change = async (allowance: Allowance, on: boolean): Promise<void> => {
    await ask(on ? 'alerts.allow' : 'alerts.revoke', allowance);
    await refresh();
  };
  return (
    <>
      <h2>{t('firstRun.allow')}</h2>
      <p>{t(clients.length === 0 ? 'firstRun.allowNone' : 'firstRun.allowLead')}</p>
      {clients.flatMap(({ id, name }) =>
        (['microphone', 'camera'] as const).map((device) => (
          <Toggle
            key={`${id} ${device}`}
            label={`${name} · ${t(device === 'camera' ? 'device.Camera' : 'device.Microphone')}`}
            on={allowed.some((each) => each.client === id && each.device === device)}
            onChange={(on) => void change({ client: id, device }, on)}
          />
        )),
      )}
    </>
  );
};
