import type { AccessStore } from '../store.ts';
import type { Connection } from './database.ts';

/** The failed sign-ins of an account or an address, in SQLite. */
export function openFailures(connection: Connection): Counting {
  const add = connection.prepare('INSERT INTO failures (name, at) VALUES (?, ?)');
  const count = connection.prepare<{ count: number; last: number | null }>(
    'SELECT count(*) AS count, max(at) AS last FROM failures WHERE name = ? AND at >= ?',
  );
  const clear = connection.prepare('DELETE FROM failures WHERE name = ?');
  return {
    countFailure: (name, now, from, allows) =>
      connection.write(() => {
        const found = count.get(name, from);
        const before = { count: found?.count ?? 0, lastAt: found?.last ?? Number.NEGATIVE_INFINITY };
        if (allows(before)) add.run(name, now);
        return before;
      }),
    clearFailures: (name) => connection.write(() => void clear.run(name)),
  };
}

type Counting = Pick<AccessStore, 'countFailure' | 'clearFailures'>;
