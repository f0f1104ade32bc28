import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { inLanguage } from '../../shared/words.ts';
import { Field } from './field.tsx';
import './form.css';
import type { FormModel } from './form-model.ts';
import type { FormPage } from './form-pages.ts';
import type { QuestionWords } from './form-words.ts';

/**
 * One page of a form: its question, or its questions under a heading, and the way on. The heading has the focus when the page
 * opens, so that it is read out; the first field that is wrong when something is.
 */
export function QuestionPage(props: {
  readonly model: FormModel;
  readonly page: FormPage;
  readonly language: string;
  readonly words: QuestionWords;
  /** The page is answered well. */
  readonly onDone?: () => void;
  /** It stands beside other things: as it opens it takes neither the focus nor the window. */
  readonly isBeside?: boolean;
  /** Stands above the question. */
  readonly children?: ComponentChildren;
}) {
  const { model, page, words } = props;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!props.isBeside) takeFocus(form.current);
  }, [page.id]);
  return (
    <form
      ref={form}
      class="questions"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (model.next()) props.onDone?.();
        else focusFault(form.current);
      }}
    >
      {props.children}
      <Asking {...props} />
      <div class="questions__on">
        <button type="submit" class="button button--primary button--large">
          {words.next}
        </button>
      </div>
    </form>
  );
}

const Asking = ({ model, page, words, language }: Parameters<typeof QuestionPage>[0]) => {
  const { at, of } = model.place.value;
  // Decided as the page opens: a question that an answer brings along changes no heading under the hand.
  const single = useMemo(() => page.fields.length === 1, [page.id]);
  return (
    <>
      <p class="questions__place">{words.step(at, of)}</p>
      {!single && (
        <h1 class="question__title" tabIndex={-1}>
          {inLanguage(page.title, language)}
        </h1>
      )}
      {page.fields.map((field, order) => (
        <Field
          key={field.id}
          field={field}
          value={model.answers.value[field.id]}
          fault={model.faults.value.get(field.id) ?? null}
          heading={single && order === 0}
          language={language}
          words={words}
          onAnswer={(value) => model.answer(field.id, value)}
          onLeave={() => model.leave(field.id)}
        />
      ))}
    </>
  );
};

const takeFocus = (form: HTMLFormElement | null): void => {
  scrollTo(0, 0);
  form?.querySelector('h1')?.focus({ preventScroll: true });
};

/** Once the faults are drawn: where the first of them is put right. */
const focusFault = (form: HTMLFormElement | null): void => {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
};
