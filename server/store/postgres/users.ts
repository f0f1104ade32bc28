import { type UserRow, userColumns, userFields, userOf, userValues } from '../access-rows.ts';
import type { AccessStore } from '../store.ts';
import type { User } from '../user.ts';
import type { Connection, Session } from './database.ts';
import { lockAccess } from './locks.ts';
import { keepName } from './person-names.ts';

/** Staff. */
export function openUsers(connection: Connection): Users {
  return {
    users: () => connection.read(allUsers),
    userByLogin: (login) => connection.read((from) => userBy(from, 'login', login)),
    user: (id) => connection.read((from) => userBy(from, 'id', id)),
    putUser: (user) =>
      connection.write(async (to) => {
        await lockAccess(to);
        return (await to.run(add, userValues(user))) > 0;
      }),
    removeUser: (id) =>
      connection.write(async (to) => {
        await lockAccess(to);
        await removeUser(to, id);
      }),
    peopleSeen: () =>
      connection.read(async (from) => {
        const seen = await from.all<Seen>('SELECT id, seen_at AS at FROM users WHERE seen_at IS NOT NULL');
        return new Map(seen.map(({ id, at }) => [id, at]));
      }),
  };
}

type Users = Pick<AccessStore, 'users' | 'userByLogin' | 'user' | 'putUser' | 'removeUser' | 'peopleSeen'>;

export interface Seen {
  readonly id: string;
  readonly at: number;
}

export const allUsers = async (from: Session): Promise<readonly User[]> =>
  (await from.all<UserRow>(`SELECT ${userFields} FROM users ORDER BY login`)).map((row) => userOf(row));

const userBy = async (from: Session, column: 'id' | 'login', value: string): Promise<User | null> => {
  const row = await from.get<UserRow>(`SELECT ${userFields} FROM users WHERE ${column} = $1`, [value]);
  return row === undefined ? null : userOf(row);
};

/** Adds or changes somebody; rejects where another has the login. */
export const writeUser = (to: Session, user: User): Promise<number> => to.run(put, userValues(user));

export async function removeUser(to: Session, id: string): Promise<void> {
  await keepName(to, 'users', id);
  await to.run('DELETE FROM users WHERE id = $1', [id]);
}

const into = `INSERT INTO users (${userColumns.join(', ')}) VALUES (${userColumns.map((_, index) => `$${index + 1}`).join(', ')})`;
const add = `${into} ON CONFLICT DO NOTHING`;
const put = `${into} ON CONFLICT (id) DO UPDATE SET
  ${userColumns
    .slice(1)
    .map((column) => `${column} = excluded.${column}`)
    .join(', ')}`;
