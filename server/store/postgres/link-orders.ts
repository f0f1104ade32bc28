import type { OrderStore, StoredOrder } from '../link-orders.ts';
import type { Connection } from './database.ts';

/** What a head office asks of its branches. */
export function openLinkOrders({ read, write }: Connection): OrderStore {
  return {
    addOrder: ({ id, centre, what, by, askedAt, lapsesAt }) =>
      write(async (to) => void (await to.run(add, [id, centre, what, by, askedAt, lapsesAt]))),
    async giveOrders(centre, after, now) {
      const found = await read((from) => from.all<StoredOrder>(open, [centre, after, now]));
      if (found.every(({ givenAt }) => givenAt !== null)) return found;
      return write(async (to) => {
        for (const { id } of found) await to.run(give, [now, id]);
        return to.all<StoredOrder>(open, [centre, after, now]);
      });
    },
    endOrder: (centre, id, { outcome, detail, at }) =>
      write(async (to) => {
        await to.run(end, [outcome, detail, at, centre, id]);
        return (await to.get(find, [centre, id])) !== undefined;
      }),
    orders: (centre, limit) => read((from) => from.all<StoredOrder>(latest, [centre, limit])),
    latestOrders: (limit) => read((from) => from.all<StoredOrder>(latestOfAll, [limit])),
  };
}

const columns = `id, centre, what, by, asked_at AS "askedAt", lapses_at AS "lapsesAt", given_at AS "givenAt", outcome, detail,
    ended_at AS "endedAt"`;
const add = 'INSERT INTO link_orders (id, centre, what, by, asked_at, lapses_at) VALUES ($1, $2, $3, $4, $5, $6)';
const open = `SELECT ${columns} FROM link_orders
  WHERE centre = $1 AND outcome IS NULL AND id > $2 AND (lapses_at IS NULL OR lapses_at > $3) ORDER BY id`;
const give = 'UPDATE link_orders SET given_at = $1 WHERE id = $2 AND given_at IS NULL';
const end = `UPDATE link_orders SET outcome = $1, detail = $2, ended_at = $3
  WHERE centre = $4 AND id = $5 AND outcome IS NULL`;
const find = 'SELECT id FROM link_orders WHERE centre = $1 AND id = $2';
const latest = `SELECT ${columns} FROM link_orders WHERE centre = $1 ORDER BY id DESC LIMIT $2`;
const latestOfAll = `SELECT ${columns} FROM link_orders ORDER BY id DESC LIMIT $1`;
