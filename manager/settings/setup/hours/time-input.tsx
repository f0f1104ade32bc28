import { useId, useState } from 'preact/hooks';
import { wordsOf } from '../../../../ui/words.ts';
import { readTime } from '../lists/reading.ts';
import { sheetTexts } from '../sheet/texts.ts';

/** A time of day to type as one likes (`9`, `930`, `9:30`); it is taken once it is whole or left. */
export function TimeInput(props: {
  readonly value: string;
  readonly label: string;
  readonly language: string;
  /** What the document finds wrong with it. */
  readonly fault: string | null;
  readonly onChange: (time: string) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [isLeft, leave] = useState(false);
  const read = readTime(typed ?? props.value);
  const settle = (text: string): void => {
    const time = readTime(text);
    leave(!time.ok);
    if (!time.ok) return;
    setTyped(null);
    if (time.value !== props.value) props.onChange(time.value);
  };
  const fault = isLeft && !read.ok ? wordsOf(sheetTexts, props.language).faults[read.why] : props.fault;
  return (
    <span class="time-field">
      <input
        type="text"
        inputMode="numeric"
        autocomplete="off"
        maxLength={5}
        aria-label={props.label}
        aria-invalid={fault !== null}
        aria-describedby={fault === null ? undefined : id}
        value={typed ?? props.value}
        onInput={({ currentTarget: { value } }) => {
          setTyped(value);
          if (/^\d\d:\d\d$/.test(value)) settle(value);
        }}
        onBlur={({ currentTarget: { value } }) => settle(value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') settle(event.currentTarget.value);
        }}
      />
      {fault !== null && (
        <span class="time-field__fault" id={id} role="alert">
          {fault}
        </span>
      )}
    </span>
  );
}
