import { Field } from '../../../ui/form/field.tsx';
import '../../../ui/form/form.css';
import { useOffice } from '../../screens/context.ts';
import type { VisitModel } from './visit-model.ts';
import { visitWords } from './visit-words.ts';

/** [CS26] What the visitor found, question by question; a button opens it. */
export function ActForm({ model, act }: { readonly model: VisitModel; readonly act: string }) {
  const { language } = useOffice();
  const said = visitWords(language);
  if (model.form.value === null)
    return (
      <button type="button" class="button button--primary" onClick={() => void model.open(act)}>
        {said.write}
      </button>
    );
  const send = async (form: HTMLFormElement): Promise<void> => {
    const wrong = await model.send();
    if (wrong !== null) form.querySelector<HTMLElement>(`#${wrong}`)?.focus();
  };
  return (
    <form
      class="moves__form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send(event.currentTarget);
      }}
    >
      <Questions model={model} />
      <button type="submit" class="button button--primary" aria-disabled={model.busy.value}>
        {said.send}
      </button>
    </form>
  );
}

const Questions = ({ model }: { readonly model: VisitModel }) => {
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
};
