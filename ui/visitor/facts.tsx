import type { Form } from '../../shared/cases/form-schema.ts';
import { type CalendarWords, inLanguage } from '../../shared/words.ts';
import type { SummaryRow } from '../form/form-pages.ts';
import { answerWords, type QuestionWords } from '../form/form-words.ts';

/** One line of what is read once more. */
export function Fact(props: { readonly label: string; readonly text: string; readonly onChange?: Change }) {
  return (
    <div class="visitor-facts__row">
      <dt>{props.label}</dt>
      <dd dir="auto">{props.text}</dd>
      {props.onChange !== undefined && (
        <dd class="visitor-facts__change">
          <button type="button" class="link" onClick={props.onChange.run}>
            {props.onChange.text}
            <span class="visually-hidden"> {props.label}</span>
          </button>
        </dd>
      )}
    </div>
  );
}

/** The words of the screen that shows them. */
export interface FactWords {
  readonly language: string;
  readonly questions: QuestionWords;
  readonly calendar: CalendarWords;
}

interface Change {
  readonly text: string;
  readonly run: () => void;
}

/** The answers of a form, each with the way to change it where there is one. */
export function Answers(props: {
  readonly rows: readonly SummaryRow[];
  readonly words: FactWords;
  readonly onChange?: (page: string) => void;
}) {
  const { rows, words, onChange } = props;
  const { language, questions, calendar } = words;
  return (
    <dl class="visitor-facts">
      {rows.map(({ field, answer, page, locked }) => (
        <Fact
          key={field.id}
          label={inLanguage(field.label, language)}
          text={answer === null ? questions.none : answerWords(field, answer, { language, words: questions, calendar })}
          {...(onChange === undefined || locked
            ? {}
            : { onChange: { text: questions.change, run: () => onChange(page) } })}
        />
      ))}
    </dl>
  );
}

/** The rows of answers that were sent: only those that were given. */
export function rowsOf(form: Form, answers: { readonly [field: string]: unknown }): readonly SummaryRow[] {
  return form.steps
    .flatMap(({ fields }) => fields)
    .filter(({ id }) => Object.hasOwn(answers, id))
    .map((field) => ({ page: '', field, answer: answers[field.id], locked: true }));
}
