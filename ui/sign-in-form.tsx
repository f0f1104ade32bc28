import { type Signal, useSignal } from '@preact/signals';
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useLayoutEffect, useRef } from 'preact/hooks';
import { FieldFault } from './field-fault.tsx';
import { type FaultWords, faultsOf } from './field-faults.ts';

/** A form that says itself what is missing, at the field, and goes there; `onSend` gets what was written, by name. */
export function SignInForm(props: {
  readonly words: FaultWords;
  readonly onSend: (written: (name: string) => string) => void;
  readonly children: ComponentChildren;
}) {
  const faults = useSignal<ReadonlyMap<string, string>>(new Map());
  return (
    <form
      class="sign-in__form"
      noValidate
      onInput={({ target }) => {
        if (!(target instanceof HTMLInputElement) || !faults.value.has(target.name)) return;
        faults.value = new Map([...faults.value].filter(([name]) => name !== target.name));
      }}
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const fields = [...form.querySelectorAll<HTMLInputElement>('input[name]')];
        faults.value = faultsOf(fields, props.words);
        const wrong = fields.find(({ name }) => faults.value.has(name));
        if (wrong !== undefined) wrong.focus();
        else props.onSend((name) => String(new FormData(form).get(name) ?? ''));
      }}
    >
      <Faults.Provider value={faults}>{props.children}</Faults.Provider>
    </form>
  );
}

/** A field that must be filled in. */
export function Field(props: {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly secret?: boolean;
  readonly autocomplete: 'username' | 'current-password' | 'new-password' | 'one-time-code';
  readonly shown?: boolean;
  readonly minLength?: number;
  readonly first?: boolean;
}) {
  const ref = useRef<HTMLInputElement>(null);
  const fault = useContext(Faults)?.value.get(props.name) ?? null;
  useLayoutEffect(() => {
    if (props.first) ref.current?.focus();
  }, [props.first]);
  const [hint, faultId] = [`${props.name}-hint`, `${props.name}-fault`];
  const described = [...(props.hint === undefined ? [] : [hint]), ...(fault === null ? [] : [faultId])].join(' ');
  const input = {
    ref,
    id: props.name,
    name: props.name,
    autocomplete: props.autocomplete,
    autocapitalize: 'none' as const,
    spellcheck: false,
    required: true,
    minLength: props.minLength ?? 1,
    maxLength: 200,
    'aria-invalid': fault !== null,
    'aria-describedby': described || undefined,
  };
  return (
    <div class="field">
      <label for={props.name}>{props.label}</label>
      {props.hint !== undefined && (
        <p class="field__hint" id={hint}>
          {props.hint}
        </p>
      )}
      {props.secret && !props.shown ? <input {...input} type="password" /> : <input {...input} type="text" />}
      <FieldFault id={faultId} fault={fault} />
    </div>
  );
}

/** What is wrong with the fields of the form around, by name. */
const Faults = createContext<Signal<ReadonlyMap<string, string>> | null>(null);
