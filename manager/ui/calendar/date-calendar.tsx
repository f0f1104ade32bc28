// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: a month is a grid of days that are chosen
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid around a day hears the keys
import './calendar.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { fullDay } from '../../../shared/figure-words.ts';
import { wordsOf } from '../../../ui/words.ts';
import { useWords } from '../use-words.ts';
import { dateByKey, monthAway, monthWeeks, weekdayOf } from './month.ts';
import { calendarTexts } from './texts.ts';
import { Weekdays } from './weekdays.tsx';

interface CalendarProps {
  /** The date that is chosen (YYYY-MM-DD); empty = none, and the month is that of today. */
  readonly value: string;
  readonly today: string;
  readonly onPick: (date: string) => void;
}

/** One month to choose a day of: one tab stop, arrows lead from day to day, Page Up and Page Down from month to month. */
export function DateCalendar(props: CalendarProps) {
  const { language, months } = useWords();
  const texts = wordsOf(calendarTexts, language);
  const grid = useRef<HTMLTableElement>(null);
  const isDue = useRef(true);
  const [active, setActive] = useState(props.value || props.today);
  useLayoutEffect(() => {
    if (isDue.current) grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    isDue.current = false;
  });
  const go = (date: string): void => {
    isDue.current = true;
    setActive(date);
  };
  const month = `${texts.months[Number(active.slice(5, 7)) - 1] ?? ''} ${active.slice(0, 4)}`;
  return (
    <div class="calendar">
      <Head month={month} onTurn={(by) => setActive(monthAway(active, by))} />
      <table
        ref={grid}
        class="calendar__days"
        role="grid"
        aria-label={month}
        onKeyDown={(event) => {
          const to = dateByKey(active, event.key, event.shiftKey);
          if (event.altKey || event.ctrlKey || event.metaKey) return;
          if (to !== null) go(to);
          else if (event.key === 'Enter' || event.key === ' ') props.onPick(active);
          else return;
          event.preventDefault();
        }}
      >
        <Weekdays />
        <tbody>
          {monthWeeks(Number(active.slice(0, 4)), Number(active.slice(5, 7))).map((week, at) => (
            <tr key={at}>
              {week.map((date, day) =>
                date === null ? (
                  <td key={day} />
                ) : (
                  <Day key={date} {...props} date={date} isActive={date === active} months={months} />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <button class="calendar__today" type="button" onClick={() => props.onPick(props.today)}>
        {texts.today}
      </button>
    </div>
  );
}

const Head = ({ month, onTurn }: { readonly month: string; readonly onTurn: (by: -1 | 1) => void }) => {
  const texts = wordsOf(calendarTexts, useWords().language);
  const turn = (by: -1 | 1, word: string, sign: string) => (
    <button type="button" aria-label={word} title={word} onClick={() => onTurn(by)}>
      <span aria-hidden="true">{sign}</span>
    </button>
  );
  return (
    <div class="calendar__head">
      {turn(-1, texts.before, '‹')}
      <p class="calendar__month" aria-live="polite">
        {month}
      </p>
      {turn(1, texts.after, '›')}
    </div>
  );
};

const Day = (
  props: CalendarProps & {
    readonly date: string;
    readonly isActive: boolean;
    readonly months: readonly string[];
  },
) => {
  const { date, value, today, months } = props;
  const { weekdays } = useWords();
  const weekday = weekdayOf(date);
  return (
    <td
      class={`calendar__day${weekday > 4 ? ' calendar__day--rest' : ''}`}
      role="gridcell"
      tabIndex={props.isActive ? 0 : -1}
      aria-selected={date === value}
      aria-current={date === today ? 'date' : undefined}
      aria-label={`${fullDay(date, months)}, ${weekdays[weekday] ?? ''}`}
      onClick={() => props.onPick(date)}
    >
      {Number(date.slice(8))}
    </td>
  );
};
