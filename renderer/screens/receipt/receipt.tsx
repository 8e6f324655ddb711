// The receipt of one meeting: its devices, whom the client talked to, ports, alerts; saved or deleted.
import '../network/network.css';
import { ArrowLeft } from 'lucide-react';
import type { Receipt, ReceiptParty } from '../../../preload/contract/index.ts';
import { Said } from '../../design/said.tsx';
import { Answered } from '../../design/states.tsx';
import { useAnswer } from '../../store/use-answer.ts';
import { useWords } from '../../words/use-words.ts';
import { alertSentence } from '../alerts/alert-sentence.ts';
import { DeviceLanePicture } from './device-lane.tsx';
import { ReceiptActions } from './receipt-actions.tsx';

export const ReceiptScreen = ({ id }: { readonly id: string }) => {
  const [answer, retry] = useAnswer('receipts.get', { meeting: id });
  return (
    <Answered answer={answer} retry={retry}>
      {(receipt) => <Page receipt={receipt} />}
    </Answered>
  );
};

const Page = ({ receipt }: { readonly receipt: Receipt }) => {
  const { t, moment, duration, time } = useWords();
  const { client, name, startedAt, endedAt, parties, listeners, alerts } = receipt;
  return (
    <>
      <a href={`#/network/${client}`} className="button plain back">
        <ArrowLeft aria-hidden="true" /> {t('receipt.toNetwork', { name })}
      </a>
      <div className="row">
        <div>
          <h1>{t('receipt.of', { name, when: moment(startedAt, Date.now()) })}</h1>
          <p className="quiet">
            {t('receipt.lasted', {
              duration: duration(Date.parse(endedAt) - Date.parse(startedAt)),
              until: time(endedAt),
            })}
          </p>
        </div>
        <ReceiptActions receipt={receipt} />
      </div>
      <section className="card stack" aria-labelledby="devices-title">
        <h2 id="devices-title">{t('receipt.devices')}</h2>
        <DeviceLanePicture receipt={receipt} device="microphone" />
        <DeviceLanePicture receipt={receipt} device="camera" />
      </section>
      <section className="card stack" aria-labelledby="talked-title">
        <h2 id="talked-title">{t('receipt.parties')}</h2>
        {parties === null ? (
          <p className="quiet">{t('receipt.partiesUnknown')}</p>
        ) : parties.length === 0 ? (
          <p className="quiet">{t('receipt.partiesNone')}</p>
        ) : (
          <Parties parties={parties} />
        )}
      </section>
      <div className="columns">
        <section className="card stack">
          <h2>{t('receipt.listeners')}</h2>
          {listeners.length === 0 && <p className="quiet">{t('receipt.none')}</p>}
          <ul className="stack">
            {listeners.map(({ at, protocol, local, exposure }) => (
              <li key={`${at} ${protocol} ${local.port}`}>
                {time(at)}{' '}
                <code>
                  {protocol} {local.address} {local.port}
                </code>{' '}
                <span className={exposure === 'network' ? 'tag notable' : 'tag'}>
                  {t(
                    exposure === 'network' ? 'clients.exposureNetwork' : 'clients.exposureLoopback',
                  )}
                </span>
              </li>
            ))}
          </ul>
        </section>
        <section className="card stack">
          <h2>{t('receipt.alerts')}</h2>
          {alerts.length === 0 && <p className="quiet">{t('receipt.none')}</p>}
          <ul className="stack">
            {alerts.map((alert) => (
              <li key={alert.id}>
                {time(alert.at)} {alertSentence(alert, name, t)}
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
};

const width = 720;

const Parties = ({ parties }: { readonly parties: readonly ReceiptParty[] }) => {
  const { t, bytes } = useWords();
  const bytesOf = ({ bytesSent, bytesReceived }: ReceiptParty): number =>
    (bytesSent ?? 0) + (bytesReceived ?? 0);
  const total = parties.reduce((sum, party) => sum + bytesOf(party), 0);
  const ends = parties.map((_, at) =>
    parties.slice(0, at).reduce((sum, party) => sum + bytesOf(party), 0),
  );
  const nameOf = ({ owner, kind }: ReceiptParty): string =>
    owner ?? t(kind === 'infrastructure' ? 'network.local' : 'network.nobodyNamed');
  return (
    <>
      {total > 0 && (
        <svg
          className="parties-bar"
          viewBox={`0 0 ${width} 16`}
          preserveAspectRatio="none"
          height="16"
          role="img"
          aria-label={t('receipt.bar')}
        >
          {parties.map((party, at) => (
            <rect
              key={`${party.kind} ${party.owner}`}
              className={`party-fill ${party.kind}`}
              x={(width * (ends[at] ?? 0)) / total}
              width={(width * bytesOf(party)) / total}
              height="16"
            >
              <title>{`${nameOf(party)} · ${bytes(bytesOf(party))}`}</title>
            </rect>
          ))}
        </svg>
      )}
      <ul className="facts">
        {parties.map((party) => (
          <li key={`${party.kind} ${party.owner}`}>
            <p>
              <span className={`swatch party-fill ${party.kind}`} aria-hidden="true" />
              <strong>{nameOf(party)}</strong>{' '}
              <span className={party.kind === 'third-party' ? 'tag notable' : 'tag'}>
                {t(`party.${party.kind}`)}
              </span>{' '}
              <span className="number">
                {party.bytesSent === null && party.bytesReceived === null
                  ? t('receipt.notCounted')
                  : t('receipt.bytes', {
                      sent: bytes(party.bytesSent ?? 0),
                      received: bytes(party.bytesReceived ?? 0),
                    })}
              </span>
            </p>
            <details>
              <summary>{t('network.whatIs')}</summary>
              {party.ends.map(({ protocol, remote, reason }) => (
                <p className="quiet" key={`${protocol} ${remote?.address} ${remote?.port}`}>
                  <code>
                    {protocol}{' '}
                    {remote === null
                      ? '—'
                      : `${remote.address}${remote.port === 0 ? '' : ` ${remote.port}`}`}
                  </code>{' '}
                  <Said text={reason} />
                </p>
              ))}
            </details>
          </li>
        ))}
      </ul>
    </>
  );
};
