// Cutting a client's line: the choices, exactly what each would change, the trial, and the way back.
import { useState } from 'react';
import type { BlockKind, BlockState, ClientId } from '../../../preload/contract/index.ts';
import { Effects } from '../../design/effects.tsx';
import { useKept } from '../../design/limits.tsx';
import { Said } from '../../design/said.tsx';
import { Answered, Failed } from '../../design/states.tsx';
import { useGuard } from '../../store/store.ts';
import { useClock } from '../../store/use-clock.ts';
import { useWords } from '../../words/use-words.ts';
import { type BlockDesk, useBlock } from './use-block.ts';

export const CutLine = ({ client, name }: { readonly client: ClientId; readonly name: string }) => {
  const { t } = useWords();
  const desk = useBlock(client);
  return (
    <section className="card stack" aria-labelledby="cut-title">
      <h2 id="cut-title">{t('block.title')}</h2>
      <Answered answer={desk.state} retry={desk.again}>
        {(state) => (
          <>
            {desk.problem !== null && <Failed problem={desk.problem} act />}
            {desk.refused && <p role="status">{t('block.refused')}</p>}
            {desk.trial !== null ? (
              <OnTrial until={desk.trial.until} desk={desk} />
            ) : desk.plan !== null ? (
              <Planned desk={desk} />
            ) : (
              <Choices state={state} desk={desk} name={name} />
            )}
          </>
        )}
      </Answered>
    </section>
  );
};

const Choices = (props: {
  readonly state: BlockState;
  readonly desk: BlockDesk;
  readonly name: string;
}) => {
  const { t } = useWords();
  const { state, desk, name } = props;
  const never = useGuard((guarded) => guarded.missing['cut-line']);
  const hindrance = never ?? state.hindrance;
  const [chosen, setChosen] = useState<BlockKind | null>(null);
  return (
    <>
      {state.standing !== null && <Standing state={state} desk={desk} name={name} />}
      {hindrance !== null ? (
        <>
          <p>{t('block.cannot')}</p>
          <p className="quiet">
            <Said text={hindrance.message} /> <Said text={hindrance.advice} />
          </p>
          <p>{t('block.secondBest', { name })}</p>
        </>
      ) : (
        <>
          <p className="quiet">{t('block.lead', { name })}</p>
          <fieldset className="choices">
            <legend className="unseen">{t('block.title')}</legend>
            {state.choices.map(({ kind, hindrance }) => (
              <label key={kind}>
                <input
                  type="radio"
                  name="block"
                  checked={chosen === kind}
                  disabled={hindrance !== null}
                  onChange={() => setChosen(kind)}
                />
                <span>{t(`block.kind.${kind}`)}</span>
                {hindrance !== null && (
                  <span className="quiet">
                    <Said text={hindrance} />
                  </span>
                )}
              </label>
            ))}
          </fieldset>
          <div className="tags">
            <button
              type="button"
              className="button"
              disabled={chosen === null || desk.busy !== null}
              onClick={() => chosen !== null && desk.look(chosen)}
            >
              {t('block.look')}
            </button>
          </div>
        </>
      )}
    </>
  );
};

const Standing = (props: {
  readonly state: BlockState;
  readonly desk: BlockDesk;
  readonly name: string;
}) => {
  const { state, desk, name } = props;
  const { t, moment } = useWords();
  const nowMs = useClock(60_000);
  const kept = useKept('network');
  const { standing, holds, outside, entry } = state;
  if (standing === null) return null;
  return (
    <div className="note notable">
      <div className="body">
        <p>
          <strong>{t(`block.stands.${standing.kind}`)}</strong>{' '}
          {t('block.since', { when: moment(standing.madeAt, nowMs) })}
        </p>
        {!holds && <p>{t('block.holdsNot')}</p>}
        {outside.length > 0 && (
          <p>{t('block.outside', { count: outside.length, pids: outside.join(', '), name })}</p>
        )}
        {entry !== null && kept !== null && <p className="fixed">{kept}</p>}
        {entry !== null && (
          <div className="actions">
            <button
              type="button"
              className="button"
              disabled={desk.busy !== null || kept !== null}
              onClick={() => desk.lift(entry)}
            >
              {desk.busy === 'lifting' ? t('block.lifting') : t('block.lift')}
            </button>
          </div>
        )}
      </div>
    </div>
  );
};

const Planned = ({ desk }: { readonly desk: BlockDesk }) => {
  const { t } = useWords();
  if (desk.plan === null) return null;
  const { effects, warnings } = desk.plan;
  return (
    <>
      <Effects effects={effects} />
      {warnings.map((warning) => (
        <p className="quiet" key={warning}>
          <Said text={warning} />
        </p>
      ))}
      <div className="tags">
        <button
          type="button"
          className="button primary"
          disabled={desk.busy !== null}
          onClick={desk.apply}
        >
          {desk.busy === 'applying' ? t('block.applying') : t('block.apply')}
        </button>
        <button
          type="button"
          className="button"
          disabled={desk.busy !== null}
          onClick={desk.forget}
        >
          {t('block.cancel')}
        </button>
      </div>
    </>
  );
};

/** Said once to whoever listens; the count is for the eye. */
const OnTrial = ({ until, desk }: { readonly until: string; readonly desk: BlockDesk }) => {
  const { t } = useWords();
  const nowMs = useClock(250);
  const count = Math.max(0, Math.ceil((Date.parse(until) - nowMs) / 1_000));
  return (
    <div className="note notable">
      <div className="body">
        <div role="alert">
          <h3>{t('block.trialTitle')}</h3>
        </div>
        <p className="number">{t('block.trialBody', { count })}</p>
        <div className="actions">
          <button type="button" className="button primary" onClick={desk.keep}>
            {t('block.keep')}
          </button>
          <button type="button" className="button" onClick={desk.refuse}>
            {t('block.refuse')}
          </button>
        </div>
      </div>
    </div>
  );
};
