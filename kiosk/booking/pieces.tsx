import { weekdayDate } from '../../shared/words.ts';
import type { Page } from '../fit.ts';
import { Bar, Frame, Pager } from '../screens/frame.tsx';
import { Icon } from '../screens/icons.tsx';
import type { OpenScreenContext, ScreenContext } from '../words.ts';
import type { Booking } from './booking.ts';
import type { BookState } from './booking-state.ts';
import { noonOf } from './noon.ts';
import type { BookingWords } from './words.ts';

export interface BookProps<At extends BookState['at']> {
  readonly context: OpenScreenContext;
  readonly booking: Booking;
  readonly state: Extract<BookState, { readonly at: At }>;
}

/** What went wrong, above what helps. */
export function Trouble({ text }: { readonly text: string }) {
  return (
    <p class="trouble" role="alert">
      <Icon name="warn" />
      <span>{text}</span>
    </p>
  );
}

/** One thing of a list that one is chosen from. */
export interface Choice {
  readonly key: string;
  readonly name: string;
  /** In smaller letters below the name. */
  readonly more: string | null;
  readonly isFull?: boolean;
  readonly choose: () => void;
}

/** The page of a list that fits, a row each, and what leads to the other pages. */
export function Choices<T>(props: {
  readonly context: ScreenContext;
  readonly page: Page<T>;
  readonly choiceOf: (item: T) => Choice;
}) {
  const { context, page, choiceOf } = props;
  return (
    <>
      <ul class="rows">
        {page.items.map(choiceOf).map(({ key, name, more, isFull = false, choose }) => (
          <li key={key}>
            <button type="button" class={isFull ? 'row row--full' : 'row'} onClick={choose}>
              <span class="row__name">
                {name}
                {more !== null && <small>{more}</small>}
              </span>
              <Icon name="ahead" />
            </button>
          </li>
        ))}
      </ul>
      <Pager context={context} page={page.page} pages={page.pages} />
    </>
  );
}

/** What there is to read of one thing. */
export function Said({ lines }: { readonly lines: readonly string[] }) {
  return (
    <div class="said" role="status">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

/** While an answer is awaited; `first`: what is said before it takes long. */
export function AskingScreen(props: {
  readonly context: OpenScreenContext;
  readonly tries: number;
  readonly busy: boolean;
  readonly first: string;
  readonly slow?: string;
}) {
  const { words } = props.context;
  return (
    <Frame
      context={props.context}
      name="errand asks"
      kind="notice"
      above={<span class="pulse" aria-hidden="true" />}
      title={words.taking}
      below={
        <p class="message" role="status">
          {props.busy ? words.takingBusy : props.tries > 1 ? (props.slow ?? props.first) : props.first}
        </p>
      }
    />
  );
}

/** A bar whose middle is free: nobody searches from here. */
export function QuietBar({ context }: { readonly context: ScreenContext }) {
  return <Bar context={context} middle={<span class="bar-space" />} />;
}

/** The day in words: bazar ertəsi, 23 noyabr. */
export function dayOf({ calendar }: OpenScreenContext, date: string): string {
  return weekdayDate(noonOf(date), 'UTC', calendar).replace(/(\d+) /, '$1\u00a0');
}

/** Who, on which day and at which time, as far as that is chosen. */
export function placeWords(context: OpenScreenContext, { chosen }: Booking, words: BookingWords): string {
  if (chosen === null) return '';
  const { bookee, date, from } = chosen;
  const day = date === null ? null : dayOf(context, date);
  return [context.say(bookee.name), day, from === null ? null : words.atTime(from).replace(' ', '\u00a0')]
    .filter(Boolean)
    .join('\u00a0· ');
}
