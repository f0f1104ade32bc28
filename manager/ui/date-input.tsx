import { useRef, useState } from 'preact/hooks';
import { readDate, typedDate } from './typed-date.ts';
import { useWords } from './use-words.ts';

/** A date to type as the language writes it, or to pick from the browser's calendar. */
export function DateInput(props: {
  readonly id?: string;
  /** YYYY-MM-DD. */
  readonly value: string;
  readonly wrong: boolean;
  /** Where it is said what is wrong. */
  readonly describedBy?: string | undefined;
  /** Gives the date, or an empty text once what stands there is left and is none. */
  readonly onChange: (date: string) => void;
}) {
  const { words } = useWords();
  const [draft, setDraft] = useState<string | null>(null);
  const calendar = useRef<HTMLInputElement>(null);
  const settle = (typed: string): void => {
    const date = readDate(typed);
    setDraft(date === null ? typed : null);
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
        placeholder={words.dates.pattern}
        aria-invalid={props.wrong}
        aria-describedby={props.describedBy}
        value={draft ?? typedDate(props.value, words.dates.between)}
        onInput={({ currentTarget: { value } }) => (readDate(value) === null ? setDraft(value) : settle(value))}
        onBlur={({ currentTarget: { value } }) => settle(value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') settle(event.currentTarget.value);
        }}
      />
      <button type="button" aria-label={words.dates.calendar} onClick={() => calendar.current?.showPicker()}>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3" />
        </svg>
      </button>
      <input
        ref={calendar}
        class="date-input__calendar"
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        value={props.value}
        onChange={({ currentTarget: { value } }) => settle(value)}
      />
    </span>
  );
}
