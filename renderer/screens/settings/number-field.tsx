// A whole number with its unit; saved when the person leaves the field or presses Enter.
import { useEffect, useId, useState } from 'react';
import { useWords } from '../../words/use-words.ts';

export const NumberField = (props: {
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  readonly most: number;
  /** Why it cannot be changed; nothing where it can. */
  readonly fixed?: string | undefined;
  readonly onChange: (value: number) => void;
}) => {
  const { t } = useWords();
  const id = useId();
  const [text, setText] = useState(String(props.value));
  useEffect(() => setText(String(props.value)), [props.value]);
  const isRight = /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= props.most;
  const settle = (): void => {
    if (isRight && Number(text) !== props.value) props.onChange(Number(text));
  };
  return (
    <div className="row">
      <div>
        <label htmlFor={id}>{props.label}</label>
        {props.fixed !== undefined && (
          <p className="fixed" id={`${id}-fixed`}>
            {props.fixed}
          </p>
        )}
      </div>
      <span className="amount">
        <input
          id={id}
          className="field number"
          inputMode="numeric"
          value={text}
          aria-invalid={!isRight}
          aria-describedby={props.fixed === undefined ? `${id}-unit` : `${id}-unit ${id}-fixed`}
          disabled={props.fixed !== undefined}
          onChange={({ target }) => setText(target.value)}
          onBlur={settle}
          onKeyDown={({ key }) => key === 'Enter' && settle()}
        />
        <span id={`${id}-unit`}>{props.unit}</span>
      </span>
      {!isRight && (
        <p role="alert" className="wrong">
          {t('settings.notANumber', { least: 1, most: props.most })}
        </p>
      )}
    </div>
  );
};
