import { orderLapseMs } from '../../shared/country/link.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { RouteBody, RouteValue } from '../../shared/routes.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { pause } from '../async/clock.ts';
import { createListeners, type Listeners } from '../async/listeners.ts';
import { createMutex } from '../async/mutex.ts';
import { idAfter } from '../ids.ts';
import type { NewOrder, OrderStore, StoredOrder } from '../store/link-orders.ts';
import { type BranchQuestions, openBranchQuestions } from './branch-questions.ts';
import { type Chance, processChance } from './chance.ts';

export interface OrderParts {
  readonly store: OrderStore & { onExternalChange(run: () => void): { close(): void } };
  readonly clock: Clock;
  /** Started without knowing the time: how old what was asked before is, nobody can say. */
  readonly isInDoubt?: boolean | undefined;
  readonly chance?: Pick<Chance, 'newId'> | undefined;
  /** Whether a branch that has this list of people is to ask for another. */
  readonly hasNews?: ((centre: string, people: string) => Promise<boolean>) | undefined;
}

/** What is asked of branches. */
export type Orders = ReturnType<typeof openOrders>;

/** What a head office asks of its branches: they come for it, and say what came of it. */
export function openOrders({ store, clock, isInDoubt = false, chance = processChance, hasNews }: OrderParts) {
  const asked = createListeners<string | null>();
  // A branch asks for what comes after the last that it had: each sorts after all before it, whatever the clock showed.
  const inTurn = createMutex();
  const known = isInDoubt ? createKnown(clock) : all;
  const questions = openBranchQuestions(clock, chance, asked.tell);
  const parts = { store, clock, chance, asked, known, questions, hasNews };
  const foreign = store.onExternalChange(() => asked.tell(null));
  return {
    /** Asks a branch for something; it comes for it by itself. */
    add: (centre: string, order: RouteBody<'addOrder'>, by: string) => inTurn(() => add(parts, { centre, order, by })),
    /** Asks several in one transaction with what `write` stores. */
    addWith: (wishes: readonly Wish[], write: (rows: readonly NewOrder[]) => Promise<boolean>) =>
      inTurn(() => addWith(parts, wishes, write)),
    shown: (rows: readonly StoredOrder[]) => shown(rows, clock),
    list: async (centre: string) => shown(await store.orders(centre, shownAtMost), clock),
    /** Those of all centres, the latest first. */
    latest: async () => shown(await store.latestOrders(shownAtMost), clock),
    /** Those that a branch is to do, once there are any, or nothing after 25 s; at once when `signal` says that nobody waits any more. */
    next: (centre: string, after: string, signal: AbortSignal, people: string | null = null) =>
      next(parts, { centre, after, signal, people }),
    /** Something that is no order is new for a branch. */
    ring: (centre: string): void => asked.tell(centre),
    /** Refuses `not-found` where the centre has no such order. */
    end: async (centre: string, id: string, body: RouteBody<'linkResult'>): Promise<Result<object>> =>
      questions.answer(centre, id, body) ? ok({}) : end(parts, centre, id, body),
    questions,
    close(): void {
      questions.close();
      foreign.close();
      known.close();
    },
  };
}

interface Waiting extends Pick<OrderParts, 'store' | 'clock'> {
  readonly chance: Pick<Chance, 'newId'>;
  /** Tells of which centre something is asked; null = it may be any. */
  readonly asked: Listeners<string | null>;
  readonly known: Known;
  readonly questions: Pick<BranchQuestions, 'take'>;
  readonly hasNews: OrderParts['hasNews'];
}
export interface Wish {
  readonly centre: string;
  readonly order: RouteBody<'addOrder'>;
  readonly by: string;
}
interface Question {
  readonly centre: string;
  readonly after: string;
  readonly signal: AbortSignal;
  /** Which list of people the branch has; null = it does not say. */
  readonly people: string | null;
}

const end = async (
  { store, clock }: Waiting,
  centre: string,
  id: string,
  { outcome, detail }: RouteBody<'linkResult'>,
): Promise<Result<object>> => {
  const ended = await store.endOrder(centre, id, { outcome, detail: detail ?? null, at: clock.now() });
  return ended ? ok({}) : refuse('not-found', 'There is no such order', { order: id });
};

const add = async (parts: Waiting, wish: Wish): Promise<RouteValue<'addOrder'>> => {
  const row = await rowOf(parts, wish);
  await parts.store.addOrder(row);
  parts.asked.tell(wish.centre);
  return shownOrder({ ...row, givenAt: null, outcome: null, detail: null, endedAt: null }, row.askedAt);
};

