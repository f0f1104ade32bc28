import { createMutex } from '../../server/async/mutex.ts';
import type { Accepted, Batch, LegsOfBatch } from '../../server/store/link.ts';
import { type MemoryStore, openMemoryStore } from '../../server/store/memory/store.ts';
import { CannotStore, type Locked, type Store, type Write } from '../../server/store/store.ts';
import type { LegRow } from '../../shared/reports/figures.ts';
import type { Computer, Life } from './computer.ts';
import type { World } from './world.ts';

/**
 * A disk with a store on it that remembers what was synced. A transaction is some blocks, written in any order; its promise is
 * kept once the sync is done, and nobody sees it before. When the power goes meanwhile each block may be there or not: a
 * transaction with all of its blocks stands, any other is none. What was synced always stands.
 */
export interface Disk {
  /** The store as it stands on the disk, for a program; what it asks is done one after another. */
  mount(life: Life): Promise<Store>;
  /** To be called when the program that uses it has ended: by itself, or with the power. */
  ended(how: 'kill' | 'power'): void;
  /** For so long nothing can be written. */
  refuseFor(ms: number): void;
  /** For so long a sync takes seconds. */
  slowFor(ms: number): void;
  /** A copy as of now, and putting it back. */
  copy(): readonly Transaction[];
  restore(copy: readonly Transaction[]): void;
  /** What stands on it, in order. */
  transactions(): readonly Transaction[];
}

/** What was written in one go. */
export interface Transaction {
  /** The true time at which it was decided (ms). */
  readonly at: number;
  /** How often the power had gone before, and how long its computer had slept (ms). */
  readonly cuts: number;
  readonly slept: number;
  /** Of a centre's own log; null = something else. */
  readonly commit: { readonly centre: string; readonly write: Write } | null;
  readonly redo: (store: Store) => Promise<unknown>;
}

/** `lies`: so often, of 1, a sync is said to be done and is not. */
export function createDisk(world: World, { name, slept }: Pick<Computer, 'name' | 'slept'>, lies = 0): Disk {
  const dice = world.dice(`disk ${name}`);
  let stands: Transaction[] = [];
  let writing: Transaction | null = null;
  let believed: readonly Transaction[] = [];
  let [refusesUntil, slowUntil, cuts] = [0, 0, 0];
  const syncMs = (): number => (world.now() < slowUntil ? 300 + dice.int(2500) : 1 + dice.int(8));
  const sync = async (written: Written, life: Life): Promise<void> => {
    const transaction = { ...written, cuts, slept: slept() };
    writing = transaction;
    await world.sleep(syncMs());
    if (!life.alive) return never;
    writing = null;
    world.note(`${name}: wrote ${transaction.commit?.write.events.map(({ type }) => type).join(' ') ?? ''}`);
    if (dice.uniform() < lies || believed.length > 0) believed = [...believed, transaction];
    else stands.push(transaction);
  };
  return {
    async mount(life) {
      const inner = openMemoryStore();
      for (const { redo } of stands) await redo(inner);
      return mounted({ inner, life, now: world.now, sync, refuses: () => world.now() < refusesUntil });
    },
    ended(how) {
      const blocks = 1 + dice.int(4);
      const intact = Array.from({ length: blocks }, () => dice.uniform() < 0.6).every(Boolean);
      // The system writes what it has promised, unless the power goes.
      if (how === 'kill') stands.push(...believed);
      if (writing !== null && intact) stands.push(writing);
      if (writing !== null) world.note(`${name}: the last write ${intact ? 'stands' : 'is lost'}`);
      [writing, believed] = [null, []];
      if (how === 'power') cuts += 1;
    },
    refuseFor(ms) {
      refusesUntil = world.now() + ms;
    },
    slowFor(ms) {
      slowUntil = world.now() + ms;
    },
    copy: () => [...stands],
    restore(copy) {
      stands = [...copy];
    },
    transactions: () => [...stands, ...believed],
  };
}

const never = new Promise<never>(() => undefined);

interface Mounted {
  readonly inner: MemoryStore;
  readonly life: Life;
  readonly now: () => number;
  readonly sync: (written: Written, life: Life) => Promise<void>;
  readonly refuses: () => boolean;
}

type Written = Omit<Transaction, 'cuts' | 'slept'>;
/** What a write has come to, and how to do it again. */
type Redo = Transaction['redo'];

