import { readNumber, writeNumber } from './typed.ts';

/** A number beside a choice that asks for one. */
export function FigureInput(props: {
  readonly label: string;
  readonly value: unknown;
  readonly onWrite: (value: number | string) => void;
}) {
  return (
    <input
      class="setting__figure"
      type="text"
      inputMode="numeric"
      autocomplete="off"
      aria-label={props.label}
      value={writeNumber(props.value)}
      onInput={({ currentTarget }) => props.onWrite(readNumber(currentTarget.value))}
    />
  );
}
