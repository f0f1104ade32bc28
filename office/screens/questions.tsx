import type { ReadonlySignal } from '@preact/signals';
import type { AnswerFault, Given } from '../../shared/cases/form.ts';
import type { FormField } from '../../shared/cases/form-schema.ts';
import { Field } from '../../ui/form/field.tsx';
import '../../ui/form/form.css';
import { useOffice } from './context.ts';

/** A form that somebody of the staff fills in. */
export interface Answering {
  /** The questions that show. */
  readonly fields: ReadonlySignal<readonly FormField[]>;
  readonly answers: ReadonlySignal<Given>;
  readonly faults: ReadonlySignal<ReadonlyMap<string, AnswerFault>>;
  answer(field: string, value: unknown): void;
  leave(field: FormField): void;
}

/** The questions of a form, each with what is wrong with its answer. */
export function Questions({ model }: { readonly model: Answering }) {
  const { words, language } = useOffice();
  return (
    <>
      {model.fields.value.map((field) => (
        <Field
          key={field.id}
          field={field}
          value={model.answers.value[field.id]}
          language={language}
          words={words.questions}
          fault={model.faults.value.get(field.id) ?? null}
          heading={false}
          onAnswer={(value) => model.answer(field.id, value)}
          onLeave={() => model.leave(field)}
        />
      ))}
    </>
  );
}

/** Sends a form that is filled in; what `send` names as not well answered gets the focus. */
export async function sendOrShow(form: HTMLFormElement, send: () => Promise<string | null>): Promise<void> {
  const wrong = await send();
  if (wrong !== null) form.querySelector<HTMLElement>(`#${wrong}`)?.focus();
}
