// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: a month is a grid of days that are chosen
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid around a day hears the keys
import './calendar.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { fullDay } from '../../shared/reports/figure-words.ts';
import { wordsOf } from '../words.ts';
import type { DateWords } from './date-words.ts';
import { dateByKey, monthAway, monthWeeks, weekdayOf } from './month.ts';
import { calendarTexts } from './texts.ts';
import { Weekdays } from './weekdays.tsx';

export interface CalendarProps {
  /** The date that is chosen (YYYY-MM-DD); empty = none, and the month is that of today. */
  readonly value: string;
  readonly today: string;
  readonly words: DateWords;
  readonly onPick: (date: string) => void;
}

/** One month to choose a day of: one tab stop, arrows lead from day to day, Page Up and Page Down from month to month. */
export function DateCalendar(props: CalendarProps) {
  const { language } = props.words;
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
      <Head month={month} language={language} onTurn={(by) => setActive(monthAway(active, by))} />
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
        <Weekdays {...props.words} />
        <tbody>
          {monthWeeks(Number(active.slice(0, 4)), Number(active.slice(5, 7))).map((week, at) => (
            <tr key={at}>
              {week.map((date, day) =>
                date === null ? <td key={day} /> : <Day key={date} {...props} date={date} isActive={date === active} />,
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

const Head = (props: { readonly month: string; readonly language: string; readonly onTurn: (by: -1 | 1) => void }) => {
  const { month, onTurn } = props;
  const texts = wordsOf(calendarTexts, props.language);
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
  },
) => {
  const { date, value, today } = props;
  const { months, weekdays } = props.words;
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