const mounted = ({ inner, life, now, sync, refuses }: Mounted): Store => {
  const inTurn = createMutex();
  const op = <T>(run: () => Promise<T>): Promise<T> => inTurn(async () => (life.alive ? run() : never));
  const read =
    <A extends readonly unknown[], R>(from: (...asked: A) => Promise<R>) =>
    (...asked: A): Promise<R> =>
      op(() => from(...asked));
  const write = <T>(
    run: () => Promise<T>,
    redo: Redo,
    commit: () => Transaction['commit'] = () => null,
    isNothing: (value: T) => boolean = () => false,
  ): Promise<T> =>
    op(async () => {
      if (refuses()) throw new CannotStore('the disk is full');
      const at = now();
      const value = await run();
      const made = commit();
      const isEmpty = made === null ? isNothing(value) : !hasContent(made.write);
      if (!isEmpty) await sync({ at, commit: made, redo }, life);
      return value;
    });
  const both = <A extends readonly unknown[], R>(of: (store: Store) => (...asked: A) => Promise<R>) => {
    const run = of(inner);
    return (...asked: A): Promise<R> =>
      write(
        () => run(...asked),
        (store) => of(store)(...asked),
      );
  };
  return {
    ...inner,
    ...readsOf(inner, read),
    ...writesOf(both),
    probe: () => op(async () => (refuses() ? Promise.reject(new CannotStore('the disk is full')) : undefined)),
    commit<T>(centre: string, knownSeq: number, decide: (locked: Locked) => { write: Write; value: T }) {
      let written: Write | null = null;
      const deciding = (locked: Locked) => {
        const decided = decide(locked);
        written = decided.write;
        return decided;
      };
      const again: Redo = async (store) => written !== null && store.commit(centre, Infinity, () => redone(written));
      const commit = () => (written === null ? null : { centre, write: written });
      return write(() => inner.commit(centre, knownSeq, deciding), again, commit);
    },
    giveOrders: (...asked) => {
      const give = (store: Store) => store.giveOrders(...asked);
      return write(
        () => give(inner),
        give,
        () => null,
        (found) => found.length === 0,
      );
    },
    acceptBatches(batches: readonly Batch[], legsOf: LegsOfBatch): Promise<readonly Accepted[]> {
      const legs: LegsGiven[] = [];
      return write(
        () => inner.acceptBatches(batches, remembering(legsOf, legs)),
        (store) => store.acceptBatches(batches, saidAgain(legs)),
      );
    },
    agreeOnTime: (wanted, boot, correction) =>
      wanted === null
        ? op(() => inner.agreeOnTime(wanted, boot))
        : write(
            () => inner.agreeOnTime(wanted, boot, correction),
            (store) => store.agreeOnTime(wanted, boot, correction),
          ),
  };
};

/** Where nothing is written nothing is synced. */
const hasContent = ({ events, legs, jobs, personal, secrets, answers }: Write): boolean =>
  [events, legs, jobs, personal, secrets, answers].some(({ length }) => length > 0);

const redone = (write: Write | null) => {
  if (write === null) throw new Error('nothing was decided');
  return { write, value: null };
};

/** What is read of a store here, in its turn. */
const readsOf = (
  inner: Store,
  read: <A extends readonly unknown[], R>(from: (...asked: A) => Promise<R>) => (...asked: A) => Promise<R>,
) => ({
  ...{ head: read(inner.head), events: read(inner.events), replay: read(inner.replay), bodies: read(inner.bodies) },
  ...{ legs: read(inner.legs), centres: read(inner.centres), lastTime: read(inner.lastTime) },
  ...{ streams: read(inner.streams), branches: read(inner.branches), branchOfKey: read(inner.branchOfKey) },
  ...{ orders: read(inner.orders), learnt: read(inner.learnt), learntAt: read(inner.learntAt) },
  ...{ seatsOn: read(inner.seatsOn), attendance: read(inner.attendance), personal: read(inner.personal) },
});

const writesOf = (
  both: <A extends readonly unknown[], R>(
    of: (store: Store) => (...asked: A) => Promise<R>,
  ) => (...asked: A) => Promise<R>,
) => ({
  ...{ incarnationOf: both((store) => store.incarnationOf), addOrder: both((store) => store.addOrder) },
  ...{ endOrder: both((store) => store.endOrder) },
  ...{ askAsBranch: both((store) => store.askAsBranch), letInBranch: both((store) => store.letInBranch) },
  ...{ branchSeen: both((store) => store.branchSeen), removeBranch: both((store) => store.removeBranch) },
});

/** What the legs of a batch were reckoned to be; null = it could not be reckoned. */
type LegsGiven = readonly LegRow[] | null;

const remembering =
  (legsOf: LegsOfBatch, given: LegsGiven[]): LegsOfBatch =>
  (...asked) => {
    try {
      const rows = legsOf(...asked);
      given.push(rows);
      return rows;
    } catch (error) {
      given.push(null);
      throw error;
    }
  };

const saidAgain = (given: readonly LegsGiven[]): LegsOfBatch => {
  let next = 0;
  return () => {
    const rows = given[next++];
    if (rows == null) throw new Error('the legs could not be reckoned');
    return rows;
  };
};
