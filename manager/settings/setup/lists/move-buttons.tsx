/** Up, down and away, for the thing or the rows that are chosen. */
export function MoveButtons(props: {
  readonly texts: { readonly up: string; readonly down: string; readonly remove: string };
  /** Whether it is the first, the last: it goes no further. */
  readonly ends?: readonly [isFirst: boolean, isLast: boolean];
  readonly onShift: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}) {
  const { texts, onShift } = props;
  return (
    <>
      <button class="button" type="button" aria-disabled={props.ends?.[0]} onClick={() => onShift(-1)}>
        {texts.up}
      </button>
      <button class="button" type="button" aria-disabled={props.ends?.[1]} onClick={() => onShift(1)}>
        {texts.down}
      </button>
      <button class="button button--bad" type="button" onClick={props.onRemove}>
        {texts.remove}
      </button>
    </>
  );
}
