// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: a month is a grid of days that are chosen
// biome-ignore-all lint/a11y/noStaticElementInteractions: the keys of all twelve grids are heard around them
import './year.css';
import type { TargetedKeyboardEvent, TargetedMouseEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { fullDay } from '../../../shared/reports/figure-words.ts';
import { monthWeeks, weekdayOf } from '../../../ui/calendar/month.ts';
import { calendarTexts } from '../../../ui/calendar/texts.ts';
import { Weekdays } from '../../../ui/calendar/weekdays.tsx';
import { wordsOf } from '../../../ui/words.ts';
import { useWords } from '../../ui/use-words.ts';
import { dateAfter, datesBetween } from './days.ts';

/** How a day of the year is drawn and what is said of it. */
export interface ShownDay {
  /** Its class is `year-day--KIND`, and the legend says what it means. */
  readonly kind: string;
  /** What it is called, where it is called anything. */
  readonly name: string;
  /** What is heard of it behind its date, as `closed, New Year`. */
  readonly said: string;
  readonly isFaulty?: boolean;
}

interface YearProps {
  readonly year: number;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (dates: ReadonlySet<string>) => void;
  readonly dayOf: (date: string) => ShownDay;
  /** The kinds of days that there are, in the order of the legend. */
  readonly kinds: readonly DayKind[];
}
export interface DayKind {
  readonly kind: string;
  /** What stands at the number, so that the kind is told without colour. */
  readonly letter: string;
  readonly word: string;
}

/** The twelve months of a year, each day by its state: one tab stop, arrows lead from day to day, Shift takes several. */
export function YearGrid(props: YearProps) {
  const { year, kinds } = props;
  const held = useDays(props);
  return (
    <div class="year__grid">
      <div class="year-months" ref={held.box} onKeyDown={held.onKeyDown}>
        {Array.from({ length: 12 }, (_, index) => (
          <Month key={`${year}-${index}`} {...props} month={index + 1} held={held} />
        ))}
      </div>
      <ul class="year-legend">
        {kinds.map(({ kind, letter, word }) => (
          <li key={kind}>
            <span class={`year-day year-day--${kind}`} data-letter={letter} aria-hidden="true">
              7
            </span>
            {word}
          </li>
        ))}
      </ul>
    </div>
  );
}

type Held = ReturnType<typeof useDays>;

/** The day with the focus and those that are chosen. */
const useDays = ({ year, chosen, onChoose }: YearProps) => {
  const box = useRef<HTMLDivElement>(null);
  const isDue = useRef(false);
  const [wanted, setActive] = useState(`${year}-01-01`);
  const active = wanted.startsWith(`${year}-`) ? wanted : `${year}${wanted.slice(4, 8)}01`;
  const anchor = useRef(active);
  useLayoutEffect(() => {
    if (isDue.current) box.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    isDue.current = false;
  });
  const go = (date: string): void => {
    isDue.current = true;
    setActive(date);
  };
  const toggle = (date: string): void => {
    const next = new Set(chosen);
    if (!next.delete(date)) next.add(date);
    anchor.current = date;
    onChoose(next);
  };
  const extend = (date: string): void => onChoose(new Set(datesBetween(anchor.current, date)));
  const take = (date: string): void => {
    anchor.current = date;
    onChoose(new Set([date]));
  };
  return {
    ...{ box, active },
    onKeyDown: (event: TargetedKeyboardEvent<HTMLElement>): void => {
      const to = dateAfter(active, event.key);
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if (to !== null) {
        if (event.shiftKey) extend(to);
        else anchor.current = to;
        go(to);
      } else if (event.key === ' ') toggle(active);
      else if (event.key === 'Escape') onChoose(new Set());
      else if (event.key === 'Enter') {
        if (!chosen.has(active)) take(active);
        box.current?.closest('.year')?.querySelector<HTMLElement>('.year-days button')?.focus();
      } else return;
      event.preventDefault();
    },
    onPress: (date: string, event: TargetedMouseEvent<HTMLElement>): void => {
      if (event.button !== 0) return;
      event.preventDefault();
      go(date);
      if (event.shiftKey) extend(date);
      else if (event.ctrlKey || event.metaKey) toggle(date);
      else take(date);
    },
    /** The pointer is drawn over the days with its button down. */
    onPass: (date: string, event: TargetedMouseEvent<HTMLElement>): void => {
      if (event.buttons === 1 && chosen.size > 0) extend(date);
    },
  };
};

const Month = (props: YearProps & { readonly month: number; readonly held: Held }) => {
  const { year, month } = props;
  const { months } = wordsOf(calendarTexts, useWords().language);
  const name = months[month - 1] ?? String(month);
  return (
    <table class="year-month" role="grid" aria-label={`${name} ${year}`} aria-multiselectable>
      <caption>{name}</caption>
      <Weekdays {...useWords()} />
      <tbody>
        {monthWeeks(year, month).map((week, at) => (
          <tr key={at}>
            {week.map((date, day) =>
              date === null ? <td key={day} class="year-no-day" /> : <Day key={date} {...props} date={date} />,
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Day = (props: YearProps & { readonly date: string; readonly held: Held }) => {
  const { months, weekdays } = useWords();
  const { date, held, kinds } = props;
  const { kind, name, said, isFaulty = false } = props.dayOf(date);
  return (
    // biome-ignore lint/a11y/useKeyWithMouseEvents: the grid around it hears the keys
    <td
      class={`year-day year-day--${kind}${isFaulty ? ' year-day--bad' : ''}`}
      role="gridcell"
      data-letter={kinds.find((one) => one.kind === kind)?.letter ?? ''}
      tabIndex={date === held.active ? 0 : -1}
      aria-selected={props.chosen.has(date)}
      aria-label={`${fullDay(date, months)}, ${weekdays[weekdayOf(date)] ?? ''}: ${said}`}
      title={name || undefined}
      onMouseDown={(event) => held.onPress(date, event)}
      onMouseOver={(event) => held.onPass(date, event)}
    >
      {Number(date.slice(8))}
    </td>
  );
};