/** Asks several branches in the transaction that `write` makes; false, and nothing is asked, where it writes nothing. */
const addWith = async (
  parts: Waiting,
  wishes: readonly Wish[],
  write: (rows: readonly NewOrder[]) => Promise<boolean>,
): Promise<boolean> => {
  const rows = await Promise.all(wishes.map((wish) => rowOf(parts, wish)));
  if (!(await write(rows))) return false;
  for (const { centre } of rows) parts.asked.tell(centre);
  return true;
};

const rowOf = async ({ store, clock, known, chance }: Waiting, { centre, order, by }: Wish): Promise<NewOrder> => {
  const askedAt = clock.now();
  const lapse = orderLapseMs[order.kind];
  const [last] = await store.orders(centre, 1);
  const id = idAfter(chance.newId(), last?.id ?? '');
  known.add(id);
  return { id, centre, what: JSON.stringify(order), by, askedAt, lapsesAt: lapse === null ? null : askedAt + lapse };
};

/** Whether it is known how old an order is. */
interface Known {
  has(order: Pick<StoredOrder, 'id' | 'lapsesAt'>): boolean;
  add(id: string): void;
  close(): void;
}

const all: Known = { has: () => true, add: () => undefined, close: () => undefined };

/** Of those that lapse the ones that are asked for from now on, until all from before have lapsed. */
const createKnown = (clock: Clock): Known => {
  const ids = new Set<string>();
  let isOver = false;
  const longestMs = Math.max(...Object.values(orderLapseMs).map((ms) => ms ?? 0));
  const timer = clock.after(longestMs + unseenMs, () => {
    isOver = true;
  });
  return {
    has: ({ id, lapsesAt }) => isOver || lapsesAt === null || ids.has(id),
    add: (id) => void ids.add(id),
    close: () => timer.cancel(),
  };
};

const next = async ({ store, clock, asked, known, questions, hasNews }: Waiting, question: Question) => {
  const { centre, after, signal, people } = question;
  const begun = clock.now();
  const come = new AbortController();
  const listening = asked.add((of) => {
    if (of === null || of === centre) come.abort();
  });
  try {
    const give = async () => {
      const orders = (await store.giveOrders(centre, after, clock.now())).filter(known.has);
      return [...orders.map((row) => givenOrder(row, clock.now())), ...questions.take(centre)];
    };
    const isNews = async () => people !== null && (await hasNews?.(centre, people)) === true;
    let [found, areOthers] = [await give(), await isNews()];
    if (found.length === 0 && !areOthers) {
      await pause(clock, holdMs, AbortSignal.any([signal, come.signal]));
      if (!signal.aborted) [found, areOthers] = [await give(), await isNews()];
    }
    const now = clock.now();
    return { orders: found, heldMs: Math.max(0, now - begun), ...(people === null ? {} : { people: areOthers }) };
  } finally {
    listening.close();
  }
};

/** How long a branch waits for something to do (ms): this is its heartbeat too. */
const holdMs = 25_000;
const shownAtMost = 100;
/** By how much the time that a start in doubt goes on from may be before what was asked last (ms): it is written down each minute. */
const unseenMs = 120_000;

const givenOrder = ({ id, what, lapsesAt }: StoredOrder, now: number) => ({
  id,
  order: JSON.parse(what),
  lapsesInMs: lapsesAt === null ? null : lapsesAt - now,
});

const shown = (rows: readonly StoredOrder[], clock: Clock) => rows.map((row) => shownOrder(row, clock.now()));

/** What has lapsed without having been given is over; of what was given nobody knows before the branch has said. */
const shownOrder = (row: StoredOrder, now: number): RouteValue<'addOrder'> => {
  const isLate = row.lapsesAt !== null && now >= row.lapsesAt;
  const open = row.givenAt !== null ? 'given' : isLate ? 'lapsed' : 'waiting';
  return {
    ...{
      id: row.id,
      centre: row.centre,
      order: JSON.parse(row.what),
      by: row.by,
      status: row.outcome ?? open,
      detail: row.detail,
    },
    askedAt: new Date(row.askedAt).toISOString(),
    lapsesAt: row.lapsesAt === null ? null : new Date(row.lapsesAt).toISOString(),
    endedAt: row.endedAt === null ? null : new Date(row.endedAt).toISOString(),
  };
};
