// Every client that is on this machine.
import './clients.css';
import { ChevronRight } from 'lucide-react';
import type { CheckReport, ClientNow } from '../../../preload/contract/index.ts';
import { Mark } from '../../design/mark.tsx';
import { SightNote } from '../../design/sight.tsx';
import { Answered, Empty } from '../../design/states.tsx';
import { refresh, useGuard } from '../../store/store.ts';
import { useWords } from '../../words/use-words.ts';
import { useCheck } from '../lockdown/use-lockdown.ts';
import { FindingCounts } from './finding-counts.tsx';
import { impostorsOf } from './impostors.ts';

export const Clients = () => {
  const { t } = useWords();
  const now = useGuard((state) => state.now);
  const [checked] = useCheck();
  const report = checked.state === 'there' ? checked.value : null;
  return (
    <>
      <div>
        <h1>{t('clients.title')}</h1>
        <p className="quiet">{t('clients.lead')}</p>
      </div>
      <SightNote />
      <Answered answer={now} retry={() => void refresh()}>
        {({ snapshot }) =>
          snapshot.clients.length === 0 ? (
            <Empty title={t('clients.emptyTitle')} hint={t('clients.emptyHint')} mark="unknown" />
          ) : (
            (['conferencing', 'browser'] as const).map((category) => (
              <ClientList
                key={category}
                title={t(`clients.${category}`)}
                clients={snapshot.clients.filter((client) => client.category === category)}
                report={report}
              />
            ))
          )
        }
      </Answered>
    </>
  );
};

const ClientList = (props: {
  readonly title: string;
  readonly clients: readonly ClientNow[];
  readonly report: CheckReport | null;
}) => {
  if (props.clients.length === 0) return null;
  return (
    <section aria-label={props.title} className="stack">
      <h2>{props.title}</h2>
      <ul className="rows card">
        {props.clients.map((client) => (
          <ClientRow key={client.id} client={client} report={props.report} />
        ))}
      </ul>
    </section>
  );
};

const ClientRow = ({
  client,
  report,
}: {
  readonly client: ClientNow;
  readonly report: CheckReport | null;
}) => {
  const { t } = useWords();
  const { id, name, installations, processes } = client;
  const now = useGuard((state) => state.now);
  const captures = now.state === 'there' ? now.value.snapshot.captures : [];
  const own = captures.filter((each) => each.client === id);
  const stranger = impostorsOf(processes, own).length > 0;
  const running = processes.length > 0;
  const copies = installations.map(
    ({ version, source }) => `${version ?? t('clients.noVersion')} · ${t(`source.${source}`)}`,
  );
  return (
    <li>
      <a href={`#/clients/${id}`} className="client-row">
        <Mark name={stranger ? 'attention' : running ? 'microphone' : 'watching'} />
        <strong>{name}</strong>
        <span className="quiet">
          {copies.length > 0
            ? copies.join(', ')
            : t(running ? 'clients.installationsNone' : 'clients.notInstalled')}
        </span>
        <span className="tags">
          <FindingCounts client={id} report={report} />
          {(stranger || processes[0]) && (
            <span className={stranger ? 'tag attention' : 'tag'}>
              {t(`identity.${stranger ? 'name-only' : (processes[0]?.identity ?? 'path')}`)}
            </span>
          )}
          <span className="tag">{t(running ? 'clients.running' : 'clients.notRunning')}</span>
        </span>
        <ChevronRight aria-hidden="true" />
      </a>
    </li>
  );
};
