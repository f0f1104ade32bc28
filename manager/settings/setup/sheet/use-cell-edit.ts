import { useRef, useState } from 'preact/hooks';
import type { ReadFault } from '../lists/reading.ts';
import type { SheetColumn } from './sheet-columns.ts';

/** What is being typed in a cell. */
export interface Editing {
  readonly place: number;
  readonly key: string;
  readonly text: string;
  readonly fault: ReadFault | null;
  /** Typing began it: the caret stands at the end. */
  readonly isTyped: boolean;
}

type Write = (place: number, key: string, value: unknown) => void;

/** The typing in one cell at a time; `onWrite` is given what could be read. */
export function useCellEdit<Row>(columns: readonly SheetColumn<Row>[], onWrite: Write) {
  const [editing, show] = useState<Editing | null>(null);
  // A field that is taken away loses the focus after it was given up or taken: by then nothing is typed any more.
  const now = useRef<Editing | null>(null);
  const set = (next: Editing | null): void => {
    now.current = next;
    show(next);
  };
  return {
    editing,
    /** Begins in a cell, with what stands there or with what is typed over it; yes turns to no at once. */
    begin: (place: number, row: Row, column: SheetColumn<Row>, typed?: string): void => {
      if (column.fixed) return;
      if (column.kind === 'check') {
        toggled(place, row, column, onWrite);
        return;
      }
      const text = column.kind === 'choice' ? optionOf(column, row) : (typed ?? column.text(row));
      set({ place, key: column.key, text, fault: null, isTyped: typed !== undefined });
    },
    type: (text: string): void => {
      if (now.current !== null) set({ ...now.current, text, fault: null });
    },
    cancel: (): void => set(null),
    /** Takes what is typed; false if it cannot be read, which the field then says. */
    take: (): boolean => {
      const typed = now.current;
      const column = columns.find(({ key }) => key === typed?.key);
      if (typed === null || column === undefined) return false;
      const read = column.read(typed.text, typed.place);
      if (!read.ok) {
        set({ ...typed, fault: read.why });
        return false;
      }
      set(null);
      onWrite(typed.place, typed.key, read.value);
      return true;
    },
    /** Empties a cell, where it may be empty. */
    empty: (place: number, column: SheetColumn<Row>): void => {
      const read = column.read('', place);
      if (read.ok && !column.fixed) onWrite(place, column.key, read.value);
    },
  };
}

const toggled = <Row>(place: number, row: Row, column: SheetColumn<Row>, onWrite: Write): void => {
  const read = column.read(column.text(row), place);
  onWrite(place, column.key, !(read.ok && read.value === true));
};

const optionOf = <Row>(column: SheetColumn<Row>, row: Row): string => {
  const text = column.text(row);
  return column.options?.find(({ label }) => label === text)?.value ?? '';
};
