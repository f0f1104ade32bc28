import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Centre } from '../../../shared/centre/centre.ts';
import { type Columns, choose, recognised } from './columns.ts';
import type { Column } from './headings.ts';
import { type ImportPlan, planImport } from './plan.ts';
import { readFile, readPaste, type WorkbookReader } from './read-file.ts';
import { readServices } from './read-services.ts';
import type { FileFault, Table, TableRead } from './table.ts';
import { type MissingChoice, takenIn } from './take-in.ts';

/** Somebody's list of services on its way into a centre's document. */
export interface ImportModel {
  readonly text: ReadonlySignal<string>;
  readonly reading: ReadonlySignal<boolean>;
  /** Why nothing could be read; null while there is nothing to read, or it was read. */
  readonly fault: ReadonlySignal<FileFault | null>;
  readonly table: ReadonlySignal<Table | null>;
  readonly columns: ReadonlySignal<Columns>;
  /** What taking it in would do; null while there is nothing to take. */
  readonly plan: ReadonlySignal<ImportPlan | null>;
  readonly missing: ReadonlySignal<MissingChoice>;
  paste(text: string): void;
  open(file: Blob): Promise<void>;
  choose(at: number, column: Column): void;
  /** Whether the first row is one of headings. */
  headed(has: boolean): void;
  chooseMissing(choice: MissingChoice): void;
  /** The document with the list taken in; null while there is nothing to take. */
  result(): Centre | null;
  forget(): void;
}

/** Nothing read yet; `missing` is what becomes of the services that a list does not name until it is chosen. */
export function createImport(
  document: ReadonlySignal<Centre>,
  workbook: WorkbookReader,
  missingAtFirst: MissingChoice = 'keep',
): ImportModel {
  const text = signal('');
  const reading = signal(false);
  const read = signal<TableRead | null>(null);
  const columns = signal<Columns>(noColumns);
  const missing = signal(missingAtFirst);
  const table = computed(() => (read.value?.ok === true ? read.value.table : null));
  const plan = computed(() => {
    const hasName = columns.value.columns.some((column) => column?.kind === 'name' || column?.kind === 'code');
    if (table.value === null || !hasName) return null;
    const { languages } = document.value;
    return planImport(document.value, readServices(table.value, columns.value, languages));
  });
  const take = (next: TableRead | null): void => {
    read.value = next;
    columns.value = next?.ok === true ? recognised(next.table, document.peek().languages) : noColumns;
  };
  return {
    text,
    reading,
    fault: computed(() => (read.value?.ok === false ? read.value.fault : null)),
    table,
    columns,
    plan,
    missing,
    paste: (given) => {
      text.value = given;
      take(given.trim() === '' ? null : readPaste(given));
    },
    open: async (file) => {
      text.value = '';
      reading.value = true;
      const found = await readFile(file, workbook);
      reading.value = false;
      take(found);
    },
    choose: (at, column) => {
      columns.value = { ...columns.value, columns: choose(columns.value.columns, at, column) };
    },
    headed: (has) => {
      columns.value = { ...columns.value, head: has ? 0 : -1 };
    },
    chooseMissing: (choice) => {
      missing.value = choice;
    },
    result: () => (plan.peek() === null ? null : takenIn(document.peek(), plan.peek() ?? nothing, missing.peek())),
    forget: () => {
      text.value = '';
      take(null);
    },
  };
}

const noColumns: Columns = { head: -1, columns: [] };
const nothing: ImportPlan = { services: [], groups: [], series: [], missing: [], faults: [] };
