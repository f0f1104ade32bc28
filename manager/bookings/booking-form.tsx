import type { Given } from '../../shared/cases/form.ts';
import type { FormModel } from '../../ui/form/form-model.ts';
import { answerWords } from '../../ui/form/form-words.ts';
import { QuestionPage } from '../../ui/form/question-page.tsx';
import { say } from '../../ui/words.ts';
import { useWords } from '../ui/use-words.ts';
import type { BookingsModel, SheetList } from './bookings-model.ts';
import { bookingWords, questionWords } from './words.ts';

interface Props {
  readonly form: FormModel;
  readonly model: BookingsModel;
  readonly list: SheetList;
  readonly onBack: () => void;
  readonly onWithout: () => Promise<void>;
  readonly onSend: (answers: Given) => Promise<void>;
}

/** The questions of a form, page by page, then all that was answered; who is in a hurry may book without it. */
export function BookingForm(props: Props) {
  const { form } = props;
  const { language } = useWords();
  const words = bookingWords(language);
  const page = form.page.value;
  return (
    <>
      {page === null ? (
        <Summary {...props} />
      ) : (
        <QuestionPage model={form} page={page} language={language} words={questionWords(language)} />
      )}
      <div class="dialog__actions">
        <button
          class="button"
          type="button"
          onClick={() => {
            if (!form.back()) props.onBack();
          }}
        >
          {words.back}
        </button>
        <button class="button" type="button" onClick={() => void props.onWithout()}>
          {words.bookDialog.withoutForm}
        </button>
        {page === null && <Send {...props} />}
      </div>
    </>
  );
}

const Send = ({ form, model, onSend }: Props) => (
  <button
    class="button button--primary"
    type="button"
    aria-disabled={model.change.busy.value}
    onClick={() => {
      const answers = form.complete();
      if (answers !== null) void onSend(answers);
    }}
  >
    {bookingWords(useWords().language).bookDialog.send}
  </button>
);

const Summary = ({ form, list }: Props) => {
  const screen = useWords();
  const asking = questionWords(screen.language);
  return (
    <dl class="bookings__facts">
      {form.summary.value.map(({ field, answer, page }) => (
        <div key={field.id}>
          <dt>{say(field.label, screen.language, list.languages)}</dt>
          <dd dir="auto">
            {answer === null
              ? asking.none
              : answerWords(field, answer, { language: screen.language, words: asking, calendar: screen })}{' '}
            <button class="button button--quiet" type="button" onClick={() => form.open(page)}>
              {asking.change}
            </button>
          </dd>
        </div>
      ))}
    </dl>
  );
};
