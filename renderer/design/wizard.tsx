// The frame of every guided change: the way on the left, one thing in the middle, what will change on the right.
import './wizard.css';
import { Check } from 'lucide-react';
import { useWords } from '../words/use-words.ts';

export interface Stage<T extends string> {
  readonly id: T;
  readonly label: string;
}

export const Wizard = <T extends string>(props: {
  readonly title: string;
  readonly stages: readonly Stage<T>[];
  readonly stage: T;
  /** Stages that may be gone back to. */
  readonly onStage: (stage: T) => void;
  readonly canReturn: boolean;
  readonly children: React.ReactNode;
  readonly aside?: React.ReactNode;
  readonly footer: React.ReactNode;
}) => {
  const { t } = useWords();
  const here = props.stages.findIndex(({ id }) => id === props.stage);
  return (
    <section className={props.aside === undefined ? 'wizard' : 'wizard with-aside'}>
      <h1>{props.title}</h1>
      <ol className="stages" aria-label={t('wizard.stages')}>
        {props.stages.map(({ id, label }, at) => (
          <li
            key={id}
            className={at < here ? 'past' : at === here ? 'present' : 'ahead'}
            {...(at === here ? ({ 'aria-current': 'step' } as const) : {})}
          >
            <span className="dot" aria-hidden="true">
              {at < here ? <Check /> : at + 1}
            </span>
            {at < here && props.canReturn ? (
              <button type="button" className="link" onClick={() => props.onStage(id)}>
                {label}
              </button>
            ) : (
              <span>{label}</span>
            )}
          </li>
        ))}
      </ol>
      <div className="middle">{props.children}</div>
      {props.aside !== undefined && (
        // It scrolls by itself, so the keyboard has to reach it.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus
        <aside className="aside card" tabIndex={0} aria-label={t('wizard.aside')}>
          {props.aside}
        </aside>
      )}
      <footer className="wizard-footer">{props.footer}</footer>
    </section>
  );
};
