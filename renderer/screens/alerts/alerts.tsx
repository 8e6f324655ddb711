// What was worth attention, with its cause.
import './alerts.css';
import { useMemo, useState } from 'react';
import { type Alert, type AlertRule, alertRule } from '../../../preload/contract/index.ts';
import { Segments, Select } from '../../design/choices.tsx';
import { SightNote } from '../../design/sight.tsx';
import { Answered, Empty } from '../../design/states.tsx';
import { useGuard } from '../../store/store.ts';
import { useAnswer } from '../../store/use-answer.ts';
import { useWords } from '../../words/use-words.ts';
import { AlertRow } from './alert-row.tsx';

const dayMs = 86_400_000;
const lengths = { today: dayMs, week: 7 * dayMs, all: 90 * dayMs } as const;
type Period = keyof typeof lengths;
/** More in one list nobody reads; what is left out is said. */
const mostShown = 300;

export const Alerts = () => {
  const { t } = useWords();
  const [period, setPeriod] = useState<Period>('today');
  const [client, setClient] = useState('');
  const [rule, setRule] = useState<AlertRule | ''>('');
  const revision = useGuard((state) => state.revision);
  const now = useGuard((state) => state.now);
  const times = useMemo(() => {
    const to = Date.now() + 60_000;
    return {
      from: new Date(to - lengths[period]).toISOString(),
      to: new Date(to).toISOString(),
    };
  }, [period, revision]);
  const [answer, retry] = useAnswer('alerts.list', {
    ...times,
    ...(client === '' ? {} : { client }),
    ...(rule === '' ? {} : { rule }),
  });
  const clients = now.state === 'there' ? now.value.snapshot.clients : [];
  return (
    <>
      <div>
        <h1>{t('alerts.title')}</h1>
        <p className="quiet">{t('alerts.lead')}</p>
      </div>
      <div className="filters">
        <Segments
          label={t('alerts.period')}
          value={period}
          onChange={setPeriod}
          choices={(['today', 'week', 'all'] as const).map((value) => ({
            value,
            label: t(`alerts.${value}`),
          }))}
        />
        <Select
          label={t('alerts.client')}
          value={client}
          onChange={setClient}
          choices={[
            { value: '', label: t('alerts.anyClient') },
            ...clients.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Select<AlertRule | ''>
          label={t('alerts.kind')}
          value={rule}
          onChange={setRule}
          choices={[
            { value: '', label: t('alerts.anyKind') },
            ...alertRule.options.map((value) => ({ value, label: t(`rule.${value}`) })),
          ]}
        />
      </div>
      <SightNote />
      <Answered answer={answer} retry={retry}>
        {(alerts) => <Days alerts={alerts} />}
      </Answered>
    </>
  );
};

const Days = ({ alerts }: { readonly alerts: readonly Alert[] }) => {
  const { t, day } = useWords();
  const newest = [...alerts].sort((a, b) => b.at.localeCompare(a.at));
  const days = new Map<string, Alert[]>();
  for (const alert of newest.slice(0, mostShown)) {
    const key = day(alert.at);
    days.set(key, [...(days.get(key) ?? []), alert]);
  }
  if (days.size === 0) return <Empty title={t('alerts.emptyTitle')} hint={t('alerts.emptyHint')} />;
  return (
    <>
      {[...days].map(([name, told]) => (
        <section key={name} className="stack" aria-label={name}>
          <h2>{name}</h2>
          <ul className="rows card">
            {told.map((alert) => (
              <AlertRow key={`${alert.id} ${alert.at}`} alert={alert} />
            ))}
          </ul>
        </section>
      ))}
      {newest.length > mostShown && (
        <p className="quiet">{t('alerts.more', { count: newest.length - mostShown })}</p>
      )}
    </>
  );
};
