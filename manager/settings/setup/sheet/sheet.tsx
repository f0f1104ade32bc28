// biome-ignore-all lint/a11y/useSemanticElements: rows that stand where they are placed can be no rows of a table
// biome-ignore-all lint/a11y/useFocusableInteractive: one cell of the grid is focusable, by the props spread into each
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid around its cells hears the keys
import './sheet.css';
import { wordsOf } from '../../../../ui/words.ts';
import { useWords } from '../../../ui/use-words.ts';
import { drawnRows } from './sheet-moves.ts';
import { SheetRow } from './sheet-row.tsx';
import { type SheetProps, type SheetState, useSheet } from './sheet-state.ts';
import { sheetTexts } from './texts.ts';
import { rowRem } from './use-focused-cell.ts';

/** A table of thousands of rows that is edited in place, by keys as by pointer: only the rows in sight are drawn. */
export function Sheet<Row>(props: SheetProps<Row>) {
  const words = wordsOf(sheetTexts, useWords().language);
  const { columns, shown, list, onOpen } = props;
  const state = useSheet(props);
  const { sight, active } = state;
  return (
    <div class="sheet">
      <div
        ref={state.box}
        class="sheet__box"
        role="grid"
        tabIndex={shown.length === 0 ? 0 : -1}
        aria-label={props.label}
        aria-rowcount={shown.length + 1}
        aria-colcount={columns.length + (onOpen === undefined ? 1 : 2)}
        aria-multiselectable
        style={{ '--columns': template(columns, onOpen !== undefined), '--rows': shown.length }}
        onScroll={state.look}
        onKeyDown={state.onKeyDown}
        onFocusIn={state.onFocusIn}
        onCopy={state.onCopy}
        onPaste={state.onPaste}
      >
        <Head {...props} state={state} />
        <div class="sheet__body" role="rowgroup" style={{ height: `${shown.length * rowRem}rem` }}>
          {drawnRows(sight, shown.length, active.row).map((row) => {
            const place = shown[row] ?? 0;
            const one = list[place];
            return one === undefined ? null : (
              <SheetRow key={place} {...props} row={row} place={place} one={one} state={state} words={words} />
            );
          })}
        </div>
      </div>
      <p class="sheet__keys">{words.keys}</p>
    </div>
  );
}

const Head = <Row,>(props: SheetProps<Row> & { readonly state: SheetState }) => {
  const words = wordsOf(sheetTexts, useWords().language);
  const { columns, sort, onSort, shown, chosen, state } = props;
  const at = (column: number) => ({
    'data-cell': `-1:${column}`,
    'aria-colindex': column + 1,
    tabIndex: state.active.row === -1 && state.active.column === column ? 0 : -1,
  });
  const all = shown.length > 0 && chosen.size === shown.length;
  return (
    <div class="sheet__head" role="rowgroup">
      <div class="sheet__row" role="row" aria-rowindex={1}>
        <div class="sheet__cell sheet__pick" role="columnheader" {...at(0)}>
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={words.chooseAll}
            checked={all}
            onChange={() => props.onChoose(all ? new Set() : new Set(shown))}
          />
        </div>
        {columns.map(({ key, head, kind }, index) => {
          const isSorted = sort?.key === key;
          return (
            <div
              key={key}
              class={kind === 'figure' ? 'sheet__cell sheet__figure' : 'sheet__cell'}
              role="columnheader"
              aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
              title={head}
              {...at(index + 1)}
              onClick={() => onSort?.(key)}
            >
              <span class="sheet__text">{head}</span>
              {isSorted && <span aria-hidden="true">{sort.descending ? '↓' : '↑'}</span>}
            </div>
          );
        })}
        {props.onOpen !== undefined && (
          <div class="sheet__cell sheet__open" role="columnheader" {...at(columns.length + 1)}>
            <span class="visually-hidden">{words.details}</span>
          </div>
        )}
      </div>
    </div>
  );
};

const template = (
  columns: SheetProps<unknown>['columns'] | readonly { width: number; grows?: boolean }[],
  opens: boolean,
): string =>
  [
    '2.25rem',
    ...columns.map(({ width, grows }) => (grows ? `minmax(${width}rem, 1fr)` : `${width}rem`)),
    ...(opens ? ['2.75rem'] : []),
  ].join(' ');
