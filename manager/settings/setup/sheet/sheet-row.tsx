// biome-ignore-all lint/a11y/useSemanticElements: rows that stand where they are placed can be no rows of a table
// biome-ignore-all lint/a11y/useFocusableInteractive: one cell of the grid is focusable, by the props spread into each
import type { TargetedMouseEvent } from 'preact';
import { useId } from 'preact/hooks';
import type { Words } from '../../../../shared/words.ts';
import { CellEditor } from './cell-editor.tsx';
import type { SheetColumn } from './sheet-columns.ts';
import type { SheetProps, SheetState } from './sheet-state.ts';
import type { az } from './text/az.ts';
import { rowRem } from './use-focused-cell.ts';

type RowProps<Row> = SheetProps<Row> & {
  readonly row: number;
  readonly place: number;
  readonly one: Row;
  readonly state: SheetState;
  readonly words: Words<typeof az>;
};

/** One row: what chooses it, its cells, what opens it whole. */
export function SheetRow<Row>(props: RowProps<Row>) {
  const { row, place, one, state, words, columns } = props;
  const isChosen = props.chosen.has(place);
  const name = props.nameOf(one) || words.unnamed(row + 1);
  const last = columns.length + 1;
  return (
    <div
      class={isChosen ? 'sheet__row sheet__row--chosen' : 'sheet__row'}
      role="row"
      aria-rowindex={row + 2}
      aria-selected={isChosen}
      style={{ top: `${row * rowRem}rem` }}
    >
      <div class="sheet__cell sheet__pick" role="gridcell" {...placed(state, row, 0)}>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={words.choose(name)}
          checked={isChosen}
          onChange={() => state.toggle(place)}
        />
      </div>
      {columns.map((column, index) => (
        <Cell key={column.key} {...props} column={column} at={index + 1} />
      ))}
      {props.onOpen !== undefined && (
        <div class="sheet__cell sheet__open" role="gridcell" {...placed(state, row, last)}>
          <button type="button" tabIndex={-1} aria-label={words.detailsOf(name)} onClick={() => props.onOpen?.(place)}>
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
              <path d="M3 8h.01M8 8h.01M13 8h.01" />
            </svg>
          </button>
        </div>
      )}
    </div>
  );
}

const Cell = <Row,>(props: RowProps<Row> & { readonly column: SheetColumn<Row>; readonly at: number }) => {
  const { column, row, place, at, state, one, words } = props;
  const id = useId();
  const isActive = state.active.row === row && state.active.column === at;
  const editing = state.editing?.place === place && state.editing.key === column.key ? state.editing : null;
  const fault = props.faultOf(place, column.key);
  const text = column.shown?.(one) ?? column.text(one);
  // A first press leads to the cell, one more types in it. What was being typed elsewhere is taken before.
  const onPress = (event: TargetedMouseEvent<HTMLElement>): void => {
    if (editing !== null || event.button !== 0) return;
    event.preventDefault();
    if (state.editing !== null) state.settle(null);
    const isAgain = isActive && event.currentTarget === document.activeElement && !event.shiftKey;
    if (isAgain) state.begin({ row, column: at });
    else state.onPress({ row, column: at }, event.shiftKey);
  };
  return (
    <div
      class={`sheet__cell${column.kind === 'figure' ? ' sheet__figure' : ''}${fault === null ? '' : ' sheet__cell--bad'}`}
      role="gridcell"
      aria-invalid={fault !== null || undefined}
      aria-describedby={fault === null ? undefined : id}
      aria-readonly={column.fixed || undefined}
      {...placed(state, row, at)}
      onMouseDown={onPress}
    >
      {editing === null ? (
        <>
          {column.sign?.(one)}
          <span class="sheet__text" title={text}>
            {text}
          </span>
        </>
      ) : (
        <CellEditor column={column} editing={editing} state={state} words={words} />
      )}
      {fault !== null && (
        <span class="sheet__fault" id={id}>
          {fault}
        </span>
      )}
    </div>
  );
};

const placed = (state: SheetState, row: number, column: number) => ({
  'data-cell': `${row}:${column}`,
  'aria-colindex': column + 1,
  tabIndex: state.active.row === row && state.active.column === column ? 0 : -1,
});
