import { useOffice } from '../../screens/context.ts';
import { Questions, sendOrShow } from '../../screens/questions.tsx';
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
  return (
    <form
      class="moves__form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void sendOrShow(event.currentTarget, model.send);
      }}
    >
      <Questions model={model} />
      <button type="submit" class="button button--primary" aria-disabled={model.busy.value}>
        {said.send}
      </button>
    </form>
  );
}
