// What listens and looks at this moment.
import './now.css';
import { MicOff } from 'lucide-react';
import type { Now } from '../../../preload/contract/index.ts';
import { WhyNot } from '../../design/limits.tsx';
import { blindSpots, SightNote, unseenDevices } from '../../design/sight.tsx';
import { Answered, Empty } from '../../design/states.tsx';
import { microphones, refresh, useGuard } from '../../store/store.ts';
import { useClock } from '../../store/use-clock.ts';
import { useWords } from '../../words/use-words.ts';
import { useCheck } from '../lockdown/use-lockdown.ts';
import { ClientCard, ProgramCard } from './client-card.tsx';
import { Headline } from './headline.tsx';
import { sentenceOf } from './sentence.ts';

export const NowScreen = () => {
  const { t } = useWords();
  const now = useGuard((state) => state.now);
  return (
    <>
      <h1 className="unseen">{t('now.title')}</h1>
      <Answered answer={now} retry={() => void refresh()}>
        {(value) => <Present now={value} />}
      </Answered>
    </>
  );
};

const Present = ({ now }: { readonly now: Now }) => {
  const { t, list } = useWords();
  const nowMs = useClock();
  const { snapshot } = now;
  const { clients, captures } = snapshot;
  const active = new Set(captures.map(({ client }) => client));
  const running = clients
    .filter(({ id, processes }) => processes.length > 0 || active.has(id))
    .sort((a, b) => Number(active.has(b.id)) - Number(active.has(a.id)));
  // A program that has started or ended may show, or take away, what there is to mend.
  const [checked] = useCheck(running.map(({ id }) => id).join(' '));
  const report = checked.state === 'there' ? checked.value : null;
  const others = captures.filter(({ client }) => !running.some(({ id }) => id === client));
  const idle = clients.filter((client) => !running.includes(client)).map(({ name }) => name);
  const listening = captures.some(({ device, muted }) => device === 'microphone' && muted !== true);
  // What a card, or somebody else, has muted is not unmuted here.
  const canMute = useGuard((state) => state.missing['mute-microphones'] === undefined);
  const offersAll = canMute && (listening || now.allMuted);
  return (
    <>
      <div className="top">
        <Headline
          sentence={sentenceOf(snapshot, blindSpots(snapshot.health).length > 0)}
          captures={captures}
          unseen={unseenDevices(snapshot.health)}
          nowMs={nowMs}
        />
        {offersAll && (
          <button
            type="button"
            className={listening ? 'button primary' : 'button'}
            onClick={() =>
              void microphones(listening ? 'microphones.mute-all' : 'microphones.unmute-all', null)
            }
          >
            <MicOff aria-hidden="true" />
            {t(listening ? 'now.muteAll' : 'now.unmuteAll')}
          </button>
        )}
      </div>
      {listening && <WhyNot what="mute-microphones" />}
      <SightNote />
      {running.length + others.length === 0 ? (
        <Empty title={t('now.runningNone')} hint={t('now.runningNoneHint')} />
      ) : (
        <section aria-label={t('now.running')} className="cards">
          {running.map((client) => (
            <ClientCard key={client.id} client={client} now={now} nowMs={nowMs} report={report} />
          ))}
          {others.map((capture) => (
            <ProgramCard key={capture.id} capture={capture} nowMs={nowMs} />
          ))}
        </section>
      )}
      <footer className="foot quiet">
        {idle.length > 0 && <p>{t('now.installed', { names: list(idle) })}</p>}
        <a href="#/settings">{t('now.sight')}</a>
      </footer>
    </>
  );
};
