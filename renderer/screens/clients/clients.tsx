// Every client that is on this machine.
import './clients.css';
import { ChevronRight } from 'lucide-react';
import type { ClientNow } from '../../../preload/contract/index.ts';
import { Mark } from '../../design/mark.tsx';
import { SightNote } from '../../design/sight.tsx';
import { Answered, Empty } from '../../design/states.tsx';
import { refresh, useGuard } from '../../store/store.ts';
import { useWords } from '../../words/use-words.ts';

export const Clients = () => {
  const { t } = useWords();
  const now = useGuard((state) => state.now);
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
              />
            ))
          )
        }
      </Answered>
    </>
  );
};

const ClientList = (props: { readonly title: string; readonly clients: readonly ClientNow[] }) => {
  if (props.clients.length === 0) return null;
  return (
    <section aria-label={props.title} className="stack">
      <h2>{props.title}</h2>
      <ul className="rows card">
        {props.clients.map((client) => (
          <ClientRow key={client.id} client={client} />
        ))}
      </ul>
    </section>
  );
};

const ClientRow = ({ client }: { readonly client: ClientNow }) => {
  const { t } = useWords();
  const { id, name, installations, processes } = client;
  const stranger = processes.some(({ identity }) => identity === 'name-only');
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
          {copies.length > 0 ? copies.join(', ') : t('clients.notInstalled')}
        </span>
        <span className="tags">
          {processes[0] && (
            <span className={stranger ? 'tag attention' : 'tag'}>
              {t(`identity.${stranger ? 'name-only' : processes[0].identity}`)}
            </span>
          )}
          <span className="tag">{t(running ? 'clients.running' : 'clients.notRunning')}</span>
        </span>
        <ChevronRight aria-hidden="true" />
      </a>
    </li>
  );
};
