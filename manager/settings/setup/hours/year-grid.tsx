// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: a month is a grid of days that are chosen
// biome-ignore-all lint/a11y/noStaticElementInteractions: the keys of all twelve grids are heard around them
import type { TargetedKeyboardEvent, TargetedMouseEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Calendar } from '../../../../shared/calendar.ts';
import type { Hours } from '../../../../shared/centre.ts';
import { fullDay } from '../../../../shared/figure-words.ts';
import type { Words } from '../../../../shared/words.ts';
import { say, wordsOf } from '../../../../ui/words.ts';
import { monthWeeks, weekdayOf } from '../../../ui/calendar/month.ts';
import { calendarTexts } from '../../../ui/calendar/texts.ts';
import { Weekdays } from '../../../ui/calendar/weekdays.tsx';
import { useWords } from '../../../ui/use-words.ts';
import { faultAt } from '../lists/part-fields.tsx';
import type { PartProps } from '../setup-context.ts';
import type { az } from './text/az.ts';
import { spansText } from './week-model.ts';
import { type DayState, dateAfter, datesBetween, dayState } from './year-model.ts';

interface YearProps extends PartProps {
  readonly hours: Hours;
  /** The calendar that the centre goes by; null = none. */
  readonly calendar: Calendar | null;
  readonly year: number;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (dates: ReadonlySet<string>) => void;
  readonly texts: Words<typeof az>;
}

/** The twelve months of a year, each day by its state: one tab stop, arrows lead from day to day, Shift takes several. */
export function YearGrid(props: YearProps) {
  const { year, texts } = props;
  const held = useDays(props);
  return (
    <div class="year__grid">
      <div class="year-months" ref={held.box} onKeyDown={held.onKeyDown}>
        {Array.from({ length: 12 }, (_, index) => (
          <Month key={`${year}-${index}`} {...props} month={index + 1} held={held} />
        ))}
      </div>
      <ul class="year-legend">
        {(['usual', 'rest', ...(props.calendar === null ? [] : (['country'] as const)), 'off', 'special'] as const).map(
          (kind) => (
            <li key={kind}>
              <span class={`year-day year-day--${kind}`} data-letter={texts.letters[kind]} aria-hidden="true">
                7
              </span>
              {texts.kinds[kind]}
            </li>
          ),
        )}
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
      <Weekdays />
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
  const { date, hours, calendar, held, texts } = props;
  const state = dayState(hours, date, calendar);
  const isFaulty =
    state.at !== null &&
    [...props.draft.faults.value.keys()].some((path) => path.startsWith(`hours/exceptions/${state.at}/`));
  return (
    // biome-ignore lint/a11y/useKeyWithMouseEvents: the grid around it hears the keys
    <td
      class={`year-day year-day--${state.kind}${isFaulty ? ' year-day--bad' : ''}`}
      role="gridcell"
      data-letter={texts.letters[state.kind]}
      tabIndex={date === held.active ? 0 : -1}
      aria-selected={props.chosen.has(date)}
      aria-label={useLabel(props, state)}
      title={useName(props, state) || undefined}
      onMouseDown={(event) => held.onPress(date, event)}
      onMouseOver={(event) => held.onPass(date, event)}
    >
      {Number(date.slice(8))}
    </td>
  );
};

const useName = ({ draft, language }: YearProps, { name }: DayState): string =>
  name === undefined ? '' : say(name, language, draft.document.value.languages);

/** A day in words: 20 mart 2026, cümə: bağlıdır, Novruz bayramı. */
const useLabel = (props: YearProps & { readonly date: string }, state: DayState): string => {
  const { months, weekdays } = useWords();
  const { date, texts } = props;
  const name = useName(props, state);
  const spans = state.spans.length === 0 ? '' : ` ${spansText(state.spans)}`;
  const fault = state.at === null ? null : faultAt(props, `hours/exceptions/${state.at}/date`);
  const parts = [
    `${texts.kinds[state.kind]}${spans}`,
    ...(name === '' ? [] : [name]),
    ...(fault === null ? [] : [fault]),
  ];
  return `${fullDay(date, months)}, ${weekdays[weekdayOf(date)] ?? ''}: ${parts.join(', ')}`;
};
