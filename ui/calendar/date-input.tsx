import type { ComponentType } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { dateInFigures } from '../../shared/reports/figure-words.ts';
import { fetchedPart, type Meanwhile } from '../lazily.tsx';
import type { CalendarProps } from './date-calendar.tsx';
import type { DateWords } from './date-words.ts';
import { readDate } from './typed-date.ts';
import './date-input.css';

export interface DateInputProps {
  readonly id?: string;
  /** YYYY-MM-DD. */
  readonly value: string;
  /** The date at the centre: it is marked in the calendar, which begins there where no date stands. */
  readonly today: string;
  readonly wrong: boolean;
  /** Where it is said what is wrong. */
  readonly describedBy?: string | undefined;
  /** Gives the date, or an empty text once what stands there is left and is none. */
  readonly onChange: (date: string) => void;
  /** Says whether a text stands there that is no date, each time the field is left. */
  readonly onUnread?: (isUnread: boolean) => void;
}

/** A date to type as the language writes it, or to pick from a calendar, whose code is fetched when it is opened first. */
export function createDateInput(useDateWords: () => DateWords, meanwhile: Meanwhile) {
  const Calendar = fetchedPart(async () => (await import('./date-calendar.tsx')).DateCalendar, meanwhile);
  return (props: DateInputProps) => <DateInput {...props} words={useDateWords()} Calendar={Calendar} />;
}

type Parts = { readonly words: DateWords; readonly Calendar: ComponentType<CalendarProps> };

const DateInput = (props: DateInputProps & Parts) => {
  const { dates } = props.words;
  const [draft, setDraft] = useState<string | null>(null);
  const settle = (typed: string): void => {
    const date = readDate(typed);
    setDraft(date === null ? typed : null);
    props.onUnread?.(date === null && typed.trim() !== '');
    if (date !== props.value && (date !== null || props.value !== '')) props.onChange(date ?? '');
  };
  return (
    <span class="date-input">
      <input
        id={props.id}
        type="text"
        inputMode="numeric"
        autocomplete="off"
        maxLength={12}
        placeholder={dates.pattern}
        aria-invalid={props.wrong}
        aria-describedby={props.describedBy}
        value={draft ?? dateInFigures(props.value, dates.between)}
        onInput={({ currentTarget: { value } }) => (readDate(value) === null ? setDraft(value) : settle(value))}
        onBlur={({ currentTarget: { value } }) => settle(value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') settle(event.currentTarget.value);
        }}
      />
      <CalendarButton {...props} about={dateInFigures(props.value, dates.between)} onPick={settle} />
    </span>
  );
};

/** Opens a month under itself; Escape, a day or a press elsewhere closes it, and the focus comes back. */
const CalendarButton = (
  props: Parts & {
    readonly value: string;
    readonly today: string;
    /** The date as it stands in the field, for who cannot see it. */
    readonly about: string;
    readonly onPick: (date: string) => void;
  },
) => {
  const { Calendar, words } = props;
  const { dates } = words;
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const popover = useRef<HTMLDivElement>(null);
  // closed and opened at once is heard as one change: the count makes it a calendar of its own, which takes the focus
  const [opened, setOpened] = useState({ times: 0, isOpen: false });
  const show = (): void => {
    const isShown = popover.current?.matches(':popover-open') ?? false;
    if (isShown && popover.current && button.current) placeUnder(button.current, popover.current);
    setOpened(({ times }) => ({ times: times + (isShown ? 1 : 0), isOpen: isShown }));
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-label={`${dates.calendar}: ${props.about}`}
        {...{ popovertarget: id }}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3" />
        </svg>
      </button>
      <div
        ref={popover}
        id={id}
        class="date-input__calendar"
        role="dialog"
        aria-label={dates.calendar}
        popover="auto"
        onToggle={show}
      >
        {opened.isOpen && (
          <Calendar
            key={opened.times}
            value={props.value}
            today={props.today}
            words={words}
            onPick={(date) => {
              popover.current?.hidePopover();
              props.onPick(date);
            }}
          />
        )}
      </div>
    </>
  );
};

/** Puts what opened under its button, or above it where there is no room below, inside the window. */
const placeUnder = (button: HTMLElement, box: HTMLElement): void => {
  const { right, bottom, top } = button.getBoundingClientRect();
  const below = bottom + 4;
  const isRoom = below + box.offsetHeight <= innerHeight;
  box.style.left = `${Math.max(8, right - box.offsetWidth)}px`;
  box.style.top = `${isRoom ? below : Math.max(8, top - 4 - box.offsetHeight)}px`;
};
