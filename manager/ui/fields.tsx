import { useId } from 'preact/hooks';

/** The fields of the small forms in the settings. */

/** A line to type, with its label and hint. */
export function TextField(props: {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength: number;
  readonly autocomplete?: 'off' | 'new-password' | 'current-password' | 'one-time-code';
  /** What is typed is not shown. */
  readonly secret?: boolean;
}) {
  const id = useId();
  const input = {
    id,
    name: props.name,
    required: true,
    autocomplete: props.autocomplete ?? 'off',
    autocapitalize: 'none' as const,
    spellcheck: false,
    defaultValue: props.value ?? '',
    minLength: props.minLength ?? 1,
    maxLength: props.maxLength,
    ...(props.pattern === undefined ? {} : { pattern: props.pattern }),
    'aria-describedby': props.hint === undefined ? undefined : `${id}-hint`,
  };
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {props.hint !== undefined && (
        <p class="field__hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      {props.secret ? <input {...input} type="password" /> : <input {...input} type="text" />}
    </div>
  );
}

/** One of a few, by their names. */
export function Choice(props: {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <select id={id} name={props.name}>
        {props.options.map(({ value, label }) => (
          <option key={value} value={value} selected={value === props.value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
