import { tokenFields, tokenValues } from '../access-rows.ts';
import type { ApiToken } from '../api-token.ts';
import type { AccessStore } from '../store.ts';
import type { Connection, Session } from './database.ts';
import { lockAccess } from './locks.ts';
import { keepName } from './person-names.ts';
import type { Seen } from './users.ts';

/** How programs come in. */
export function openTokens(connection: Connection): Tokens {
  return {
    tokens: () =>
      connection.read((from) => from.all<ApiToken>(`SELECT ${tokenFields} FROM tokens ORDER BY created_at, id`)),
    putToken: (token) =>
      connection.write(async (to) => {
        await lockAccess(to);
        return (await to.run(`${into} ON CONFLICT DO NOTHING`, tokenValues(token))) > 0;
      }),
    tokenByHash: (hash) => connection.read((from) => tokenBy(from, 'hash', hash)),
    removeToken: (id) =>
      connection.write(async (to) => {
        await lockAccess(to);
        return removeToken(to, id);
      }),
    tokensSeen: () =>
      connection.read(async (from) => {
        const seen = await from.all<Seen>('SELECT id, seen_at AS at FROM tokens WHERE seen_at IS NOT NULL');
        return new Map(seen.map(({ id, at }) => [id, at]));
      }),
    tokenSeen: (id, at) =>
      connection.write(async (to) => {
        await to.run('UPDATE tokens SET seen_at = greatest(seen_at, $1::int8) WHERE id = $2', [at, id]);
      }),
  };
}

type Tokens = Pick<AccessStore, 'tokens' | 'putToken' | 'tokenByHash' | 'removeToken' | 'tokensSeen' | 'tokenSeen'>;

export const tokenBy = async (from: Session, column: 'id' | 'hash', value: string): Promise<ApiToken | null> =>
  (await from.get<ApiToken>(`SELECT ${tokenFields} FROM tokens WHERE ${column} = $1`, [value])) ?? null;

/** Adds or changes one. */
export const writeToken = (to: Session, token: ApiToken): Promise<number> => to.run(put, tokenValues(token));

export async function removeToken(to: Session, id: string): Promise<boolean> {
  await keepName(to, 'tokens', id);
  return (await to.run('DELETE FROM tokens WHERE id = $1', [id])) > 0;
}

const into = 'INSERT INTO tokens (id, hash, name, role, centre, created_at) VALUES ($1, $2, $3, $4, $5, $6)';
const put = `${into} ON CONFLICT (id) DO UPDATE SET
  hash = excluded.hash, name = excluded.name, role = excluded.role, centre = excluded.centre`;
