import { orderLapseMs } from '../../shared/country/link.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { RouteBody, RouteValue } from '../../shared/routes.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { pause } from '../async/clock.ts';
import { createListeners, type Listeners } from '../async/listeners.ts';
import type { OrderStore, StoredOrder } from '../store/link-orders.ts';
import { type Chance, processChance } from './chance.ts';

export interface OrderParts {
  readonly store: OrderStore & { onExternalChange(run: () => void): { close(): void } };
  readonly clock: Clock;
  readonly chance?: Pick<Chance, 'newId'> | undefined;
}

/** What a head office asks of its branches: they come for it, and say what came of it. */
export function openOrders({ store, clock, chance = processChance }: OrderParts) {
  const asked = createListeners<string | null>();
  const foreign = store.onExternalChange(() => asked.tell(null));
  return {
    /** Asks a branch for something; it comes for it by itself. */
    async add(centre: string, order: RouteBody<'addOrder'>, by: string): Promise<RouteValue<'addOrder'>> {
      const askedAt = clock.now();
      const lapse = orderLapseMs[order.kind];
      const lapsesAt = lapse === null ? null : askedAt + lapse;
      const row = { id: chance.newId(), centre, what: JSON.stringify(order), by, askedAt, lapsesAt };
      await store.addOrder(row);
      asked.tell(centre);
      return shownOrder({ ...row, givenAt: null, outcome: null, detail: null, endedAt: null }, askedAt);
    },
    async list(centre: string): Promise<RouteValue<'orders'>> {
      const rows = await store.orders(centre, shownAtMost);
      return rows.map((row) => shownOrder(row, clock.now()));
    },
    /** Those that a branch is to do, once there are any, or nothing after 25 s; at once when `signal` says that nobody waits any more. */
    next: (centre: string, after: string, signal: AbortSignal) =>
      next({ store, clock, asked }, { centre, after, signal }),
    /** Refuses `not-found` where the centre has no such order. */
    async end(centre: string, id: string, { outcome, detail }: RouteBody<'linkResult'>): Promise<Result<object>> {
      const ended = await store.endOrder(centre, id, { outcome, detail: detail ?? null, at: clock.now() });
      return ended ? ok({}) : refuse('not-found', 'There is no such order', { order: id });
    },
    close: () => foreign.close(),
  };
}

interface Waiting extends OrderParts {
  /** Tells of which centre something is asked; null = it may be any. */
  readonly asked: Listeners<string | null>;
}
interface Question {
  readonly centre: string;
  readonly after: string;
  readonly signal: AbortSignal;
}

const next = async ({ store, clock, asked }: Waiting, { centre, after, signal }: Question) => {
  const begun = clock.now();
  const come = new AbortController();
  const listening = asked.add((of) => {
    if (of === null || of === centre) come.abort();
  });
  try {
    let found = await store.giveOrders(centre, after, clock.now());
    if (found.length === 0) {
      await pause(clock, holdMs, AbortSignal.any([signal, come.signal]));
      if (!signal.aborted) found = await store.giveOrders(centre, after, clock.now());
    }
    const now = clock.now();
    return { orders: found.map((row) => givenOrder(row, now)), heldMs: Math.max(0, now - begun) };
  } finally {
    listening.close();
  }
};

/** How long a branch waits for something to do (ms): this is its heartbeat too. */
const holdMs = 25_000;
const shownAtMost = 100;

const givenOrder = ({ id, what, lapsesAt }: StoredOrder, now: number) => ({
  id,
  order: JSON.parse(what),
  lapsesInMs: lapsesAt === null ? null : lapsesAt - now,
});

/** What has lapsed without having been given is over; of what was given nobody knows before the branch has said. */
const shownOrder = (row: StoredOrder, now: number): RouteValue<'addOrder'> => {
  const isLate = row.lapsesAt !== null && now >= row.lapsesAt;
  const open = row.givenAt !== null ? 'given' : isLate ? 'lapsed' : 'waiting';
  return {
    ...{ id: row.id, order: JSON.parse(row.what), by: row.by, status: row.outcome ?? open, detail: row.detail },
    askedAt: new Date(row.askedAt).toISOString(),
    lapsesAt: row.lapsesAt === null ? null : new Date(row.lapsesAt).toISOString(),
    endedAt: row.endedAt === null ? null : new Date(row.endedAt).toISOString(),
  };
};
