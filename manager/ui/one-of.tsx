/** Choices side by side, one of them taken. */
export function OneOf<Value extends string | number>(props: {
  readonly label: string;
  /** The label stands before the choices; else it is only heard. */
  readonly labelled?: boolean;
  readonly options: readonly Value[];
  readonly chosen: Value | null;
  readonly word: (value: Value) => string;
  readonly onChoose: (value: Value) => void;
}) {
  return (
    <fieldset class="choice">
      <legend class={props.labelled ? undefined : 'visually-hidden'}>{props.label}</legend>
      {props.options.map((value) => (
        <button key={value} type="button" aria-pressed={props.chosen === value} onClick={() => props.onChoose(value)}>
          {props.word(value)}
        </button>
      ))}
    </fieldset>
  );
}
