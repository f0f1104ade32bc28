import { readNumber, writeNumber } from './typed.ts';

/** A number beside a choice that asks for one. */
export function FigureInput(props: {
  readonly label: string;
  readonly value: unknown;
  /** The id of what is said to be wrong with it; null = nothing is. */
  readonly fault?: string | null;
  readonly onWrite: (value: number | string) => void;
}) {
  return (
    <input
      class="setting__figure"
      type="text"
      inputMode="numeric"
      autocomplete="off"
      aria-label={props.label}
      aria-invalid={props.fault != null}
      aria-describedby={props.fault ?? undefined}
      value={writeNumber(props.value)}
      onInput={({ currentTarget }) => props.onWrite(readNumber(currentTarget.value))}
    />
  );
}
