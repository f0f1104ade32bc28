import type { QueueStore } from '../store.ts';
import type { Connection } from './database.ts';

/**
 * What may have one owner at a time. The processes of a database may be on many machines: none can tell of another that it has
 * ended, so a lease is had once it has been dropped or has run out.
 */
export function openLeases(connection: Connection): Pick<QueueStore, 'takeLease' | 'dropLease'> {
  return {
    takeLease: (name, owner, now, ttlMs) =>
      connection.write(async (to) => (await to.run(take, [name, owner, now + ttlMs, now])) > 0),
    dropLease: (name, owner) =>
      connection.write(
        async (to) => void (await to.run('DELETE FROM leases WHERE name = $1 AND owner = $2', [name, owner])),
      ),
  };
}

const take = `INSERT INTO leases (name, owner, expires_at) VALUES ($1, $2, $3)
  ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, expires_at = excluded.expires_at
  WHERE leases.owner = excluded.owner OR leases.expires_at <= $4`;
