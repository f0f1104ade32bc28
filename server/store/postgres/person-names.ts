import type { PersonName } from '../names.ts';
import { type ClockShift, shiftedNames } from '../shifted.ts';
import type { Session } from './database.ts';
import { manyRows } from './many.ts';

/** The names that people and programs had. */

/** Those known already stay as they are. */
export const addNames = (to: Session, names: readonly PersonName[]): Promise<void> =>
  add(
    to,
    names.map(({ id, since, name }) => [id, since, name]),
  );

/** Keeps the name of somebody who is about to be removed. One who was renamed before has it already. */
export const keepName = (to: Session, table: 'users' | 'tokens', id: string): Promise<number> =>
  to.run(
    `INSERT INTO person_names (id, since, name) SELECT id, 0, name FROM ${table} WHERE id = $1 ON CONFLICT DO NOTHING`,
    [id],
  );

export const namesOf = (from: Session): Promise<readonly PersonName[]> =>
  from.all<PersonName>('SELECT id, since, name FROM person_names ORDER BY id, since');

export async function shiftNames(to: Session, by: ClockShift): Promise<void> {
  const names = shiftedNames(await namesOf(to), by);
  await to.run('DELETE FROM person_names');
  await addNames(to, names);
}

const add = manyRows(
  'person_names',
  [
    ['id', 'text'],
    ['since', 'int8'],
    ['name', 'text'],
  ],
  'ON CONFLICT DO NOTHING',
);
