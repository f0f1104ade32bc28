import { createMutex, type Mutex } from '../../server/async/mutex.ts';
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
  /** To be called when a program that uses it has ended: by itself, or with all others when the power went. */
  ended(how: 'kill' | 'power', life: Life): void;
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
export function createDisk(world: World, computer: DiskComputer, lies = 0): Disk {
  const { name } = computer;
  const dice = world.dice(`disk ${name}`);
  const users: User[] = [];
  let stands: Transaction[] = [];
  let store: MemoryStore | null = null;
  let writing: Writing | null = null;
  let believed: readonly Transaction[] = [];
  let [refusesUntil, slowUntil, cuts] = [0, 0, 0];
  const syncMs = (): number => (world.now() < slowUntil ? 300 + dice.int(2500) : 1 + dice.int(8));
  const sync = async (written: Written, life: Life): Promise<void> => {
    const transaction = { ...written, cuts, slept: computer.slept() };
    writing = { transaction, life };
    await new Promise<void>((resolve) => {
      computer.timers(life).after(syncMs(), resolve);
      life.onEnd(resolve);
    });
    if (!life.alive) return;
    writing = null;
    world.note(`${name}: wrote ${transaction.commit?.write.events.map(({ type }) => type).join(' ') ?? ''}`);
    if (dice.uniform() < lies || believed.length > 0) believed = [...believed, transaction];
    else stands.push(transaction);
    for (const user of users) if (user.life !== life) computer.timers(user.life).after(10 + dice.int(40), user.run);
  };
  const current = async (): Promise<MemoryStore> => {
    if (store !== null) return store;
    const read = openMemoryStore();
    for (const { redo } of stands) await redo(read);
    store = read;
    return read;
  };
  const inTurn = createMutex();
  return {
    async mount(life) {
      const inner = await current();
      const listen = (run: () => void) => users.push({ life, run });
      const refuses = () => world.now() < refusesUntil;
      return mounted({ inner, current, inTurn, life, now: world.now, sync, refuses, listen });
    },
    ended(how, life) {
      const blocks = 1 + dice.int(4);
      const intact = Array.from({ length: blocks }, () => dice.uniform() < 0.6).every(Boolean);
      const left = users.filter((user) => user.life.alive);
      users.splice(0, users.length, ...left);
      // The system writes what it has promised, unless the power goes.
      if (how === 'power') [cuts, store] = [cuts + 1, null];
      else stands.push(...believed);
      believed = [];
      if (writing === null || (how === 'kill' && writing.life !== life)) return;
      world.note(`${name}: the last write ${intact ? 'stands' : 'is lost'}`);
      if (intact) stands.push(writing.transaction);
      [writing, store] = [null, null];
    },
    refuseFor(ms) {
      refusesUntil = world.now() + ms;
    },
    slowFor(ms) {
      slowUntil = world.now() + ms;
    },
    copy: () => [...stands],
    restore(copy) {
      [stands, store] = [[...copy], null];
    },
    transactions: () => [...stands, ...believed],
  };
}

type DiskComputer = Pick<Computer, 'name' | 'slept' | 'timers'>;
/** A program that wants to know of what others write. */
interface User {
  readonly life: Life;
  readonly run: () => void;
}
interface Writing {
  readonly transaction: Transaction;
  readonly life: Life;
}

const never = new Promise<never>(() => undefined);

interface Mounted {
  /** The store as it is now, which another one may take the place of. */
  readonly current: () => Promise<MemoryStore>;
  readonly inner: MemoryStore;
  readonly inTurn: Mutex;
  readonly life: Life;
  readonly now: () => number;
  readonly sync: (written: Written, life: Life) => Promise<void>;
  readonly refuses: () => boolean;
  readonly listen: (run: () => void) => void;
}

type Written = Omit<Transaction, 'cuts' | 'slept'>;
/** What a write has come to, and how to do it again. */
type Redo = Transaction['redo'];
type Asking = <A extends readonly unknown[], R>(
  of: (store: Store) => (...asked: A) => Promise<R>,
) => (...asked: A) => Promise<R>;

