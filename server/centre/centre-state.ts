import { announcements } from '../../engine/queue/announce.ts';
import { applyStored } from '../../engine/queue/apply.ts';
import { initialState, type State } from '../../engine/queue/state.ts';
import type { QueueEvent, StoredEvent } from '../../shared/events.ts';
import type { Announcement } from '../../shared/live.ts';
import { createListeners } from '../async/listeners.ts';
import type { QueueStore } from '../store/store.ts';
import { type Notes, openNotes } from './notes.ts';

/** Something new has been stored, by this process or another one. */
export interface Change {
  readonly state: State;
  readonly events: readonly QueueEvent[];
  /** Those of them that this process stored. */
  readonly own: readonly QueueEvent[];
  readonly announcements: readonly Announcement[];
}

/** The state of a centre as far as this process has followed the log, and those who want to know of every step. */
export interface CentreState {
  latest(): State;
  readonly notes: Notes;
  /** Goes on to a later state; `others` are the events that somebody else wrote on the way. */
  goOn(next: State, others: readonly StoredEvent[]): Promise<void>;
  /** Tells the listeners what has been stored: by others, and after that by this process. */
  publish(others: readonly QueueEvent[], own: readonly QueueEvent[]): void;
  /** The state once it has come as far as this seq. */
  reaches(seq: number): Promise<State>;
  /** Lets down those who wait for a seq that cannot be read. */
  letDown(error: unknown): void;
  onChange(listener: (change: Change) => void): { close(): void };
}

/** The state of a centre after the events that replay to the present. */
export async function openCentreState(
  store: QueueStore,
  centre: string,
  events: readonly StoredEvent[],
): Promise<CentreState> {
  const notes = openNotes(store, centre);
  const listeners = createListeners<Change>();
  let state = applyStored(initialState, events);
  let waiters: readonly Waiter[] = [];
  await notes.load(state);
  return {
    latest: () => state,
    notes,
    async goOn(next, others) {
      await notes.refresh(others);
      state = next;
      for (const waiter of waiters) if (waiter.seq <= state.seq) waiter.resolve(state);
      waiters = waiters.filter(({ seq }) => seq > state.seq);
    },
    publish(others, own) {
      const events = [...others, ...own];
      if (events.length > 0) listeners.tell({ state, events, own, announcements: announcements(state, events) });
    },
    reaches: (seq) =>
      new Promise((resolve, reject) => {
        waiters = [...waiters, { seq, resolve, reject }];
      }),
    letDown(error) {
      for (const waiter of waiters) waiter.reject(error);
      waiters = [];
    },
    onChange: listeners.add,
  };
}

interface Waiter {
  readonly seq: number;
  readonly resolve: (state: State) => void;
  readonly reject: (error: unknown) => void;
}
