// One client's network: whom it talks to, how much and when; the line to cut beside it; receipts of its meetings.
import './network.css';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import type { ClientId } from '../../../preload/contract/index.ts';
import { Segments } from '../../design/choices.tsx';
import { Answered, Empty } from '../../design/states.tsx';
import { useAnswer } from '../../store/use-answer.ts';
import { useClock } from '../../store/use-clock.ts';
import { useWords } from '../../words/use-words.ts';
import { CutLine } from './cut-line.tsx';
import { partyRows } from './party-rows.ts';
import { PartyTable } from './party-table.tsx';
import { ReceiptLinks } from './receipt-links.tsx';
import { TrafficChart } from './traffic-chart.tsx';

const lengths = { hour: 3_600_000, day: 86_400_000, week: 7 * 86_400_000 } as const;
const names = ['hour', 'day', 'week'] as const;

/** Bytes are kept by the minute: it is asked again no sooner. */
const minuteMs = 60_000;

export const NetworkScreen = ({ id }: { readonly id: ClientId }) => {
  const { t } = useWords();
  const [length, setLength] = useState<(typeof names)[number]>('hour');
  const nowMs = useClock(10_000);
  const toMs = Math.ceil(nowMs / minuteMs) * minuteMs;
  const fromMs = toMs - lengths[length];
  const range = { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
  const [page, retryPage] = useAnswer('clients.get', { client: id });
  const [traffic, retry] = useAnswer('network.traffic', { client: id, ...range });
  return (
    <Answered answer={page} retry={retryPage}>
      {({ client: { name }, connections }) => (
        <>
          <a href={`#/clients/${id}`} className="button plain back">
            <ArrowLeft aria-hidden="true" /> {name}
          </a>
          <div className="row">
            <h1>{t('network.title', { name })}</h1>
            <Segments
              label={t('network.range')}
              value={length}
              onChange={setLength}
              choices={names.map((value) => ({ value, label: t(`timeline.${value}`) }))}
            />
          </div>
          <div className="with-side">
            <div>
              <Answered answer={traffic} retry={retry}>
                {(minutes) => {
                  const rows = partyRows(minutes, connections);
                  return rows.length === 0 ? (
                    <Empty title={t('network.none')} hint={t('network.noneHint', { name })} />
                  ) : (
                    <>
                      <section className="card stack" aria-labelledby="bars-title">
                        <h2 id="bars-title">{t('network.overTime')}</h2>
                        <TrafficChart minutes={minutes} fromMs={fromMs} toMs={toMs} />
                      </section>
                      <section className="stack" aria-labelledby="parties-title">
                        <h2 id="parties-title">{t('network.parties')}</h2>
                        <PartyTable rows={rows} name={name} />
                        <p className="quiet">{t('network.notCounted')}</p>
                      </section>
                    </>
                  );
                }}
              </Answered>
            </div>
            <div>
              <CutLine client={id} name={name} />
              <ReceiptLinks client={id} name={name} nowMs={nowMs} />
            </div>
          </div>
        </>
      )}
    </Answered>
  );
};
