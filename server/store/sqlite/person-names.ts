import type { PersonName } from '../names.ts';
import { type ClockShift, shiftedNames } from '../shifted.ts';
import type { Connection } from './database.ts';

/** Statements over the names that people and programs had; within a transaction or a read of the caller's. */
export function openPersonNames(connection: Connection) {
  const add = connection.prepare('INSERT OR IGNORE INTO person_names (id, since, name) VALUES (?, ?, ?)');
  const ofUser = connection.prepare(
    'INSERT OR IGNORE INTO person_names (id, since, name) SELECT id, 0, name FROM users WHERE id = ?',
  );
  const ofToken = connection.prepare(
    'INSERT OR IGNORE INTO person_names (id, since, name) SELECT id, 0, name FROM tokens WHERE id = ?',
  );
  const all = connection.prepare<PersonName>('SELECT id, since, name FROM person_names ORDER BY id, since');
  const clear = connection.prepare('DELETE FROM person_names');
  return {
    add: ({ id, since, name }: PersonName) => void add.run(id, since, name),
    /** To be called before somebody is removed: the name stays. One who was renamed before has it already. */
    keepUser: (id: string) => void ofUser.run(id),
    keepToken: (id: string) => void ofToken.run(id),
    all: () => all.all(),
    shift(by: ClockShift): void {
      const names = shiftedNames(all.all(), by);
      clear.run();
      for (const { id, since, name } of names) add.run(id, since, name);
    },
  };
}
export type PersonNames = ReturnType<typeof openPersonNames>;
