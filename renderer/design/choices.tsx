// Switches and one-of-several buttons.
import { Switch, ToggleGroup } from 'radix-ui';
import { useId } from 'react';

/** A switch with its sentence; the whole row may be clicked. */
export const Toggle = (props: {
  readonly label: string;
  readonly hint?: string;
  readonly on: boolean;
  /** Why it cannot be changed; nothing where it can. */
  readonly fixed?: string | undefined;
  readonly onChange: (on: boolean) => void;
}) => {
  const id = useId();
  const notes = [
    ...(props.hint === undefined ? [] : [`${id}-hint`]),
    ...(props.fixed === undefined ? [] : [`${id}-fixed`]),
  ];
  return (
    <div className="row">
      <div>
        <label htmlFor={id}>{props.label}</label>
        {props.hint !== undefined && (
          <p className="quiet" id={`${id}-hint`}>
            {props.hint}
          </p>
        )}
        {props.fixed !== undefined && (
          <p className="fixed" id={`${id}-fixed`}>
            {props.fixed}
          </p>
        )}
      </div>
      <Switch.Root
        className="switch"
        id={id}
        checked={props.on}
        onCheckedChange={props.onChange}
        disabled={props.fixed !== undefined}
        {...(notes.length === 0 ? {} : { 'aria-describedby': notes.join(' ') })}
      >
        <Switch.Thumb className="switch-thumb" />
      </Switch.Root>
    </div>
  );
};

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
}

/** One of a few, all in sight. */
export const Segments = <T extends string>(props: {
  readonly label: string;
  readonly value: T | null;
  readonly choices: readonly Choice<T>[];
  readonly onChange: (value: T) => void;
}) => (
  <ToggleGroup.Root
    type="single"
    className="segments"
    aria-label={props.label}
    value={props.value ?? ''}
    onValueChange={(value) => {
      const chosen = props.choices.find((choice) => choice.value === value);
      if (chosen) props.onChange(chosen.value);
    }}
  >
    {props.choices.map(({ value, label }) => (
      <ToggleGroup.Item key={value} value={value}>
        {label}
      </ToggleGroup.Item>
    ))}
  </ToggleGroup.Root>
);

/** One of many. */
export const Select = <T extends string>(props: {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly Choice<T>[];
  readonly onChange: (value: T) => void;
}) => {
  const id = useId();
  return (
    <div className="select">
      <label htmlFor={id}>{props.label}</label>
      <select
        id={id}
        className="field"
        value={props.value}
        onChange={({ target }) => {
          const chosen = props.choices.find(({ value }) => value === target.value);
          if (chosen) props.onChange(chosen.value);
        }}
      >
        {props.choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
};
