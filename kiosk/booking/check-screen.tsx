import type { SummaryRow } from '../../ui/form/form-pages.ts';
import { answerWords } from '../../ui/form/form-words.ts';
import { useFit } from '../fit.ts';
import { isLow } from '../paging.ts';
import { Frame, Pager } from '../screens/frame.tsx';
import { Icon } from '../screens/icons.tsx';
import type { OpenStage } from '../words.ts';
import type { Booking } from './booking.ts';
import { type BookProps, placeWords, QuietBar, Trouble } from './pieces.tsx';
import { bookingWords, questionWords } from './words.ts';

/** The answers once more, each one touch away from being changed; then they are sent. */
export function CheckScreen({ stage, booking, state }: BookProps<'check'>) {
  const words = bookingWords(stage.language);
  const rows = (booking.form?.summary.value ?? []).filter(({ answer }) => answer !== null);
  const page = useFit(stage, rows, booking.page.value);
  const list = (
    <ul class="rows">
      {page.items.map((row) => (
        <li key={row.field.id}>
          <Answered stage={stage} booking={booking} row={row} />
        </li>
      ))}
    </ul>
  );
  // Each answer can be pressed: low, they are with what else can be.
  const low = isLow(stage.model.layout.value);
  return (
    <Frame
      stage={stage}
      name="booking check"
      kind={low ? 'choose' : 'confirm'}
      title={words.checkQuestion}
      below={<p>{placeWords(stage, booking, words)}</p>}
      box={page.box}
      detail={low ? undefined : list}
      controls={
        <>
          {low && list}
          <Pager stage={stage} page={page.page} pages={page.pages} />
          {state.trouble !== null && <Trouble text={words.bookTroubles[state.trouble]} />}
          <button type="button" class="take" onClick={() => void booking.send()}>
            {booking.isUnsure ? stage.common.tryAgain : words.send}
          </button>
        </>
      }
      bar={<QuietBar stage={stage} />}
    />
  );
}

/** A question with its answer. */
const Answered = (props: { readonly stage: OpenStage; readonly booking: Booking; readonly row: SummaryRow }) => {
  const { stage, booking, row } = props;
  const say = { language: stage.language, words: questionWords(stage.language), calendar: stage.calendar };
  return (
    <button type="button" class="row" aria-disabled={booking.isUnsure} onClick={() => booking.change(row.page)}>
      <span class="row__name">
        <small>{stage.say(row.field.label)}</small>
        <span data-typed>{answerWords(row.field, row.answer, say)}</span>
      </span>
      <Icon name="ahead" />
    </button>
  );
};
