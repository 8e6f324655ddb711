// The removal wizard: find, sort, plan, remove, verify, restore, leave.
import './removal.css';
import { useState } from 'react';
import type { Survey } from '../../../preload/contract/index.ts';
import { DoneEffects, Effects } from '../../design/effects.tsx';
import { Said } from '../../design/said.tsx';
import { Answered, Failed, Skeleton } from '../../design/states.tsx';
import { Wizard } from '../../design/wizard.tsx';
import { ask } from '../../store/store.ts';
import { useWords } from '../../words/use-words.ts';
import { Found } from './found.tsx';
import { Leave } from './leave.tsx';
import { Proof } from './proof.tsx';
import { Restore } from './restore.tsx';
import { Sorted } from './sorted.tsx';
import { type StageId, stageIds, useRemovalRun, useSurvey } from './use-removal.ts';

export const Removal = ({ client }: { readonly client: string }) => {
  const { t } = useWords();
  const [answer, look] = useSurvey(client);
  return (
    <>
      {answer.state === 'loading' && <p role="status">{t('removal.looking')}</p>}
      <Answered answer={answer} retry={() => void look()}>
        {(survey) => <Guide survey={survey} />}
      </Answered>
    </>
  );
};

const Guide = ({ survey }: { readonly survey: Survey }) => {
  const { t } = useWords();
  const [stage, setStage] = useState<StageId>('find');
  const [chosen, setChosen] = useState<readonly string[]>(
    survey.remnants.filter((remnant) => remnant.chosen).map(({ id }) => id),
  );
  const { run, plan, apply, restore } = useRemovalRun(survey.client);
  const { name } = survey;
  const title = t('removal.title', { name });
  const stages = stageIds.map((id) => ({ id, label: t(`removal.stage.${id}`) }));
  const nothing = survey.remnants.length === 0;
  const toPlan = async (): Promise<void> => {
    setStage('plan');
    await plan(chosen);
  };
  const remove = async (): Promise<void> => {
    if (run.plan?.state !== 'there') return;
    setStage('remove');
    if (await apply(run.plan.value.id)) setStage('verify');
  };
  const back = (to: StageId) => (
    <button type="button" className="button" onClick={() => setStage(to)}>
      {t('removal.back')}
    </button>
  );
  const onward = (label: string, act: () => void, disabled = false) => (
    <button type="button" className="button primary far" disabled={disabled} onClick={act}>
      {label}
    </button>
  );
  const frame = { title, stages, stage, onStage: setStage };

  switch (stage) {
    case 'find':
      return (
        <Wizard
          {...frame}
          canReturn
          footer={onward(t('removal.next'), () => setStage('sort'), nothing)}
        >
          <Found survey={survey} />
        </Wizard>
      );
    case 'sort':
      return (
        <Wizard
          {...frame}
          canReturn
          footer={
            <>
              {back('find')}
              {onward(t('removal.next'), () => void toPlan(), chosen.length === 0)}
            </>
          }
        >
          <Sorted survey={survey} chosen={chosen} onChosen={setChosen} />
        </Wizard>
      );
    case 'plan':
      return (
        <Wizard
          {...frame}
          canReturn
          footer={
            <>
              {back('sort')}
              {run.plan?.state === 'there' &&
                onward(t('removal.remove', { name }), () => void remove())}
            </>
          }
        >
          <p>{t('removal.planLead')}</p>
          {run.plan === null || run.plan.state === 'loading' ? (
            <Skeleton blocks={1} />
          ) : run.plan.state === 'failed' ? (
            <Failed problem={run.plan.problem} act />
          ) : (
            <>
              {run.plan.value.warnings.map((warning) => (
                <p className="note notable" key={warning}>
                  <Said text={warning} />
                </p>
              ))}
              <div className="card">
                <Effects effects={run.plan.value.effects} />
              </div>
            </>
          )}
        </Wizard>
      );
    case 'remove':
      return (
        <Wizard
          {...frame}
          canReturn={run.problem !== null}
          footer={
            run.problem === null ? (
              <button
                type="button"
                className="button"
                onClick={() => void ask('journal.cancel', {})}
              >
                {t('removal.stop')}
              </button>
            ) : (
              back('sort')
            )
          }
        >
          <p role="status">
            {t(run.problem === null ? 'removal.removing' : 'removal.stopped', { name })}
          </p>
          {run.problem !== null && <Failed problem={run.problem} act />}
          {run.entry !== null && (
            <div className="card">
              <DoneEffects entry={run.entry} />
            </div>
          )}
        </Wizard>
      );
    case 'verify':
      return (
        <Wizard
          {...frame}
          canReturn={false}
          footer={onward(t('removal.next'), () => setStage('restore'))}
        >
          {run.removed !== null && <Proof removed={run.removed} />}
        </Wizard>
      );
    case 'restore':
      return (
        <Wizard
          {...frame}
          canReturn={false}
          footer={
            <>
              {back('verify')}
              {onward(t('removal.next'), () => setStage('leave'))}
            </>
          }
        >
          {run.problem !== null && <Failed problem={run.problem} act />}
          {run.removed !== null && run.entry !== null && (
            <Restore removed={run.removed} entry={run.entry} onRestore={restore} />
          )}
        </Wizard>
      );
    case 'leave':
      return (
        <Wizard
          {...frame}
          canReturn={false}
          footer={
            <>
              {back('restore')}
              <a href="#/clients" className="button primary far">
                {t('removal.close')}
              </a>
            </>
          }
        >
          <Leave client={survey.client} name={name} />
        </Wizard>
      );
  }
};