const mounted = ({ inner, current, inTurn, life, now, sync, refuses, listen }: Mounted): Store => {
  /** What is asked by a program that has ended meanwhile is never answered; the next one has its turn. */
  const op = async <T>(run: (store: MemoryStore) => Promise<T>): Promise<T> => {
    const done = await inTurn(async () => (life.alive ? { value: await run(await current()) } : null));
    return done === null || !life.alive ? never : done.value;
  };
  const read: Asking =
    (of) =>
    (...asked) =>
      op((store) => of(store)(...asked));
  const write = <T>(run: (store: Store) => Promise<T>, about: About<T> = {}): Promise<T> =>
    op(async (store) => {
      if (refuses()) throw new CannotStore('the disk is full');
      const at = now();
      const value = await run(store);
      const commit = about.commit?.() ?? null;
      const isEmpty = commit === null ? about.isNothing?.(value) === true : !hasContent(commit.write);
      if (!isEmpty) await sync({ at, commit, redo: about.redo ?? run }, life);
      return value;
    });
  const both: Asking =
    (of) =>
    (...asked) =>
      write((store) => of(store)(...asked));
  return {
    ...inner,
    ...readsOf(read),
    ...writesOf(both),
    onExternalChange(run) {
      listen(run);
      return { close: () => undefined };
    },
    probe: () => op(async () => (refuses() ? Promise.reject(new CannotStore('the disk is full')) : undefined)),
    commit<T>(centre: string, knownSeq: number, decide: (locked: Locked) => { write: Write; value: T }) {
      let written: Write | null = null;
      const deciding = (locked: Locked) => {
        const decided = decide(locked);
        written = decided.write;
        return decided;
      };
      return write((store) => store.commit(centre, knownSeq, deciding), {
        redo: async (store) => written !== null && store.commit(centre, Infinity, () => redone(written)),
        commit: () => (written === null ? null : { centre, write: written }),
      });
    },
    giveOrders: (...asked) =>
      write((store) => store.giveOrders(...asked), { isNothing: (found) => found.length === 0 }),
    acceptBatches(batches: readonly Batch[], legsOf: LegsOfBatch): Promise<readonly Accepted[]> {
      const legs: LegsGiven[] = [];
      return write((store) => store.acceptBatches(batches, remembering(legsOf, legs)), {
        redo: (store) => store.acceptBatches(batches, saidAgain(legs)),
      });
    },
    agreeOnTime(wanted, boot, correction) {
      const agree = (store: Store) => store.agreeOnTime(wanted, boot, correction);
      return wanted === null ? op(agree) : write(agree);
    },
  };
};

/** How a write is done again, what it is of a log, and whether it came to nothing. */
interface About<T> {
  readonly redo?: Redo;
  readonly commit?: () => Transaction['commit'];
  readonly isNothing?: (value: T) => boolean;
}

/** Where nothing is written nothing is synced. */
const hasContent = ({ events, legs, jobs, personal, secrets, answers }: Write): boolean =>
  [events, legs, jobs, personal, secrets, answers].some(({ length }) => length > 0);

const redone = (write: Write | null) => {
  if (write === null) throw new Error('nothing was decided');
  return { write, value: null };
};

/** What is read of a store here, in its turn. */
const readsOf = (read: Asking) => ({
  ...{ head: read((one) => one.head), events: read((one) => one.events), replay: read((one) => one.replay) },
  ...{ bodies: read((one) => one.bodies), legs: read((one) => one.legs), centres: read((one) => one.centres) },
  ...{ streams: read((one) => one.streams), branches: read((one) => one.branches) },
  ...{ branchOfKey: read((one) => one.branchOfKey), orders: read((one) => one.orders) },
  ...{ learnt: read((one) => one.learnt), learntAt: read((one) => one.learntAt) },
  ...{ seatsOn: read((one) => one.seatsOn), attendance: read((one) => one.attendance) },
  ...{ personal: read((one) => one.personal), lastTime: read((one) => one.lastTime) },
});

const writesOf = (both: Asking) => ({
  ...{ incarnationOf: both((one) => one.incarnationOf), addOrder: both((one) => one.addOrder) },
  ...{ askAsBranch: both((one) => one.askAsBranch), letInBranch: both((one) => one.letInBranch) },
  ...{ branchSeen: both((one) => one.branchSeen), removeBranch: both((one) => one.removeBranch) },
  ...{ takeLease: both((one) => one.takeLease), dropLease: both((one) => one.dropLease) },
  ...{ endOrder: both((one) => one.endOrder), branchesHeard: both((one) => one.branchesHeard) },
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
