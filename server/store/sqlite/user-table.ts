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
       department = excluded.department, official = excluded.official`,
  );
  const all = connection.prepare<RawUser>(`SELECT ${userFields} FROM users ORDER BY login`);
  const byLogin = soundBy(connection.prepare<RawUser>(`SELECT ${userFields} FROM users WHERE login = ?`), 'login');
  const byId = soundBy(connection.prepare<RawUser>(`SELECT ${userFields} FROM users WHERE id = ?`), 'id');
  const remove = connection.prepare('DELETE FROM users WHERE id = ?');
  const seen = connection.prepare<{ id: string; at: number }>(
    'SELECT id, seen_at AS at FROM users WHERE seen_at IS NOT NULL',
  );
  const found = (row: RawUser | undefined): User | null => (row === undefined ? null : asUser(row));
  const rows = {
    all: () => all.all().map(asUser),
    putUser: (user: User) => void put.run(...userValues(user)),
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
    putUser: (user) => connection.write(() => add.run(...userValues(user)).changes > 0),
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

type RawUser = Omit<
  User,
  'counters' | 'active' | 'mustChange' | 'untried' | 'secondFactor' | 'duties' | 'department' | 'official'
> & {
  readonly counters: string | null;
  readonly active: number;
  readonly mustChange: number;
  readonly untried: number;
  readonly secondFactor: string | null;
  readonly duties: string | null;
  readonly department: string | null;
  readonly official: string | null;
};

const asUser = (raw: RawUser): User => {
  const { untried, secondFactor, duties, department, official, ...row } = mustBeSound(raw);
  return {
    ...row,
    counters: row.counters === null ? null : soundJson(row.counters),
    active: row.active === 1,
    mustChange: row.mustChange === 1,
    ...(untried === 1 ? { untried: true } : {}),
    ...(duties === null ? {} : { duties: soundJson(duties) }),
    ...(department === null ? {} : { department }),
    ...(official === null ? {} : { official }),
    ...(secondFactor === null ? {} : { secondFactor: soundJson(secondFactor) }),
  };
};

const into = `INSERT INTO users (id, login, name, role, centre, counters, password_hash, active, must_change, untried, second_factor,
  duties, department, official) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

const userFields = `id, login, name, role, centre, counters, password_hash AS passwordHash, active,
  must_change AS mustChange, untried, second_factor AS secondFactor, duties, department, official`;

const userValues = (user: User) => [
  user.id,
  user.login,
  user.name,
  user.role,
  user.centre,
  user.counters === null ? null : JSON.stringify(user.counters),
  user.passwordHash,
  Number(user.active),
  Number(user.mustChange),
  Number(user.untried ?? false),
  user.secondFactor === undefined ? null : JSON.stringify(user.secondFactor),
  user.duties === undefined ? null : JSON.stringify(user.duties),
  user.department ?? null,
  user.official ?? null,
];
