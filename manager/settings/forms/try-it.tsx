import { useMemo, useRef } from 'preact/hooks';
import type { Form } from '../../../shared/cases/form-schema.ts';
import { createFormModel, type FormModel } from '../../../ui/form/form-model.ts';
import { answerWords } from '../../../ui/form/form-words.ts';
import { QuestionPage } from '../../../ui/form/question-page.tsx';
import { say } from '../../../ui/words.ts';
import { useWords } from '../../ui/use-words.ts';
import type { EditorProps } from './editor-props.ts';
import { questionWords } from './words.ts';

/** The form as visitors see it, from the page of the question that is looked at; what is answered goes nowhere. */
export function TryIt({ model, texts }: EditorProps) {
  const { language } = useWords();
  const form = model.document.value;
  const place = model.place.value;
  const before = useRef<{ readonly model: FormModel; readonly step: string | null } | null>(null);
  const step = place === null ? null : (form.steps[place.step]?.id ?? null);
  const tried = useMemo(() => {
    const last = before.current;
    const stands = last === null ? step : (last.model.page.peek()?.id ?? null);
    return createFormModel({ form, kept: last?.model.answers.peek() ?? {}, at: last?.step === step ? stands : step });
  }, [form, step]);
  before.current = { model: tried, step };
  const words = questionWords(language);
  const page = tried.page.value;
  const first = tried.pages.value[0]?.id ?? null;
  return (
    <section class="tried" aria-label={texts.tryIt}>
      <h3>{texts.tryIt}</h3>
      <p class="field__hint">{texts.tryLead}</p>
      <div class="tried__page">
        {page === null ? (
          <Answered model={tried} texts={texts} form={form} />
        ) : (
          <QuestionPage model={tried} page={page} language={language} words={words} isBeside />
        )}
      </div>
      <p class="tried__acts">
        <button class="button" type="button" onClick={() => tried.back()}>
          {texts.tryBack}
        </button>
        <button class="button" type="button" onClick={() => tried.open(first)}>
          {texts.tryAgain}
        </button>
      </p>
    </section>
  );
}

/** All that was answered, as it would be read before it is sent. */
const Answered = (props: { readonly model: FormModel; readonly texts: EditorProps['texts']; readonly form: Form }) => {
  const screen = useWords();
  const words = questionWords(screen.language);
  return (
    <>
      <p>
        <b>{props.texts.tryDone}</b>
      </p>
      <dl class="tried__answers">
        {props.model.summary.value.map(({ field, answer }) => (
          <div key={field.id}>
            <dt>{say(field.label, screen.language, ['az'])}</dt>
            <dd dir="auto">
              {answer === null
                ? words.none
                : answerWords(field, answer, { language: screen.language, words, calendar: screen })}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
};
