// The lockdown wizard: choose, look, decide, apply, done.
import './lockdown.css';
import { useMemo, useState } from 'react';
import type { CheckReport, Finding, Profile } from '../../../preload/contract/index.ts';
import { Effects } from '../../design/effects.tsx';
import { Said } from '../../design/said.tsx';
import { Answered, Empty, Failed } from '../../design/states.tsx';
import { type Stage, Wizard } from '../../design/wizard.tsx';
import { useAnswer } from '../../store/use-answer.ts';
import { useWords } from '../../words/use-words.ts';
import { Applying } from './applying.tsx';
import { Choose } from './choose.tsx';
import { Done } from './done.tsx';
import { findingsOf, presetOf } from './findings.ts';
import { Look } from './look.tsx';
import { type StageId, useCheck, usePlan, useRun } from './use-lockdown.ts';

export const Lockdown = ({ client }: { readonly client: string | null }) => {
  const [answer, check] = useCheck();
  const [policy, askPolicy] = useAnswer('policy.get', {});
  return (
    <Answered answer={policy} retry={askPolicy}>
      {(set) => (
        <Answered answer={answer} retry={() => void check()}>
          {(report) => (
            <Guide
              report={report}
              client={client}
              checkAgain={check}
              preset={set?.policy.lockdown?.profile ?? 'careful'}
            />
          )}
        </Answered>
      )}
    </Answered>
  );
};

const Guide = (props: {
  readonly report: CheckReport;
  readonly client: string | null;
  readonly checkAgain: () => Promise<void>;
  /** The administrator's choice, or ours. */
  readonly preset: Profile;
}) => {
  const { t } = useWords();
  const { report } = props;
  const known = report.clients.some(({ client }) => client === props.client);
  const [stage, setStage] = useState<StageId>(known ? 'look' : 'choose');
  const [chosen, setChosen] = useState<readonly string[]>(
    known && props.client !== null
      ? [props.client]
      : report.clients.filter(({ findings }) => findings.length > 0).map(({ client }) => client),
  );
  const [profile, setProfile] = useState<Profile | null>(props.preset);
  const findings = useMemo(
    () => findingsOf(report).filter(({ client }) => chosen.includes(client)),
    [report, chosen],
  );
  const [switched, setSwitched] = useState<readonly string[]>(() =>
    presetOf(findings, props.preset),
  );
  const plan = usePlan(stage === 'look' || stage === 'decide' ? switched : []);
  const run = useRun();

  const choose = (clients: readonly string[]): void => {
    setChosen(clients);
    const these = findingsOf(report).filter(({ client }) => clients.includes(client));
    setSwitched(presetOf(these, profile ?? props.preset));
  };
  const preset = (next: Profile): void => {
    setProfile(next);
    setSwitched(presetOf(findings, next));
  };
  const toggle = ({ id }: Finding, on: boolean): void => {
    setProfile(null);
    setSwitched(on ? [...switched, id] : switched.filter((each) => each !== id));
  };
  const apply = async (): Promise<void> => {
    if (plan?.state !== 'there') return;
    setStage('apply');
    if (await run.apply(plan.value.id)) setStage('done');
  };
  const again = async (): Promise<void> => {
    await props.checkAgain();
    setStage('choose');
  };

  if (report.clients.length === 0)
    return <Empty title={t('lockdown.nobody')} hint={t('lockdown.nobodyHint')} mark="unknown" />;

  const stages: readonly Stage<StageId>[] = (
    ['choose', 'look', 'decide', 'apply', 'done'] as const
  ).map((id) => ({ id, label: t(`lockdown.stage.${id}`) }));
  const changes = plan?.state === 'there' ? plan.value.effects.length : 0;
  const frame = { title: t('lockdown.title'), stages, stage, onStage: setStage };

  if (stage === 'choose')
    return (
      <Wizard
        {...frame}
        canReturn
        footer={
          <button
            type="button"
            className="button primary far"
            disabled={chosen.length === 0}
            onClick={() => setStage('look')}
          >
            {t('lockdown.next')}
          </button>
        }
      >
        <Choose report={report} chosen={chosen} onChosen={choose} />
      </Wizard>
    );
  if (stage === 'look' || stage === 'decide') {
    const willChange = (
      <>
        <h2>{t('lockdown.willChange')}</h2>
        {plan === null && <p className="quiet">{t('lockdown.nothingChosen')}</p>}
        {plan?.state === 'failed' && <Failed problem={plan.problem} act />}
        {plan?.state === 'loading' && <p className="quiet">{t('state.loading')}</p>}
        {plan?.state === 'there' && (
          <>
            {plan.value.warnings.map((warning) => (
              <p className="note notable" key={warning}>
                <Said text={warning} />
              </p>
            ))}
            <Effects effects={plan.value.effects} />
          </>
        )}
      </>
    );
    const needsRoot =
      plan?.state === 'there' && plan.value.effects.some((effect) => effect.needsRoot);
    const onward = (
      <>
        <button
          type="button"
          className="button"
          onClick={() => setStage(stage === 'look' ? 'choose' : 'look')}
        >
          {t('lockdown.back')}
        </button>
        <span className="far">
          {needsRoot && <span className="quiet">{t('lockdown.needsRoot')}</span>}
          <button
            type="button"
            className="button primary"
            disabled={changes === 0}
            onClick={() => (stage === 'look' ? setStage('decide') : void apply())}
          >
            {stage === 'look' ? t('lockdown.next') : t('lockdown.apply', { count: changes })}
          </button>
        </span>
      </>
    );
    return stage === 'look' ? (
      <Wizard {...frame} canReturn aside={willChange} footer={onward}>
        <Look
          report={report}
          findings={findings}
          switched={switched}
          profile={profile}
          onProfile={preset}
          onToggle={toggle}
        />
      </Wizard>
    ) : (
      <Wizard {...frame} canReturn footer={onward}>
        <p>{t('lockdown.decideLead')}</p>
        <div className="card plan">{willChange}</div>
      </Wizard>
    );
  }
  if (stage === 'apply')
    return (
      <Wizard
        {...frame}
        canReturn={run.running.problem !== null}
        footer={<Applying.Footer running={run.running} onBack={() => setStage('look')} />}
      >
        <Applying running={run.running} />
      </Wizard>
    );
  return (
    <Wizard
      {...frame}
      canReturn={false}
      footer={
        <>
          <button type="button" className="button" onClick={() => void again()}>
            {t('lockdown.checkAgain')}
          </button>
          <a href="#/now" className="button primary far">
            {t('lockdown.close')}
          </a>
        </>
      }
    >
      <Done before={report} chosen={chosen} running={run.running} undo={run.undo} />
    </Wizard>
  );
};
