import type { AccessStore } from '../store.ts';
import type { Connection } from './database.ts';
import { lockFailures } from './locks.ts';

/** The failed sign-ins of an account or an address. */
export function openFailures(connection: Connection): Pick<AccessStore, 'countFailure' | 'clearFailures'> {
  return {
    countFailure: (name, now, since, allows) =>
      connection.write(async (to) => {
        await lockFailures(to, name);
        const found = await to.get<{ count: number; last: number | null }>(counted, [name, since]);
        const before = { count: found?.count ?? 0, lastAt: found?.last ?? Number.NEGATIVE_INFINITY };
        if (allows(before)) await to.run('INSERT INTO failures (name, at) VALUES ($1, $2)', [name, now]);
        return before;
      }),
    clearFailures: (name) =>
      connection.write(async (to) => void (await to.run('DELETE FROM failures WHERE name = $1', [name]))),
  };
}

const counted = 'SELECT count(*) AS count, max(at) AS last FROM failures WHERE name = $1 AND at >= $2';
