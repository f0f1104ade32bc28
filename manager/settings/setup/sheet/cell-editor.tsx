import type { TargetedKeyboardEvent } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { Words } from '../../../../shared/words.ts';
import type { SheetColumn } from './sheet-columns.ts';
import type { SheetState } from './sheet-state.ts';
import type { az } from './text/az.ts';
import type { Editing } from './use-cell-edit.ts';

/** The field in a cell: Enter takes what is typed and leads down, Tab to the right, Escape leaves it as it was. */
export function CellEditor<Row>(props: {
  readonly column: SheetColumn<Row>;
  readonly editing: Editing;
  readonly state: SheetState;
  readonly words: Words<typeof az>;
}) {
  const { column, editing, state, words } = props;
  const id = useId();
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null);
  // Before the next key: what is typed fast belongs to this field.
  useLayoutEffect(() => {
    field.current?.focus();
    if (!editing.isTyped && column.kind !== 'choice') field.current?.select();
  }, []);
  const common = {
    ref: field,
    class: column.kind === 'figure' ? 'sheet__field' : 'sheet__field sheet__field--wide',
    'aria-label': column.head,
    'aria-invalid': editing.fault !== null,
    'aria-describedby': editing.fault === null ? undefined : id,
    value: editing.text,
    onKeyDown: (event: TargetedKeyboardEvent<HTMLElement>) => onKey(event, state),
    onBlur: () => state.settle(null),
  };
  return (
    <>
      {column.kind === 'choice' ? (
        <select {...common} onChange={(event) => state.type(event.currentTarget.value)}>
          {!column.options?.some(({ value }) => value === editing.text) && <option value="">–</option>}
          {column.options?.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...common}
          type="text"
          autocomplete="off"
          inputMode={column.kind === 'figure' ? 'numeric' : 'text'}
          maxLength={column.maxLength}
          onInput={(event) => state.type(event.currentTarget.value)}
        />
      )}
      {editing.fault !== null && (
        <span class="sheet__fault sheet__fault--typed" id={id} role="alert">
          {words.faults[editing.fault]}
        </span>
      )}
    </>
  );
}

const onKey = (event: TargetedKeyboardEvent<HTMLElement>, state: SheetState): void => {
  event.stopPropagation();
  if (event.isComposing) return;
  const by = {
    Enter: { row: event.shiftKey ? -1 : 1, column: 0 },
    Tab: { row: 0, column: event.shiftKey ? -1 : 1 },
  };
  if (event.key === 'Escape') state.cancel();
  else if (event.key === 'Enter' || event.key === 'Tab') state.settle(by[event.key]);
  else return;
  event.preventDefault();
};
