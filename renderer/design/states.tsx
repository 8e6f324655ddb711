// The states that every screen has beside its content: nothing yet, loading, and an error.
import { useState } from 'react';
import type { Problem } from '../../preload/contract/index.ts';
import type { Answer } from '../store/answer.ts';
import { useWords } from '../words/use-words.ts';
import { Mark, type MarkName } from './mark.tsx';
import { Said } from './said.tsx';

/** The outline of what will be there. */
export const Skeleton = ({ blocks = 2 }: { readonly blocks?: number }) => {
  const { t } = useWords();
  return (
    <div className="skeleton" aria-busy="true">
      <p className="unseen">{t('state.loading')}</p>
      <span className="title" aria-hidden="true" />
      {Array.from({ length: blocks }, (_, index) => (
        // Equal blocks that never move.
        <span className="block" aria-hidden="true" key={index} />
      ))}
    </div>
  );
};

/** What will show here, and when. */
export const Empty = (props: {
  readonly title: string;
  readonly hint: string;
  readonly mark?: MarkName;
}) => (
  <div className="empty">
    <Mark name={props.mark ?? 'watching'} />
    <h2>{props.title}</h2>
    <p className="quiet">{props.hint}</p>
  </div>
);

interface FailedProps {
  readonly problem: Problem;
  readonly retry?: () => void;
  /** It was to be done, not to be shown. */
  readonly act?: boolean;
}

/** What happened, to what, what to do; the technical truth is one click away. */
export const Failed = (props: FailedProps) => {
  const { t } = useWords();
  const { kind, subject, message, advice, cause } = props.problem;
  const details = [`${kind}: ${subject}`, message, advice, cause].filter(Boolean).join('\n');
  const [copied, setCopied] = useState(false);
  const copy = (): void =>
    void navigator.clipboard.writeText(details).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div className="note error" role="alert">
      <Mark name="attention" />
      <div className="body">
        <h2>{t(props.act ? 'state.notDone' : 'state.failed')}</h2>
        <p>
          <Said text={message} />
        </p>
        <p>
          <Said text={advice} />
        </p>
        <details>
          <summary>{t('state.details')}</summary>
          <pre>{details}</pre>
        </details>
        <div className="actions">
          {props.retry && (
            <button type="button" className="button" onClick={props.retry}>
              {t('state.retry')}
            </button>
          )}
          <button type="button" className="button" onClick={copy}>
            {copied ? t('state.copied') : t('state.copy')}
          </button>
        </div>
      </div>
    </div>
  );
};

/** Loading and error around what shows the answer. */
export const Answered = <T,>(props: {
  readonly answer: Answer<T>;
  readonly retry: () => void;
  readonly children: (value: T) => React.ReactNode;
}) => {
  switch (props.answer.state) {
    case 'loading':
      return <Skeleton />;
    case 'failed':
      return <Failed problem={props.answer.problem} retry={props.retry} />;
    case 'there':
      return props.children(props.answer.value);
  }
};
