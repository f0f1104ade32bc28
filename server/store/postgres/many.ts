import type { Session, Value } from './database.ts';

type Field = string | number | boolean | Buffer | null;

/** A column to write to: its name, and its type as PostgreSQL calls it. */
export type Column = readonly [name: string, type: string];

/** Puts rows with one statement, however many they are; `after` is what follows, as ON CONFLICT …. Each row has a value a column. */
export function manyRows(table: string, columns: readonly Column[], after = '') {
  const names = columns.map(([name]) => name).join(', ');
  const arrays = columns.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ');
  const sql = `INSERT INTO ${table} (${names}) SELECT * FROM unnest(${arrays}) ${after}`;
  return async (to: Session, rows: readonly (readonly Field[])[]): Promise<void> => {
    if (rows.length === 0) return;
    const values: Value[] = columns.map((_, index) => rows.map((row) => row[index] ?? null));
    to.put(sql, values);
  };
}

/** The same where a row of the same first `keyLength` values may come twice, which one statement cannot change twice: the last holds. */
export function manyUpserts(table: string, columns: readonly Column[], keyLength: number, after: string) {
  const write = manyRows(table, columns, after);
  return (to: Session, rows: readonly (readonly Field[])[]): Promise<void> => {
    const last = new Map(rows.map((row) => [JSON.stringify(row.slice(0, keyLength)), row]));
    return write(to, [...last.values()]);
  };
}
