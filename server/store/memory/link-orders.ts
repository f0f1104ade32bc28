import type { OrderStore, StoredOrder } from '../link-orders.ts';
import { type ClockShift, shiftedEnd, shiftedFact } from '../shifted.ts';

/** What a head office asks of its branches, in memory. */
export function memoryLinkOrders(beforeWrite: () => void, hasCentre: (id: string) => boolean) {
  const rows = new Map<string, StoredOrder>();
  const of = (centre: string) => [...rows.values()].filter((row) => row.centre === centre).sort(byId);
  const store: OrderStore = {
    async addOrder(order) {
      beforeWrite();
      if (!hasCentre(order.centre) || rows.has(order.id))
        throw new Error(`no such centre, or asked already: ${order.id}`);
      rows.set(order.id, { ...order, givenAt: null, outcome: null, detail: null, endedAt: null });
    },
    async giveOrders(centre, after, now) {
      beforeWrite();
      const open = of(centre).filter(
        ({ id, outcome, lapsesAt }) => id > after && outcome === null && now < (lapsesAt ?? Infinity),
      );
      for (const row of open) rows.set(row.id, { ...row, givenAt: row.givenAt ?? now });
      return open.flatMap(({ id }) => rows.get(id) ?? []);
    },
    async endOrder(centre, id, { outcome, detail, at }) {
      beforeWrite();
      const row = rows.get(id);
      if (row?.centre !== centre) return false;
      if (row.outcome === null) rows.set(id, { ...row, outcome, detail, endedAt: at });
      return true;
    },
    orders: async (centre, limit) => of(centre).reverse().slice(0, limit),
    latestOrders: async (limit) => [...rows.values()].sort(byId).reverse().slice(0, limit),
  };
  return {
    store,
    shift(by: ClockShift): void {
      for (const [id, row] of rows) rows.set(id, shifted(row, by));
    },
  };
}

const shifted = (row: StoredOrder, by: ClockShift): StoredOrder => {
  const fact = (time: number | null) => (time === null ? null : shiftedFact(time, by));
  const lapsesAt = row.lapsesAt === null ? null : shiftedEnd(row.lapsesAt, by);
  const { askedAt, givenAt, endedAt } = row;
  return { ...row, askedAt: shiftedFact(askedAt, by), lapsesAt, givenAt: fact(givenAt), endedAt: fact(endedAt) };
};

const byId = (a: StoredOrder, b: StoredOrder): number => (a.id < b.id ? -1 : 1);
