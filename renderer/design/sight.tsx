// What Callwarden can see of this machine, what not, and how to mend it.
import type { DeviceKind, GuardPart, Health } from '../../preload/contract/index.ts';
import { useGuard } from '../store/store.ts';
import { useWords } from '../words/use-words.ts';
import { Mark, type MarkName } from './mark.tsx';

/** Without these parts a person may be listened to, or looked at, and not be told. */
const hides: ReadonlyMap<GuardPart, readonly DeviceKind[]> = new Map([
  ['probe', ['microphone', 'camera']],
  ['device-events', ['microphone', 'camera']],
  ['sound-server', ['microphone']],
]);

/** The parts that are missing and matter for "is anybody listening". */
export const blindSpots = (health: readonly Health[]): readonly Health[] =>
  health.filter(({ part, state }) => hides.has(part) && state === 'absent');

/** Devices of which nobody can say that they are off. */
export const unseenDevices = (health: readonly Health[]): ReadonlySet<DeviceKind> =>
  new Set(blindSpots(health).flatMap(({ part }) => hides.get(part) ?? []));

const marks: Readonly<Record<Health['state'], MarkName>> = {
  working: 'watching',
  limited: 'unknown',
  absent: 'notable',
};

const order = ['absent', 'limited', 'working'] as const;

export const SightList = ({ health }: { readonly health: readonly Health[] }) => {
  const { t, said } = useWords();
  const sorted = [...health].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return (
    <ul className="sight">
      {sorted.map(({ part, state, detail, advice }) => (
        <li key={part}>
          <Mark name={state === 'absent' && !hides.has(part) ? 'unknown' : marks[state]} />
          <div>
            <h3>
              {t(`part.${part}`)} <span className="tag">{t(`health.${state}`)}</span>
            </h3>
            <p>{said(detail)}</p>
            {advice !== null && state !== 'working' && <p className="quiet">{said(advice)}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
};

/** Said on top of a screen whose content may be incomplete. */
export const SightNote = () => {
  const { t, said } = useWords();
  const now = useGuard((state) => state.now);
  if (now.state !== 'there') return null;
  const missing = blindSpots(now.value.snapshot.health);
  if (missing.length === 0) return null;
  return (
    <section className="note notable" aria-label={t('sight.title')}>
      <Mark name="notable" />
      <div className="body">
        <h2>{t('sight.title')}</h2>
        {missing.map(({ part, detail, advice }) => (
          <p key={part}>
            {t(`part.${part}`)}: {said(detail)}
            <br />
            {advice !== null && said(advice)}
          </p>
        ))}
        <p>
          <a href="#/settings">{t('sight.more')}</a>
        </p>
      </div>
    </section>
  );
};
