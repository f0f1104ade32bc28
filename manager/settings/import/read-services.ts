import type { LocalText } from '../../../shared/centre/centre.ts';
import type { Columns } from './columns.ts';
import type { Column, TextKind } from './headings.ts';
import { idOfCode } from './letters.ts';
import type { Table, TableRow } from './table.ts';
import { type CellValue, countOf, linesOf, prefixOf, secondsOf, type ValueFault, yesOrNo } from './values.ts';

/** A service as a row of somebody's list says it: what the row does not say is absent. */
export interface ReadService {
  /** The row in the sheet, from 1. */
  readonly row: number;
  readonly id?: string | undefined;
  readonly name: LocalText;
  readonly group: LocalText;
  readonly documents?: readonly LocalText[] | undefined;
  readonly keywords?: readonly string[] | undefined;
  readonly standardSeconds?: number | undefined;
  readonly dailyLimit?: number | undefined;
  readonly waitingLimit?: number | undefined;
  readonly offered?: boolean | undefined;
  readonly prefix?: string | undefined;
}

/** What is wrong, and where: the row of the sheet and the index of its column, null where it is about the whole row. */
export interface RowFault {
  readonly row: number;
  readonly column: number | null;
  readonly code:
    | ValueFault
    | 'no-name'
    | 'same-code'
    | 'same-name'
    | 'too-many-series'
    | 'too-many-groups'
    | 'too-many-services';
  /** What stands there; the row that says the same. */
  readonly about?: string | number;
}

export interface ReadServices {
  readonly services: readonly ReadService[];
  readonly faults: readonly RowFault[];
  /** Where the names in the centre's first language stand; null if they are nowhere. */
  readonly nameColumn: number | null;
  /** The rows that are wrong, as far as they say which service they are about. */
  readonly spoilt: readonly ReadService[];
}

/** Reads the services out of a table. A group stands for the rows under it that name none, as in a sheet with merged cells. */
export function readServices(table: Table, { head, columns }: Columns, languages: readonly string[]): ReadServices {
  const services: ReadService[] = [];
  const spoilt: ReadService[] = [];
  const faults: RowFault[] = [];
  let group: LocalText = {};
  for (const row of table.slice(head + 1)) {
    const said = textIn(row, columns, 'group');
    if (Object.keys(said).length > 0) group = said;
    const { service, wrong } = readRow(row, columns, group);
    if (service === null) continue;
    faults.push(...wrong);
    (wrong.length > 0 ? spoilt : services).push(service);
  }
  const nameAt = columns.findIndex((column) => column?.kind === 'name' && column.language === languages[0]);
  return { services, spoilt, faults, nameColumn: nameAt < 0 ? null : nameAt };
}

const readRow = (row: TableRow, columns: readonly Column[], group: LocalText) => {
  const name = textIn(row, columns, 'name');
  const wrong: RowFault[] = [];
  const fault = (column: number | null, code: RowFault['code']): void => {
    wrong.push({ row: row.at, column, code, ...(column === null ? {} : { about: row.cells[column] ?? '' }) });
  };
  const read = <T>(kind: NonNullable<Column>['kind'], reading: (cell: string) => CellValue<T>): T | undefined => {
    const at = columns.findIndex((column) => column?.kind === kind);
    const cell = row.cells[at] ?? '';
    if (cell === '') return undefined;
    const found = reading(cell);
    if ('value' in found) return found.value;
    fault(at, found.fault);
    return undefined;
  };
  const id = read('code', codeIn);
  // A row that has nothing of a service, as a sum or a heading between, is none.
  if (Object.keys(name).length === 0 && id === undefined && wrong.length === 0) return { service: null, wrong };
  for (const [at, column] of columns.entries())
    if ((column?.kind === 'name' || column?.kind === 'group') && (row.cells[at] ?? '').length > nameAtMost)
      fault(at, 'too-long');
  const service: ReadService = {
    row: row.at,
    id,
    name,
    group,
    documents: documentsIn(row, columns, fault),
    keywords: read('keywords', (cell) => linesOf(cell.replaceAll(',', ';'), 100, nameAtMost)),
    standardSeconds: read('minutes', secondsOf),
    dailyLimit: read('dailyLimit', countOf),
    waitingLimit: read('waitingLimit', countOf),
    offered: read('offered', yesOrNo),
    prefix: read('prefix', prefixOf),
  };
  return { service, wrong };
};

const nameAtMost = 200;
const textAtMost = 600;

const codeIn = (cell: string): CellValue<string> => {
  const value = idOfCode(cell);
  return value === '' ? { fault: 'not-a-code' } : { value };
};

const textIn = ({ cells }: TableRow, columns: readonly Column[], kind: TextKind): LocalText =>
  Object.fromEntries(
    columns.flatMap((column, at) => {
      const cell = (cells[at] ?? '').replaceAll('\n', ' ');
      return column?.kind === kind && 'language' in column && cell !== '' ? [[column.language, cell]] : [];
    }),
  );

/** The first document of each language is one document, and so on. */
const documentsIn = (
  row: TableRow,
  columns: readonly Column[],
  fault: (column: number, code: RowFault['code']) => void,
): readonly LocalText[] | undefined => {
  const texts: { [language: string]: string }[] = [];
  for (const [at, column] of columns.entries()) {
    const cell = row.cells[at] ?? '';
    if (column?.kind !== 'documents' || cell === '') continue;
    const found = linesOf(cell, 100, textAtMost);
    if ('fault' in found) fault(at, found.fault);
    else for (const [place, line] of found.value.entries()) texts[place] = { ...texts[place], [column.language]: line };
  }
  return texts.length === 0 ? undefined : texts;
};
