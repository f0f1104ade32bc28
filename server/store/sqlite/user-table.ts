import { type UserRow, userColumns, userFields, userOf, userValues } from '../access-rows.ts';
import type { AccessStore } from '../store.ts';
import type { User } from '../user.ts';
import type { Connection } from './database.ts';
import type { PersonNames } from './person-names.ts';
import { mustBeSound, soundBy, soundJson } from './sound-rows.ts';

/** Staff in SQLite; `rows` work within a transaction of the caller's. */
export function openUsers(connection: Connection, names: PersonNames): Users & { readonly rows: UserRows } {
  const add = connection.prepare(`${into} ON CONFLICT DO NOTHING`);
  const put = connection.prepare(
    `${into}
     ON CONFLICT (id) DO UPDATE SET
       login = excluded.login, name = excluded.name, role = excluded.role, centre = excluded.centre,
       counters = excluded.counters, password_hash = excluded.password_hash, active = excluded.active,
       must_change = excluded.must_change, untried = excluded.untried,
       second_factor = excluded.second_factor, duties = excluded.duties,
       department = excluded.department, official = excluded.official,
       places = excluded.places, national = excluded.national, national_ends_at = excluded.national_ends_at`,
  );
  const all = connection.prepare<UserRow>(`SELECT ${userFields} FROM users ORDER BY login`);
  const byLogin = soundBy(connection.prepare<UserRow>(`SELECT ${userFields} FROM users WHERE login = ?`), 'login');
  const byId = soundBy(connection.prepare<UserRow>(`SELECT ${userFields} FROM users WHERE id = ?`), 'id');
  const remove = connection.prepare('DELETE FROM users WHERE id = ?');
  const seen = connection.prepare<{ id: string; at: number }>(
    'SELECT id, seen_at AS at FROM users WHERE seen_at IS NOT NULL',
  );
  const found = (row: UserRow | undefined): User | null => (row === undefined ? null : asUser(row));
  const rows = {
    all: () => all.all().map(asUser),
    putUser: (user: User) => void put.run(...valuesOf(user)),
    removeUser(id: string): void {
      names.keepUser(id);
      remove.run(id);
    },
  };
  return {
    rows,
    users: () => connection.read(rows.all),
    userByLogin: (login) => connection.read(() => found(byLogin(login))),
    user: (id) => connection.read(() => found(byId(id))),
    putUser: (user) => connection.write(() => add.run(...valuesOf(user)).changes > 0),
    removeUser: (id) => connection.write(() => rows.removeUser(id)),
    peopleSeen: () => connection.read(() => new Map(seen.all().map(({ id, at }) => [id, at]))),
  };
}

type Users = Pick<AccessStore, 'users' | 'userByLogin' | 'user' | 'putUser' | 'removeUser' | 'peopleSeen'>;
interface UserRows {
  all(): readonly User[];
  putUser(user: User): void;
  removeUser(id: string): void;
}

const asUser = (row: UserRow): User => userOf(mustBeSound(row), soundJson);

const into = `INSERT INTO users (${userColumns.join(', ')}) VALUES (${userColumns.map(() => '?').join(', ')})`;

const valuesOf = (user: User) => userValues(user).map((value) => (typeof value === 'boolean' ? Number(value) : value));
