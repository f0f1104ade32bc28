import type { TargetedEvent, TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SheetColumn } from './sheet-columns.ts';
import { type KeyAsk, type KeyPlace, keyAsk } from './sheet-keys.ts';
import { type Cell, cellAfter, rowsBetween } from './sheet-moves.ts';
import { writeCells } from './tsv.ts';
import { useCellEdit } from './use-cell-edit.ts';
import { useFocusedCell } from './use-focused-cell.ts';

/** What a table that is edited in place is given, and what it asks for. Rows are told by their places in the document. */
export interface SheetProps<Row> {
  readonly label: string;
  readonly columns: readonly SheetColumn<Row>[];
  readonly list: readonly Row[];
  /** The rows that are shown, in their order. */
  readonly shown: readonly number[];
  readonly chosen: ReadonlySet<number>;
  readonly onChoose: (places: ReadonlySet<number>) => void;
  readonly onWrite: (place: number, key: string, value: unknown) => void;
  /** Cells from a spreadsheet are to fall on the table. */
  readonly onPaste: (goal: PasteGoal) => void;
  /** The chosen rows, or the one with the focus, one up or down. */
  readonly onShift: (places: ReadonlySet<number>, by: -1 | 1) => void;
  /** The whole row is looked at. */
  readonly onOpen?: (place: number) => void;
  readonly sort?: { readonly key: string | null; readonly descending: boolean };
  readonly onSort?: (key: string) => void;
  readonly nameOf: (row: Row) => string;
  /** What is wrong with a part of a row, in words. */
  readonly faultOf: (place: number, key: string) => string | null;
  /** A cell that the focus goes to, whenever this is another object. */
  readonly goTo?: { readonly place: number; readonly key: string } | null;
}

/** Where cells are pasted to: the rows that they fall on, by their places in the document, and the first column. */
export interface PasteGoal {
  readonly rows: readonly number[];
  readonly column: number;
  readonly text: string;
  /** The rows are those that were chosen: a single line of cells goes to each of them. */
  readonly fills: boolean;
}

export type SheetState = ReturnType<typeof useSheet>;

/** The focus, the selection and the typing of a table; column 0 chooses the row, the last one opens it, row -1 is the head. */
export function useSheet<Row>(props: SheetProps<Row>) {
  const { columns, shown } = props;
  const [wanted, setActive] = useState<Cell>({ row: 0, column: 1 });
  const edit = useCellEdit(columns, props.onWrite);
  const active = { ...wanted, row: Math.min(wanted.row, shown.length - 1) };
  const focus = useFocusedCell(active, edit.editing !== null);
  const go = (cell: Cell): void => {
    focus.takeFocus();
    setActive(cell);
  };
  useGoal(props, go);
  const toggle = (place: number): void => props.onChoose(toggled(props.chosen, place));
  const begin = (cell: Cell, typed?: string): void => {
    const [place, column] = [shown[cell.row], columns[cell.column - 1]];
    const row = place === undefined ? undefined : props.list[place];
    if (place !== undefined && row !== undefined && column !== undefined) edit.begin(place, row, column, typed);
  };
  /** Takes what is typed, if it can be read, and leads on from there. */
  const settle = (by: Cell | null): void => {
    if (edit.take() && by !== null) go(within({ row: active.row + by.row, column: active.column + by.column }, props));
  };
  const cancel = (): void => {
    focus.takeFocus();
    edit.cancel();
  };
  const act = (ask: KeyAsk): void => acted(ask, { ...props, active, begin, toggle, empty: edit.empty });
  const keys = useKeys(props, { active, go, act, page: pageOf(focus.sight), isTyped: edit.editing !== null });
  return {
    ...{ box: focus.box, sight: focus.sight, look: focus.look, active, editing: edit.editing },
    ...{ go, toggle, begin, settle, cancel, type: edit.type },
    ...keys,
    /** A cell got the focus, by whatever: a reader of the screen moves it too. */
    onFocusIn: (event: TargetedEvent<HTMLElement, FocusEvent>): void => {
      const [row, column] = (event.target instanceof HTMLElement ? (event.target.dataset.cell ?? '') : '')
        .split(':')
        .map(Number);
      if (row !== undefined && column !== undefined) setActive({ row, column });
    },
    ...clipboard(props, active, edit.editing !== null),
  };
}

interface Held {
  readonly active: Cell;
  readonly go: (cell: Cell) => void;
  readonly act: (ask: KeyAsk) => void;
  readonly page: number;
  readonly isTyped: boolean;
}

/** Goes where somebody is to be taken. */
const useGoal = <Row>({ goTo, columns, shown }: SheetProps<Row>, go: (cell: Cell) => void): void => {
  useLayoutEffect(() => {
    if (goTo == null) return;
    const column = columns.findIndex(({ key }) => key === goTo.key);
    go({ row: Math.max(0, shown.indexOf(goTo.place)), column: column + 1 });
  }, [goTo]);
};

