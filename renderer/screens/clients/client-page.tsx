// One client: what of it is here, what it does now, and what its vendor is known to do.
import './clients.css';
import { ArrowLeft } from 'lucide-react';
import type {
  ClientPage,
  Connection,
  Party,
  SourcedFact,
} from '../../../preload/contract/index.ts';
import { Answered } from '../../design/states.tsx';
import { useGuard } from '../../store/store.ts';
import { useAnswer } from '../../store/use-answer.ts';
import { useWords } from '../../words/use-words.ts';
import { ImpostorLines } from './impostor-lines.tsx';
import { impostorsOf } from './impostors.ts';

export const ClientPageScreen = ({ id }: { readonly id: string }) => {
  const { t } = useWords();
  const [answer, retry] = useAnswer('clients.get', { client: id });
  return (
    <>
      <a href="#/clients" className="button plain back">
        <ArrowLeft aria-hidden="true" /> {t('clients.back')}
      </a>
      <Answered answer={answer} retry={retry}>
        {(page) => <Page page={page} />}
      </Answered>
    </>
  );
};

const Page = ({ page }: { readonly page: ClientPage }) => {
  const { t, time, said } = useWords();
  const canRemove = useGuard((state) => state.missing.remove === undefined);
  const { client, captures, connections, listeners } = page;
  return (
    <>
      <div className="row">
        <div>
          <h1>{client.name}</h1>
          <p className="quiet">{t('clients.by', { vendor: page.vendor })}</p>
        </div>
        <span className="tags">
          <a className="button" href={`#/network/${client.id}`}>
            {t('network.open')}
          </a>
          {canRemove && (
            <a className="button" href={`#/remove/${client.id}`}>
              {t('removal.open')}
            </a>
          )}
          <a className="button primary" href={`#/lockdown/${client.id}`}>
            {t('lockdown.open')}
          </a>
        </span>
      </div>
      <ImpostorLines name={client.name} impostors={impostorsOf(client.processes, captures)} />
      <div className="columns">
        <Part title={t('clients.uses')} none={t('clients.usesNone')}>
          {captures.map(({ id, device, deviceName, startedAt }) => (
            <li key={id}>
              <strong>{t(device === 'camera' ? 'device.Camera' : 'device.Microphone')}</strong>{' '}
              {deviceName}{' '}
              <span className="quiet">{t('now.since', { time: time(startedAt) })}</span>
            </li>
          ))}
        </Part>
        <Part title={t('clients.installations')} none={t('clients.installationsNone')}>
          {client.installations.map(({ path, version, source, scope }) => (
            <li key={`${source} ${path}`}>
              <strong>{version ?? t('clients.noVersion')}</strong> · {t(`source.${source}`)} ·{' '}
              {t(`clients.${scope}`)}
              <br />
              <code>{path}</code>
            </li>
          ))}
        </Part>
        <Part title={t('clients.processes')} none={t('clients.processesNone')}>
          {client.processes.map(({ pid, startedAt, executable, name, evidence, identity }) => (
            <li key={`${pid} ${startedAt}`}>
              {t('clients.process', { pid })}{' '}
              <span className={identity === 'name-only' ? 'tag attention' : 'tag'}>
                {t(`identity.${identity}`)}
              </span>
              <br />
              <code>{executable ?? name}</code>
              <p className="quiet">{said(evidence)}</p>
            </li>
          ))}
        </Part>
        <Part title={t('clients.leaves')} none={t('clients.leavesNone')}>
          {page.leavesRunning.map((path) => (
            <li key={path}>
              <code>{path}</code>
            </li>
          ))}
        </Part>
        <Part title={t('clients.listeners')} none={t('clients.listenersNone')}>
          {listeners.map(({ id, protocol, local, exposure }) => (
            <li key={id}>
              <code>
                {protocol} {local.address} {local.port}
              </code>{' '}
              <span className={exposure === 'network' ? 'tag notable' : 'tag'}>
                {t(exposure === 'network' ? 'clients.exposureNetwork' : 'clients.exposureLoopback')}
              </span>
            </li>
          ))}
        </Part>
        <Part title={t('clients.connections')} none={t('clients.connectionsNone')}>
          {summed(connections).map(({ words, count, party }) => (
            <li key={words}>
              <code>{words}</code> {count > 1 && <span className="tag">× {count}</span>}
              {party && (
                <p className="quiet">
                  <span className={party.kind === 'third-party' ? 'tag notable' : 'tag'}>
                    {[party.owner, t(`party.${party.kind}`)].filter(Boolean).join(' · ')}
                  </span>{' '}
                  {said(party.reason)}
                </p>
              )}
            </li>
          ))}
        </Part>
      </div>
      {connections.length > 0 && <p className="quiet">{t('clients.networksBy')}</p>}
      <Facts
        title={t('clients.practices')}
        none={t('clients.practicesNone')}
        facts={page.practices}
      />
      {page.knownListeners.length > 0 && (
        <Facts title={t('clients.knownListeners')} none="" facts={page.knownListeners} />
      )}
    </>
  );
};

interface ToOnePlace {
  readonly words: string;
  readonly party: Party | null;
  count: number;
}

/** Connections to the same place as one line; third parties first, then the most. */
const summed = (connections: readonly Connection[]): readonly ToOnePlace[] => {
  const places = new Map<string, ToOnePlace>();
  for (const { protocol, remote, party, state } of connections) {
    const words = `${protocol} ${remote ? `${remote.address} ${remote.port}` : '—'} ${state}`;
    const place = places.get(words) ?? { words, party, count: 0 };
    place.count += 1;
    places.set(words, place);
  }
  const isThird = ({ party }: ToOnePlace): number => Number(party?.kind === 'third-party');
  return [...places.values()].sort((a, b) => isThird(b) - isThird(a) || b.count - a.count);
};

const Part = (props: {
  readonly title: string;
  readonly none: string;
  readonly children: readonly React.ReactNode[];
}) => (
  <section className="card stack">
    <h2>{props.title}</h2>
    {props.children.length === 0 ? (
      <p className="quiet">{props.none}</p>
    ) : (
      <ul className="stack">{props.children}</ul>
    )}
  </section>
);

const Facts = (props: {
  readonly title: string;
  readonly none: string;
  readonly facts: readonly SourcedFact[];
}) => {
  const { t } = useWords();
  return (
    <section className="card stack">
      <h2>{props.title}</h2>
      {props.facts.length === 0 && <p className="quiet">{props.none}</p>}
      <ul className="facts">
        {props.facts.map(({ fact, sources }) => (
          <li key={fact}>
            <p lang="en">{fact}</p>
            <details>
              <summary>{t('clients.sources', { count: sources.length })}</summary>
              {/* As text: this window opens nothing that is not its own. */}
              {sources.map((source) => (
                <code key={source}>{source}</code>
              ))}
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
};
