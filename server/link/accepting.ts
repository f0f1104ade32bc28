import { apply } from '../../engine/queue/apply.ts';
import { changedLegs } from '../../engine/queue/legs.ts';
import { initialState, type State } from '../../engine/queue/state.ts';
import type { StoredEvent } from '../../shared/events.ts';
import type { LegRow } from '../../shared/reports/figures.ts';
import type { Accepted, Batch, LegsOfBatch, LinkStore, LogEnd } from '../store/link.ts';

/** Takes what branches bring, as many at a time as have come by then. */
export interface Accepting {
  /** Resolves once it is on disk; rejects where nothing can be stored. */
  accept(batch: Batch): Promise<Accepted>;
  close(): Promise<void>;
}

/** `arrived` is told of each centre that has new events, once they are stored. */
export function createAccepting(store: Pick<LinkStore, 'acceptBatches'>, arrived: (centre: string) => void): Accepting {
  const legsOf = createLegs();
  let queued: Queued[] = [];
  let running: Promise<void> | null = null;
  const commit = async (group: readonly Queued[]): Promise<void> => {
    const batches = group.map(({ batch }) => batch);
    try {
      answer(group, await store.acceptBatches(batches, legsOf), arrived);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  };
  const work = async (): Promise<void> => {
    while (queued.length > 0) {
      const group = queued.slice(0, mostTogether);
      queued = queued.slice(mostTogether);
      await commit(group);
    }
    running = null;
  };
  return {
    accept: (batch) =>
      new Promise((resolve, reject) => {
        queued.push({ batch, resolve, reject });
        running ??= work();
      }),
    async close() {
      await running;
    },
  };
}

interface Queued {
  readonly batch: Batch;
  readonly resolve: (accepted: Accepted) => void;
  readonly reject: (error: unknown) => void;
}

const answer = (group: readonly Queued[], all: readonly Accepted[], arrived: (centre: string) => void): void => {
  for (const [index, { batch, resolve }] of group.entries()) {
    const accepted = all[index];
    if (accepted === undefined) continue;
    resolve(accepted);
    if (accepted.kind === 'accepted' && batch.bodies.length > 0) arrived(batch.centre);
  }
};

/** Batches of one transaction: fifty of some events each take some milliseconds. */
const mostTogether = 50;

/**
 * The legs of what branches bring, as their own server reckoned them: event by event, upon the state before. The states at the
 * last two ends of each centre's log are kept, since a transaction may not come about.
 */
export function createLegs(): LegsOfBatch {
  const known = new Map<string, readonly Standing[]>();
  return (centre, at, replay, fresh) => {
    const before = known.get(centre)?.find(({ end }) => end.seq === at.seq && end.hash === at.hash);
    const begin: Standing = before ?? { end: at, state: stateAfter(initialState, replay()) };
    const { state, legs } = applied(centre, begin.state, fresh);
    const last = fresh.at(-1);
    if (last !== undefined) known.set(centre, [begin, { end: { seq: last.seq, hash: last.hash }, state }]);
    return legs;
  };
}

interface Standing {
  readonly end: LogEnd;
  readonly state: State;
}

const stateAfter = (state: State, stored: readonly StoredEvent[]): State =>
  stored.reduce((before, { event, seq }) => apply(before, event, seq), state);

const applied = (centre: string, before: State, fresh: readonly StoredEvent[]) => {
  const rows = new Map<string, LegRow>();
  let state = before;
  for (const { event, seq } of fresh) {
    state = apply(state, event, seq);
    if (state.centre !== null && state.centre.id !== centre)
      throw new Error(`the log of ${state.centre.id}, not ${centre}`);
    for (const row of changedLegs(state, [event])) rows.set(`${row.ticket} ${row.leg}`, row);
  }
  return { state, legs: [...rows.values()] };
};
