import { useSignal } from '@preact/signals';
import type { TargetedEvent } from 'preact';
import { useId } from 'preact/hooks';
import { faultsOf } from '../../ui/field-faults.ts';
import { FieldParts } from './field-parts.tsx';
import { useWords } from './use-words.ts';

/** The fields of the small forms in the settings. */

/** A line to type, with its label and hint. */
export function TextField(props: {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
  /** It may be left empty. */
  readonly isOptional?: boolean;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength: number;
  readonly autocomplete?: 'off' | 'new-password' | 'current-password' | 'one-time-code';
  /** What is typed is not shown. */
  readonly secret?: boolean;
}) {
  const { signIn } = useWords();
  const fault = useSignal<string | null>(null);
  const input = {
    name: props.name,
    required: props.isOptional !== true,
    // The browser would say it in a language of its own, in a bubble that goes by itself.
    onInvalid: (event: TargetedEvent<HTMLInputElement>) => {
      event.preventDefault();
      const field = event.currentTarget;
      fault.value = faultsOf([field], signIn).get(props.name) ?? props.hint ?? signIn.missing;
      if (field.form?.querySelector(':invalid') === field) field.focus();
    },
    onInput: () => {
      fault.value = null;
    },
    autocomplete: props.autocomplete ?? 'off',
    autocapitalize: 'none' as const,
    spellcheck: false,
    defaultValue: props.value ?? '',
    minLength: props.minLength ?? (props.isOptional === true ? 0 : 1),
    maxLength: props.maxLength,
    ...(props.pattern === undefined ? {} : { pattern: props.pattern }),
  };
  return (
    <FieldParts label={props.label} hint={props.hint} fault={fault.value}>
      {(ties) =>
        props.secret ? <input {...ties} {...input} type="password" /> : <input {...ties} {...input} type="text" />
      }
    </FieldParts>
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
