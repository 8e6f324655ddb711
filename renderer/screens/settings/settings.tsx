// What a person may set; every change is saved at once.
import './settings.css';
import { useState } from 'react';
import type { Health, Problem, Settings } from '../../../preload/contract/index.ts';
import { Select, Toggle } from '../../design/choices.tsx';
import { useFixed, WhyNot } from '../../design/limits.tsx';
import { SightList } from '../../design/sight.tsx';
import { Answered, Failed } from '../../design/states.tsx';
import { refresh, saveSettings, useGuard } from '../../store/store.ts';
import { useAnswer } from '../../store/use-answer.ts';
import { useWords } from '../../words/use-words.ts';
import { Allowances } from './allowances.tsx';
import { NumberField } from './number-field.tsx';
import { Pause } from './pause.tsx';

export const SettingsScreen = () => {
  const { t } = useWords();
  const settings = useGuard((state) => state.settings);
  const [doctor, retry] = useAnswer('doctor.get', {});
  const now = useGuard((state) => state.now);
  const live = now.state === 'there' ? now.value.snapshot.health : [];
  return (
    <>
      <h1>{t('settings.title')}</h1>
      <Answered answer={settings} retry={() => void refresh()}>
        {(value) => <Form settings={value} />}
      </Answered>
      <section className="card stack" aria-labelledby="sight-title">
        <h2 id="sight-title">{t('settings.sight')}</h2>
        <Answered answer={doctor} retry={retry}>
          {({ health }) => <SightList health={withNews(health, live)} />}
        </Answered>
      </section>
    </>
  );
};

/** What a part has said of itself since it was asked: a switch on this page may have changed it. */
const withNews = (asked: readonly Health[], live: readonly Health[]): readonly Health[] =>
  asked.map((each) => live.find(({ part }) => part === each.part) ?? each);

const Form = ({ settings }: { readonly settings: Settings }) => {
  const { t, list } = useWords();
  const [result, setResult] = useState<Problem | 'saved' | null>(null);
  const save = (change: Partial<Settings>): void =>
    void saveSettings(change).then((problem) => setResult(problem ?? 'saved'));
  const { quietHours } = settings;
  const fixed = useFixed();
  const policy = useGuard((state) => state.policy);
  const canStartAtLogin = useGuard((state) => state.missing['start-at-login'] === undefined);
  const canWatchNames = useGuard((state) => state.missing['watch-names'] === undefined);
  const silent = policy?.policy.alerts?.off ?? [];
  return (
    <>
      <p role="status" className="saved quiet">
        {result === 'saved' && t('settings.saved')}
      </p>
      {result !== null && result !== 'saved' && <Failed problem={result} act />}
      <div className="columns">
        <section className="card stack">
          <h2>{t('settings.look')}</h2>
          <Select
            label={t('settings.language')}
            value={settings.language}
            onChange={(language) => save({ language })}
            choices={[
              { value: 'system', label: t('settings.languageSystem') },
              { value: 'en', label: 'English' },
              { value: 'de', label: 'Deutsch' },
            ]}
          />
          <Select
            label={t('settings.theme')}
            value={settings.theme}
            onChange={(theme) => save({ theme })}
            choices={[
              { value: 'system', label: t('settings.themeSystem') },
              { value: 'light', label: t('settings.light') },
              { value: 'dark', label: t('settings.dark') },
            ]}
          />
        </section>
        <section className="card stack">
          <h2>{t('settings.alerts')}</h2>
          <Toggle
            label={t('settings.notifications')}
            hint={t('settings.notificationsHint')}
            on={settings.notifications}
            fixed={fixed('notifications')}
            onChange={(notifications) => save({ notifications })}
          />
          <NumberField
            label={t('settings.kept')}
            unit={t('settings.minutes')}
            value={settings.microphoneKeptMinutes}
            most={120}
            fixed={fixed('microphoneKeptMinutes')}
            onChange={(microphoneKeptMinutes) => save({ microphoneKeptMinutes })}
          />
          <Pause until={settings.pausedUntil} />
          {policy !== null && silent.length > 0 && (
            <p className="fixed">
              {t('policy.silent', {
                rules: list(silent.map((rule) => t(`rule.${rule}`))),
                file: policy.file,
              })}
            </p>
          )}
        </section>
        <section className="card stack">
          <h2>{t('settings.quiet')}</h2>
          <Toggle
            label={t('settings.quietOn')}
            on={quietHours.enabled}
            onChange={(enabled) => save({ quietHours: { ...quietHours, enabled } })}
          />
          <div className="times">
            {(['from', 'to'] as const).map((end) => (
              <label key={end}>
                {t(end === 'from' ? 'settings.quietFrom' : 'settings.quietTo')}
                <input
                  type="time"
                  className="field"
                  disabled={!quietHours.enabled}
                  value={quietHours[end]}
                  onChange={({ target }) => {
                    if (target.value !== '')
                      save({ quietHours: { ...quietHours, [end]: target.value } });
                  }}
                />
              </label>
            ))}
          </div>
        </section>
        <section className="card stack">
          <h2>{t('settings.history')}</h2>
          <NumberField
            label={t('settings.retention')}
            unit={t('settings.days')}
            value={settings.retentionDays}
            most={3650}
            fixed={fixed('retentionDays')}
            onChange={(retentionDays) => save({ retentionDays })}
          />
          {canStartAtLogin ? (
            <Toggle
              label={t('settings.startAtLogin')}
              on={settings.startAtLogin}
              onChange={(startAtLogin) => save({ startAtLogin })}
            />
          ) : (
            <WhyNot what="start-at-login" />
          )}
        </section>
        <section className="card stack">
          <h2>{t('settings.names')}</h2>
          {canWatchNames ? (
            <Toggle
              label={t('settings.watchNames')}
              hint={t('settings.watchNamesHint')}
              on={settings.watchNames}
              fixed={fixed('watchNames')}
              onChange={(watchNames) => save({ watchNames })}
            />
          ) : (
            <WhyNot what="watch-names" />
          )}
        </section>
        <Allowances allowed={settings.allowed} />
      </div>
    </>
  );
};
