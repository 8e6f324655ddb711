// A whole number with its unit; saved when the person leaves the field or presses Enter.
import { useEffect, useId, useState } from 'react';
import { useWords } from '../../words/use-words.ts';

export const NumberField = (props: {
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  readonly most: number;
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
      <label htmlFor={id}>{props.label}</label>
      <span className="amount">
        <input
          id={id}
          className="field number"
          inputMode="numeric"
          value={text}
          aria-invalid={!isRight}
          aria-describedby={`${id}-unit`}
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