/** Keys lead from cell to cell, with Shift they choose the rows on the way, and ask for the rest. */
const useKeys = <Row>(props: SheetProps<Row>, held: Held) => {
  const { columns, shown, chosen } = props;
  const anchor = useRef(0);
  const { active } = held;
  const size = {
    rows: shown.length + 1,
    columns: columns.length + (props.onOpen === undefined ? 1 : 2),
    page: held.page,
  };
  const lead = (key: string, ctrlKey: boolean): Cell | null => {
    const to = cellAfter({ row: active.row + 1, column: active.column }, { key, ctrlKey }, size);
    // The head is reached step by step.
    return to && { row: Math.max(to.row - 1, ctrlKey && shown.length > 0 ? 0 : -1), column: to.column };
  };
  const go = (to: Cell, chooses: boolean): void => {
    if (chooses)
      props.onChoose(
        new Set(rowsBetween(Math.max(0, anchor.current), Math.max(0, to.row)).flatMap((row) => shown[row] ?? [])),
      );
    else anchor.current = to.row;
    held.go(to);
  };
  return {
    /** A cell is pressed; with Shift, the rows up to it are chosen. */
    onPress: (cell: Cell, isShift: boolean): void => go(cell, isShift),
    onKeyDown: (event: TargetedKeyboardEvent<HTMLElement>): void => {
      if (held.isTyped) return;
      const key = {
        key: event.key,
        altKey: event.altKey,
        shiftKey: event.shiftKey,
        ctrlKey: event.ctrlKey || event.metaKey,
      };
      const to = key.altKey ? null : lead(key.key, key.ctrlKey);
      const ask = to === null ? keyAsk(key, placeOf(props, active, chosen.size > 0)) : null;
      if (to === null && ask === null) return;
      event.preventDefault();
      if (to !== null) go(to, key.shiftKey);
      else if (ask !== null) held.act(ask);
    },
  };
};

const placeOf = <Row>({ columns }: SheetProps<Row>, { row, column }: Cell, isChosen: boolean): KeyPlace => {
  const of = columns[column - 1];
  const on = column === 0 ? 'pick' : of === undefined ? 'open' : 'cell';
  const head = column === 0 ? 'head-pick' : 'head';
  return { on: row === -1 ? head : on, isCheck: of?.kind === 'check', isChosen };
};

const acted = <Row>(
  ask: KeyAsk,
  table: SheetProps<Row> & {
    readonly active: Cell;
    readonly begin: (cell: Cell, typed?: string) => void;
    readonly toggle: (place: number) => void;
    readonly empty: (place: number, column: SheetColumn<Row>) => void;
  },
): void => {
  const { active, columns, shown, chosen } = table;
  const [place, column] = [shown[active.row], columns[active.column - 1]];
  if (ask.kind === 'choose-all') table.onChoose(chosen.size === shown.length ? new Set() : new Set(shown));
  else if (ask.kind === 'clear') table.onChoose(new Set());
  else if (ask.kind === 'sort') {
    if (column !== undefined) table.onSort?.(column.key);
  } else if (place === undefined) return;
  else if (ask.kind === 'shift') table.onShift(chosen.has(place) ? chosen : new Set([place]), ask.by);
  else if (ask.kind === 'toggle') table.toggle(place);
  else if (ask.kind === 'open') table.onOpen?.(place);
  else if (ask.kind === 'edit') table.begin(active, ask.typed);
  else if (column !== undefined) table.empty(place, column);
};

/** Rows that are chosen are copied whole, else the cell; what is pasted goes to the dialog that shows what it would change. */
const clipboard = <Row>(props: SheetProps<Row>, active: Cell, isTyped: boolean) => {
  const { columns, list, shown, chosen } = props;
  const rowsAt = (places: readonly number[]): readonly Row[] => places.flatMap((place) => list[place] ?? []);
  const chosenRows = shown.filter((place) => chosen.has(place));
  return {
    onCopy: (event: TargetedEvent<HTMLElement, ClipboardEvent>): void => {
      if (isTyped) return;
      const cell = columns.slice(Math.max(0, active.column - 1)).slice(0, 1);
      const [rows, of] = chosenRows.length > 0 ? [chosenRows, columns] : [shown.slice(active.row).slice(0, 1), cell];
      event.clipboardData?.setData(
        'text/plain',
        writeCells(rowsAt(rows).map((row) => of.map(({ text }) => text(row)))),
      );
      event.preventDefault();
    },
    onPaste: (event: TargetedEvent<HTMLElement, ClipboardEvent>): void => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (isTyped || text === '') return;
      event.preventDefault();
      const fills = chosen.size > 1 && chosen.has(shown[active.row] ?? -1);
      const rows = fills ? chosenRows : shown.slice(Math.max(0, active.row));
      props.onPaste({ rows, column: Math.max(0, active.column - 1), text, fills });
    },
  };
};

const toggled = (chosen: ReadonlySet<number>, place: number): ReadonlySet<number> => {
  const next = new Set(chosen);
  if (!next.delete(place)) next.add(place);
  return next;
};

const pageOf = ({ height, rowHeight }: { readonly height: number; readonly rowHeight: number }): number =>
  Math.max(1, Math.floor(height / rowHeight) - 1);

const within = <Row>(cell: Cell, { shown, columns }: SheetProps<Row>): Cell => ({
  row: Math.max(0, Math.min(shown.length - 1, cell.row)),
  column: Math.max(1, Math.min(columns.length, cell.column)),
});
