import type { DecisionTable, FactType, FactValue, TableRow } from '../../../shared/cases/table-schema.ts';

/** What is changed of a table that is in the making. */

export type TableChange = (table: DecisionTable) => DecisionTable;
type Example = DecisionTable['examples'][number];

/** Another row in the place of one. */
export function withRow(at: number, change: (row: TableRow) => TableRow): TableChange {
  return (table) => ({ ...table, rows: table.rows.map((row, place) => (place === at ? change(row) : row)) });
}

/** A row more, at the end: it refuses, on the first ground that there is. */
export function withRowAdded(table: DecisionTable): DecisionTable {
  const taken = new Set(table.rows.map(({ id }) => id));
  const id = freeId(taken, 'row');
  const ground = table.grounds[0]?.id;
  const row: TableRow = { id, when: [newCondition], outcome: 'refuse', ...(ground === undefined ? {} : { ground }) };
  return { ...table, rows: [...table.rows, row] };
}

/** Without a row and its examples. */
export function withoutRow(at: number): TableChange {
  return (table) => {
    const gone = table.rows[at]?.id;
    return {
      ...table,
      rows: table.rows.filter((_, place) => place !== at),
      examples: table.examples.filter(({ row }) => row !== gone),
    };
  };
}

/** A row one place further up. */
export function withRowUp(at: number): TableChange {
  return (table) => {
    const rows = [...table.rows];
    const [row] = rows.splice(at, 1);
    if (row !== undefined) rows.splice(Math.max(0, at - 1), 0, row);
    return { ...table, rows };
  };
}

/** A row that grants has an amount and months, one that refuses a ground. */
export function withOutcome(row: TableRow, outcome: TableRow['outcome'], ground: string | undefined): TableRow {
  const { id, when, amount = '0', months = 12 } = row;
  if (outcome === 'grant') return { id, when, outcome, amount, months };
  const named = row.ground ?? ground;
  return { id, when, outcome, ...(named === undefined ? {} : { ground: named }) };
}

export const newCondition: TableRow['when'][number] = { is: 'true', says: { az: '', ru: '', en: '' } };

/** An example in the place of one. */
export function withExample(at: number, change: (example: Example) => Example): TableChange {
  return (table) => ({
    ...table,
    examples: table.examples.map((example, place) => (place === at ? change(example) : example)),
  });
}

/** An example more: the last one again, to be changed. */
export function withExampleAdded(table: DecisionTable): DecisionTable {
  const first: Example = {
    row: table.rows[0]?.id ?? '',
    facts: Object.fromEntries(table.facts.map(({ id, type }) => [id, nothingOf[type]])),
  };
  return { ...table, examples: [...table.examples, table.examples.at(-1) ?? first] };
}

export function withoutExample(at: number): TableChange {
  return (table) => ({ ...table, examples: table.examples.filter((_, place) => place !== at) });
}

/** An example with another amount; null = it has none. */
export function withAmount({ amount: _, ...example }: Example, amount: number | null): Example {
  return amount === null ? example : { ...example, amount };
}

const nothingOf: { readonly [T in FactType]: FactValue } = { money: 0, count: 0, 'yes-no': false, text: '' };

const freeId = (taken: ReadonlySet<string>, word: string): string => {
  for (let n = 1; ; n++) if (!taken.has(`${word}-${n}`)) return `${word}-${n}`;
};

/** What somebody typed, as a whole number of 0 and more; null = it is none. */
export function wholeIn(typed: string): number | null {
  return /^[0-9]{1,12}$/.test(typed.trim()) ? Number(typed) : null;
}
