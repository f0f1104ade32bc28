import { setImmediate } from 'node:timers/promises';
import type { QueueEvent, StoredEvent } from '../shared/events.ts';
import type { Announcement } from '../shared/live.ts';
import { type Result, refuse } from '../shared/refusals.ts';
import { type BatchSettings, cannotStore, decideBatch, type Outcome, type Question, type Reply } from './batch.ts';
import type { Clock, Timer } from './clock.ts';
import type { Log } from './log.ts';
import { openNotes } from './notes.ts';
import { openProbing } from './probing.ts';
import { announcements } from './queue/announce.ts';
import { apply } from './queue/apply.ts';
import { initialState, type State } from './queue/state.ts';
import { CannotStore, type QueueStore } from './store/store.ts';

/** Something new has been stored, by this process or another one. */
export interface Change {
  readonly state: State;
  readonly events: readonly QueueEvent[];
  readonly announcements: readonly Announcement[];
}

/** One centre as this process knows it: the one mutable thing. The truth is in the store; this is never ahead of it. */
export interface LiveCentre {
  readonly id: string;
  /** Asks one thing; the answer comes once all that belongs to it is stored. Rejects only on a fault of ours. */
  ask(question: Question): Promise<Result<Reply>>;
  /** The state with everything that any process has stored up to now. */
  fresh(): Promise<State>;
  /** The state as last known, for what need not be exact. */
  latest(): State;
  /** Takes in what others have stored; the changes are announced as usual. */
  catchUp(): void;
  /** The notes of today's tickets. */
  notes(): ReadonlyMap<string, string>;
  /** False while nothing can be stored. */
  canStore(): boolean;
  onChange(listener: (change: Change) => void): { close(): void };
  /** Finishes what has been asked, then refuses. */
  close(): Promise<void>;
}

export interface LiveCentreParts {
  readonly id: string;
  readonly store: QueueStore;
  readonly clock: Clock;
  readonly log: Log;
  /** What the QR codes on slips point to; null = no codes. */
  readonly publicUrl: string | null;
}

interface Letter {
  readonly question: Question;
  readonly deliver: (outcome: Outcome) => void;
}
interface Waiter {
  readonly seq: number;
  readonly resolve: (state: State) => void;
  readonly reject: (error: unknown) => void;
}

/** How many questions go into one transaction at most, and how many may wait. */
const batchSize = 250;
const mailboxSize = 5000;
/** How many events of others are read at a time. */
const portion = 500;
/** When to try again to read them, if the store could not (ms). */
const retryMs = 500;

const replayed = (events: readonly StoredEvent[]): State =>
  events.reduce((state, { event, seq }) => apply(state, event, seq), initialState);

const refusedOutcome = (refusal: typeof cannotStore): Outcome => ({
  kind: 'answered',
  result: { ok: false, refusal },
});

/** Opens a centre from its log and follows it from then on. */
export const openLiveCentre = async (parts: LiveCentreParts): Promise<LiveCentre> => {
  const { id, store, clock, log, publicUrl } = parts;
  const probing = openProbing(store, clock);
  const notes = openNotes(store, id);
  const listeners = new Set<{ readonly run: (change: Change) => void }>();
  const mailbox: Letter[] = [];
  let waiters: Waiter[] = [];
  let state = replayed(await store.replay(id));
  let behind = false;
  let running: Promise<void> | null = null;
  let closed = false;
  let retry: Timer | null = null;
  await notes.load(state);

  const publish = (events: readonly QueueEvent[]): void => {
    if (events.length === 0) return;
    const change = { state, events, announcements: announcements(state, events) };
    for (const listener of [...listeners]) listener.run(change);
  };
  const settleWaiters = (): void => {
    for (const waiter of waiters) if (waiter.seq <= state.seq) waiter.resolve(state);
    waiters = waiters.filter((waiter) => waiter.seq > state.seq);
  };
  const takeIn = async (missed: readonly StoredEvent[], next: State): Promise<void> => {
    await notes.refresh(missed);
    state = next;
    settleWaiters();
  };

  const commit = async (letters: readonly Letter[]): Promise<void> => {
    const questions = letters.map(({ question }) => question);
    const settings: BatchSettings = { centre: id, publicUrl, now: clock.now(), noteOf: notes.of };
    const known = state;
    const { missed, stored, value } = await store.commit(id, known.seq, (locked) => {
      const current = locked.missed.reduce((before, { event, seq }) => apply(before, event, seq), known);
      return decideBatch(settings, current, questions, locked.answer);
    });
    await takeIn([...missed, ...stored.filter(({ event }) => event.type === 'day-opened')], value.state);
    notes.keep(value.notes);
    for (const [index, letter] of letters.entries()) {
      const outcome = value.outcomes[index];
      if (outcome !== undefined) letter.deliver(outcome);
    }
    publish([...missed, ...stored].map(({ event }) => event));
  };
  const runBatch = async (): Promise<void> => {
    const letters = mailbox.splice(0, batchSize);
    if (!probing.canStore()) {
      for (const letter of letters) letter.deliver(refusedOutcome(cannotStore));
      return;
    }
    try {
      await commit(letters);
    } catch (error) {
      if (!(error instanceof CannotStore)) {
        for (const letter of letters) letter.deliver({ kind: 'broken', error });
        return;
      }
      log.error({ err: error, centre: id }, 'cannot store: refusing until a write succeeds');
      probing.begin();
      for (const letter of letters) letter.deliver(refusedOutcome(cannotStore));
    }
  };
  const readOthers = async (): Promise<void> => {
    behind = false;
    for (let more = true; more; ) {
      const missed = await store.events(id, state.seq, portion);
      await takeIn(
        missed,
        missed.reduce((before, { event, seq }) => apply(before, event, seq), state),
      );
      publish(missed.map(({ event }) => event));
      more = missed.length === portion;
    }
  };
  const work = async (): Promise<void> => {
    try {
      while (mailbox.length > 0 || behind) {
        // One turn of the event loop, so that requests which have arrived by now share the transaction.
        await setImmediate();
        if (mailbox.length > 0) await runBatch();
        if (behind) await readOthers();
      }
    } catch (error) {
      log.error({ err: error, centre: id }, 'cannot read the log');
      for (const waiter of waiters) waiter.reject(error);
      waiters = [];
      retry?.cancel();
      if (!closed) retry = clock.after(retryMs, catchUp);
    }
    running = null;
    if (mailbox.length > 0 || behind) wake();
  };
  const wake = (): void => {
    running ??= work();
  };
  const catchUp = (): void => {
    behind = true;
    if (!closed) wake();
  };
  const foreign = store.onForeignWrite(catchUp);

  return {
    id,
    latest: () => state,
    notes: notes.all,
    canStore: probing.canStore,
    catchUp,
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (closed || !probing.canStore()) return resolve({ ok: false, refusal: cannotStore });
        if (mailbox.length >= mailboxSize) return resolve(refuse('too-many', 'Too much is being asked at once'));
        mailbox.push({
          question,
          deliver: (outcome) => (outcome.kind === 'answered' ? resolve(outcome.result) : reject(outcome.error)),
        });
        wake();
      }),
    async fresh() {
      const { seq } = await store.head(id);
      if (seq <= state.seq) return state;
      return new Promise((resolve, reject) => {
        waiters.push({ seq, resolve, reject });
        catchUp();
      });
    },
    onChange(run) {
      const listener = { run };
      listeners.add(listener);
      return { close: () => void listeners.delete(listener) };
    },
    async close() {
      closed = true;
      foreign.close();
      while (running !== null) await running;
      retry?.cancel();
      probing.close();
      listeners.clear();
    },
  };
};
