import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { aFolder } from '../support/server.ts';

/** What is said of personal data names every table that holds some, so that a new one is not forgotten. */

const root = resolve(import.meta.dirname, '../..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');

const columnsOf = async (): Promise<readonly { readonly table: string; readonly column: string }[]> => {
  const folder = await aFolder();
  const file = join(folder.path, 'novbe.db');
  await (await openSqliteStore({ file })).close();
  const database = new Database(file, { readonly: true });
  const columns = database
    .prepare<[], { readonly table: string; readonly column: string }>(
      `SELECT t.name AS "table", c.name AS "column" FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'`,
    )
    .all();
  database.close();
  await folder.remove();
  return columns;
};

test('each table whose rows are to be erased is erased, and named where it is said what is kept and how long', async () => {
  const tables = (await columnsOf()).filter(({ column }) => column === 'erase_at').map(({ table }) => table);
  expect(tables.toSorted()).toEqual(expect.arrayContaining(['personal', 'seat_people']));
  const page = text('docs/protection.md');
  expect(tables.filter((table) => !page.includes(`table \`${table}\``))).toEqual([]);
  const decision = text('docs/decisions/erasable-personal-data.md');
  expect(tables.filter((table) => !decision.includes(`\`${table}\``))).toEqual([]);
  const eraser = text('server/store/erasable.ts');
  expect(tables.filter((table) => !eraser.includes(`DELETE FROM ${table} WHERE erase_at <= ?`))).toEqual([]);
});
