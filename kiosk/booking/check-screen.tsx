import type { SummaryRow } from '../../ui/form/form-pages.ts';
import { answerWords } from '../../ui/form/form-words.ts';
import { useFit } from '../fit.ts';
import { isLow } from '../paging.ts';
import { Frame, Pager } from '../screens/frame.tsx';
import { Icon } from '../screens/icons.tsx';
import type { OpenScreenContext } from '../words.ts';
import type { Booking } from './booking.ts';
import { type BookProps, placeWords, QuietBar, Trouble } from './pieces.tsx';
import { bookingWords, questionWords } from './words.ts';

/** The answers once more, each one touch away from being changed; then they are sent. */
export function CheckScreen({ context, booking, state }: BookProps<'check'>) {
  const words = bookingWords(context.language);
  const rows = (booking.form?.summary.value ?? []).filter(({ answer }) => answer !== null);
  const page = useFit(context, rows, booking.page.value);
  const list = (
    <ul class="rows">
      {page.items.map((row) => (
        <li key={row.field.id}>
          <Answered context={context} booking={booking} row={row} />
        </li>
      ))}
    </ul>
  );
  // Each answer can be pressed: low, they are with what else can be.
  const low = isLow(context.model.layout.value);
  return (
    <Frame
      context={context}
      name="booking check"
      kind={low ? 'choose' : 'confirm'}
      title={words.checkQuestion}
      below={<p>{placeWords(context, booking, words)}</p>}
      box={page.box}
      detail={low ? undefined : list}
      controls={
        <>
          {low && list}
          <Pager context={context} page={page.page} pages={page.pages} />
          {state.trouble !== null && <Trouble text={words.bookTroubles[state.trouble]} />}
          <button type="button" class="take" onClick={() => void booking.send()}>
            {booking.isUnsure ? context.common.tryAgain : words.send}
          </button>
        </>
      }
      bar={<QuietBar context={context} />}
    />
  );
}

/** A question with its answer. */
const Answered = (props: {
  readonly context: OpenScreenContext;
  readonly booking: Booking;
  readonly row: SummaryRow;
}) => {
  const { context, booking, row } = props;
  const say = { language: context.language, words: questionWords(context.language), calendar: context.calendar };
  return (
    <button type="button" class="row" aria-disabled={booking.isUnsure} onClick={() => booking.change(row.page)}>
      <span class="row__name">
        <small>{context.say(row.field.label)}</small>
        <span data-typed>{answerWords(row.field, row.answer, say)}</span>
      </span>
      <Icon name="ahead" />
    </button>
  );
};
