import type { OrderOutcome } from '../../shared/country/link.ts';

/** What a head office asks of its branches. */
export interface OrderStore {
  addOrder(order: NewOrder): Promise<void>;
  /** Those of a centre with an id > `after` that have not ended and have not lapsed at `now` (ms), the first asked first; they count as given from then on. */
  giveOrders(centre: string, after: string, now: number): Promise<readonly StoredOrder[]>;
  /** What came of one; the first word stands. False where the centre has no such order. */
  endOrder(centre: string, id: string, end: OrderEnd): Promise<boolean>;
  /** The latest first, at most `limit`. */
  orders(centre: string, limit: number): Promise<readonly StoredOrder[]>;
  /** Those of all centres, the latest first, at most `limit`. */
  latestOrders(limit: number): Promise<readonly StoredOrder[]>;
}

export interface NewOrder {
  /** Later ones sort later. */
  readonly id: string;
  readonly centre: string;
  /** The JSON of what is asked. */
  readonly what: string;
  /** Who asks, by name. */
  readonly by: string;
  readonly askedAt: number;
  /** From when on it is not to be done any more (ms); null = never. */
  readonly lapsesAt: number | null;
}
export interface StoredOrder extends NewOrder {
  /** When it was first given to the branch. */
  readonly givenAt: number | null;
  readonly outcome: OrderOutcome | null;
  /** Why it was refused: a code, and one line. */
  readonly detail: string | null;
  readonly endedAt: number | null;
}
export type OrderEnd = Pick<StoredOrder, 'detail'> & { readonly outcome: OrderOutcome; readonly at: number };
