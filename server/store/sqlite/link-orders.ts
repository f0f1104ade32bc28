import type { OrderStore, StoredOrder } from '../link-orders.ts';
import type { Connection } from './database.ts';

/** What a head office asks of its branches. */
export function openLinkOrders(connection: Connection): OrderStore {
  const add = connection.prepare(
    'INSERT INTO link_orders (id, centre, what, by, asked_at, lapses_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const open = connection.prepare<StoredOrder>(
    `SELECT ${columns} FROM link_orders
     WHERE centre = ? AND outcome IS NULL AND id > ? AND (lapses_at IS NULL OR lapses_at > ?) ORDER BY id`,
  );
  const give = connection.prepare('UPDATE link_orders SET given_at = ? WHERE id = ? AND given_at IS NULL');
  const end = connection.prepare(
    'UPDATE link_orders SET outcome = ?, detail = ?, ended_at = ? WHERE id = ? AND outcome IS NULL',
  );
  const find = connection.prepare<{ readonly centre: string }>('SELECT centre FROM link_orders WHERE id = ?');
  const latest = connection.prepare<StoredOrder>(
    `SELECT ${columns} FROM link_orders WHERE centre = ? ORDER BY id DESC LIMIT ?`,
  );
  const latestOfAll = connection.prepare<StoredOrder>(`SELECT ${columns} FROM link_orders ORDER BY id DESC LIMIT ?`);
  return {
    addOrder: ({ id, centre, what, by, askedAt, lapsesAt }) =>
      connection.write(() => void add.run(id, centre, what, by, askedAt, lapsesAt)),
    async giveOrders(centre, after, now) {
      const found = await connection.read(() => open.all(centre, after, now));
      if (found.every(({ givenAt }) => givenAt !== null)) return found;
      return connection.write(() => {
        for (const { id } of open.all(centre, after, now)) give.run(now, id);
        return open.all(centre, after, now);
      });
    },
    endOrder: (centre, id, { outcome, detail, at }) =>
      connection.write(() => {
        if (find.get(id)?.centre !== centre) return false;
        end.run(outcome, detail, at, id);
        return true;
      }),
    orders: (centre, limit) => connection.read(() => latest.all(centre, limit)),
    latestOrders: (limit) => connection.read(() => latestOfAll.all(limit)),
  };
}

const columns = `id, centre, what, by, asked_at AS askedAt, lapses_at AS lapsesAt, given_at AS givenAt, outcome, detail,
    ended_at AS endedAt`;
