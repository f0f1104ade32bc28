import { apply, applyStored } from '../../engine/queue/apply.ts';
import { changedLegs } from '../../engine/queue/legs.ts';
import { initialState, type State } from '../../engine/queue/state.ts';
import type { StoredEvent } from '../../shared/events.ts';
import type { LegRow } from '../../shared/reports/figures.ts';
import type { Centres } from '../centre/centres.ts';
import type { Progress } from '../centre/follow-log.ts';
import type { Accepted, Batch, LegsOfBatch, LinkStore, LogEnd } from '../store/link.ts';

/** Takes what branches bring, as many at a time as have come by then. */
export interface Accepting {
  /** Resolves once it is on disk; rejects where nothing can be stored. */
  accept(batch: Batch): Promise<Accepted>;
  close(): Promise<void>;
}

/** What accepting asks of the centres that follow: to be told of new events, once they are stored, and how far each has followed. */
export type Followers = Pick<Centres, 'arrived' | 'find'>;

export function createAccepting(store: Pick<LinkStore, 'acceptBatches'>, followers: Followers): Accepting {
  const legs = openLegs((centre) => followers.find(centre)?.latest() ?? null);
  let queued: Queued[] = [];
  let running: Promise<void> | null = null;
  const commit = async (group: readonly Queued[]): Promise<void> => {
    const batches = group.map(({ batch }) => batch);
    try {
      const accepted = await store.acceptBatches(batches, legs.ofBatch);
      answer(group, accepted);
      const stored = accepted.flatMap((one, at) => (one.kind === 'accepted' ? (batches[at] ?? []) : []));
      tell(stored, legs.taken(), followers.arrived);
    } catch (error) {
      legs.taken();
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

const answer = (group: readonly Queued[], all: readonly Accepted[]): void => {
  for (const [index, { resolve }] of group.entries()) {
    const accepted = all[index];
    if (accepted !== undefined) resolve(accepted);
  }
};

/** Tells of each centre once, however many batches it brought. */
const tell = (stored: readonly Batch[], taken: ReadonlyMap<string, Progress>, arrived: Followers['arrived']): void => {
  const fed = new Set(stored.filter(({ bodies }) => bodies.length > 0).map(({ centre }) => centre));
  for (const centre of fed) arrived(centre, taken.get(centre));
};

/** Batches of one transaction: fifty of some events each take some milliseconds. */
const mostTogether = 50;

/** The legs of what is put into a log, as its own server reckoned them: event by event, upon the state before. */
export function createLegs(): LegsOfBatch {
  return openLegs(() => null).ofBatch;
}

/**
 * Those legs, and how far each log has come by them. Of each centre one state is kept, the one that its follower goes on with: where
 * the transaction did not come about it is the follower's that the next batch stands upon, or it is made again from the log.
 */
const openLegs = (followed: (centre: string) => State | null) => {
  const known = new Map<string, Standing>();
  let taken = new Map<string, Progress>();
  const stateAt = (centre: string, { seq, hash }: LogEnd): State | null => {
    const last = known.get(centre);
    if (last?.end.seq === seq && last.end.hash === hash) return last.state;
    const state = followed(centre);
    return state?.seq === seq ? state : null;
  };
  const ofBatch: LegsOfBatch = (centre, at, replay, fresh) => {
    const { state, legs } = applied(centre, stateAt(centre, at) ?? applyStored(initialState, replay()), fresh);
    const last = fresh.at(-1);
    if (last === undefined) return legs;
    known.set(centre, { end: { seq: last.seq, hash: last.hash }, state });
    const before = taken.get(centre);
    const goesOn = before?.state.seq === at.seq ? before : { from: at.seq, stored: [] };
    taken.set(centre, { from: goesOn.from, stored: [...goesOn.stored, ...fresh], state });
    return legs;
  };
  return {
    ofBatch,
    /** How far each log has come since this was last asked. */
    taken(): ReadonlyMap<string, Progress> {
      const now = taken;
      taken = new Map();
      return now;
    },
  };
};

interface Standing {
  readonly end: LogEnd;
  readonly state: State;
}

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
