import { useState } from 'preact/hooks';
import { dayWords } from '../../ui/visitor/when.ts';
import type { Listed } from '../dates-and-times.ts';
import type { ListedDate, ListedTime } from '../ports.ts';
import type { ScreenWords } from '../words.ts';

/** The dates to choose from, a card each: four at first. A full one leads to the standby list, where there is one. */
export function Dates(props: {
  readonly dates: Listed<ListedDate>;
  readonly standby: boolean;
  readonly chosen: string | null;
  readonly words: ScreenWords;
  readonly onPick: (date: string, full: boolean) => void;
  readonly onRetry: () => void;
}) {
  const { dates, standby, words } = props;
  const [all, setAll] = useState(false);
  if (dates === 'loading') return <p class="soft">{words.book.loading}</p>;
  if (dates === 'lost') return <Lost words={words} onRetry={props.onRetry} />;
  if (dates.length === 0) return <p class="lead">{words.book.noDates}</p>;
  const shown = all || dates.length <= most ? dates : dates.slice(0, most);
  return (
    <>
      <ul class="dates">
        {shown.map(({ date, full }) => (
          <li key={date}>
            <DateCard {...{ date, full, standby, words }} chosen={date === props.chosen} onPick={props.onPick} />
          </li>
        ))}
      </ul>
      {shown.length < dates.length && (
        <button type="button" class="button button--large" onClick={() => setAll(true)}>
          {words.book.moreDates}
        </button>
      )}
    </>
  );
}

/** An official's four, and the later one with room where all are full. */
const most = 5;

const DateCard = (props: {
  readonly date: string;
  readonly full: boolean;
  readonly standby: boolean;
  readonly chosen: boolean;
  readonly words: ScreenWords;
  readonly onPick: (date: string, full: boolean) => void;
}) => {
  const { date, full, words } = props;
  const { day, weekday } = dayWords(date, words.calendar);
  const text = (
    <>
      <span class="dates__day">{day}</span>
      <span class="dates__weekday">{weekday}</span>
      {full && <span class="dates__full">{words.book.full}</span>}
      {full && props.standby && <span class="dates__standby">{words.book.standby}</span>}
    </>
  );
  if (full && !props.standby) return <p class="dates__card dates__card--full">{text}</p>;
  return (
    <button
      type="button"
      class={full ? 'dates__card dates__card--full' : 'dates__card'}
      aria-pressed={props.chosen}
      onClick={() => props.onPick(date, full)}
    >
      {text}
    </button>
  );
};

/** The free times of a day. */
export function Times(props: {
  readonly times: Listed<ListedTime>;
  /** The one that is kept: it is theirs, and in no list. */
  readonly kept: string | null;
  readonly words: ScreenWords;
  readonly onPick: (from: string) => void;
  readonly onRetry: () => void;
}) {
  const { times, words, kept } = props;
  if (times === 'loading') return <p class="soft">{words.book.loading}</p>;
  if (times === 'lost') return <Lost words={words} onRetry={props.onRetry} />;
  const all = [...new Set([...times.map(({ from }) => from), ...(kept === null ? [] : [kept])])].sort();
  if (all.length === 0) return <p class="lead">{words.book.noTimes}</p>;
  return (
    <ul class="times">
      {all.map((from) => (
        <li key={from}>
          <button type="button" aria-pressed={from === kept} onClick={() => props.onPick(from)}>
            {from}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What was asked did not come. */
export function Lost({ words, onRetry }: { readonly words: ScreenWords; readonly onRetry: () => void }) {
  return (
    <div class="notice notice--bad visitor-trouble" role="alert">
      <p>{words.book.lost}</p>
      <button type="button" class="button button--large" onClick={onRetry}>
        {words.book.retry}
      </button>
    </div>
  );
}
