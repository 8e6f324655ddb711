// One running client: what it uses, since when, with whom it is connected, and what can be done.
import { Mic, MicOff, Video } from 'lucide-react';
import type {
  Capture,
  CheckReport,
  ClientNow,
  DeviceKind,
  Now,
} from '../../../preload/contract/index.ts';
import { WhyNot } from '../../design/limits.tsx';
import { unseenDevices } from '../../design/sight.tsx';
import { microphones, useGuard } from '../../store/store.ts';
import { useWords } from '../../words/use-words.ts';
import { ImpostorLines } from '../clients/impostor-lines.tsx';
import { impostorsOf } from '../clients/impostors.ts';
import { EndButton } from './end-button.tsx';
import { FindingsLine } from './findings-line.tsx';
import { Traffic } from './traffic.tsx';

export const ClientCard = (props: {
  readonly client: ClientNow;
  readonly now: Now;
  readonly nowMs: number;
  readonly report: CheckReport | null;
}) => {
  const { client, now, nowMs, report } = props;
  const { t, duration } = useWords();
  const captures = now.snapshot.captures.filter((each) => each.client === client.id);
  const meeting = now.meetings.find((each) => each.client === client.id && each.endedAt === null);
  const installed = client.installations[0];
  const impostors = impostorsOf(client.processes, captures);
  // Where no microphone can be muted at all, that is said once, above all cards.
  const tellsOfAll = useGuard((state) => state.missing['mute-microphones'] !== undefined);
  const canRemove = useGuard((state) => state.missing.remove === undefined);
  const unseen = unseenDevices(now.snapshot.health);
  const identity = client.processes[0]?.identity ?? captures[0]?.identity;
  return (
    <article className="card client" aria-label={client.name}>
      <header>
        <h2>
          <a href={`#/clients/${client.id}`} aria-label={t('now.details', { name: client.name })}>
            {client.name}
          </a>
        </h2>
        {meeting && (
          <span className="tag">
            {t('now.meeting', { duration: duration(nowMs - Date.parse(meeting.startedAt)) })}
          </span>
        )}
      </header>
      <DeviceRow device="microphone" {...{ captures, unseen, nowMs, client }} />
      <DeviceRow device="camera" {...{ captures, unseen, nowMs, client }} />
      {!tellsOfAll && captures.some(({ device }) => device === 'microphone') && (
        <WhyNot what="mute-program" />
      )}
      <Traffic client={client} now={now} />
      <FindingsLine client={client} report={report} />
      <ImpostorLines name={client.name} impostors={impostors} />
      <footer>
        <p className="quiet">
          {[
            identity && impostors.length === 0 && t(`identity.${identity}`),
            installed?.version,
            installed && t(`source.${installed.source}`),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <span className="tags">
          <a
            className="button"
            href={`#/lockdown/${client.id}`}
            aria-label={t('lockdown.openLabel', { name: client.name })}
          >
            {t('lockdown.open')}
          </a>
          {canRemove && (
            <a
              className="button"
              href={`#/remove/${client.id}`}
              aria-label={t('removal.openLabel', { name: client.name })}
            >
              {t('removal.open')}
            </a>
          )}
          {client.processes.length > 0 && <EndButton client={client} />}
        </span>
      </footer>
    </article>
  );
};

/** A program that is no client of the catalogue: shown, and left to the person. */
export const ProgramCard = (props: { readonly capture: Capture; readonly nowMs: number }) => {
  const { t } = useWords();
  const { capture, nowMs } = props;
  return (
    <article className="card client" aria-label={capture.application}>
      <header>
        <h2>{capture.application}</h2>
      </header>
      <DeviceRow
        device={capture.device}
        captures={[capture]}
        unseen={new Set()}
        nowMs={nowMs}
        client={null}
      />
      <footer>
        <p className="quiet">
          {t('now.program')}
          {capture.executable !== null && (
            <>
              {' '}
              · <code>{capture.executable}</code>
            </>
          )}
        </p>
      </footer>
    </article>
  );
};

const DeviceRow = (props: {
  readonly device: DeviceKind;
  readonly captures: readonly Capture[];
  readonly unseen: ReadonlySet<DeviceKind>;
  readonly nowMs: number;
  readonly client: ClientNow | null;
}) => {
  const { device, client, nowMs } = props;
  const { t, moment } = useWords();
  const canMute = useGuard((state) => state.missing['mute-program'] === undefined);
  const captures = props.captures.filter((each) => each.device === device);
  const muted = captures.length > 0 && captures.every((each) => each.muted === true);
  const first = captures.map(({ startedAt }) => startedAt).sort()[0];
  const Icon = device === 'camera' ? Video : muted ? MicOff : Mic;
  const state = first === undefined ? 'off' : muted ? 'muted' : 'on';
  return (
    <div className={`device ${device} ${state}`}>
      <Icon aria-hidden="true" />
      <span className="what">{t(device === 'camera' ? 'device.Camera' : 'device.Microphone')}</span>
      <span className="when quiet number">
        {first !== undefined
          ? t('now.since', { time: moment(first, nowMs) })
          : t(props.unseen.has(device) ? 'now.notKnown' : 'now.off')}
        {muted && <span className="tag">{t('now.mutedTag')}</span>}
      </span>
      {first !== undefined && device === 'microphone' && client && canMute && (
        <button
          type="button"
          className="button"
          aria-label={t(muted ? 'now.unmuteLabel' : 'now.muteLabel', { name: client.name })}
          onClick={() => void microphones(muted ? 'client.unmute' : 'client.mute', client)}
        >
          {t(muted ? 'now.unmute' : 'now.mute')}
        </button>
      )}
    </div>
  );
};
