import { setImmediate } from 'node:timers/promises';
import type { OpenCounters } from '../../engine/booking/open-counters.ts';
import { applyStored } from '../../engine/queue/apply.ts';
import type { State } from '../../engine/queue/state.ts';
import type { Waits } from '../../engine/queue/views/waits.ts';
import { type Estimating, openEstimating } from '../../engine/wait/estimating.ts';
import type { Calendar } from '../../shared/booking/calendar.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { ClockCorrected, StoredEvent } from '../../shared/events.ts';
import { type Result, refuse } from '../../shared/refusals.ts';
import type { Clock, Timer } from '../../shared/time/clock.ts';
import type { Log } from '../log.ts';
import { CannotStore, type QueueStore } from '../store/store.ts';
import { type AttendanceKnown, type Attending, createAttendance } from './attendance.ts';
import { cannotStore, decideBatch } from './batch.ts';
import type { CentreRequest, Reply, RequestOutcome } from './centre-request.ts';
import { type CentreState, type Change, openCentreState } from './centre-state.ts';
import { eventOf, followLog, heedAll, type Progress } from './follow-log.ts';
import { followSeats } from './follow-seats.ts';
import { type Begun, learntOf, watchLearnt } from './learnt.ts';
import { createWriteBreaker, type WriteBreaker } from './write-breaker.ts';

/** One centre as this process knows it: the one mutable thing. The truth is in the store; this is never ahead of it. */
export interface LiveCentre {
  readonly id: string;
  /** Asks one thing; the answer comes once all that belongs to it is stored. Rejects only on a fault of ours. */
  ask(request: CentreRequest): Promise<Result<Reply>>;
  /** The state with everything that any process has stored up to now. */
  fresh(): Promise<State>;
  /** The state as last known, for what need not be exact. */
  latest(): State;
  /** Takes in what others have stored; the changes are announced as usual. Where it is known already it need not be read. */
  catchUp(known?: Progress): void;
  /** [SE3] The share that comes of those who book, as measured up to yesterday, by a document. */
  attending(centre: Centre): Promise<Attending>;
  /** [SE4] When its counters were open, as learnt up to yesterday; null = not yet. */
  openCounters(): OpenCounters | null;
  /** Estimates of waits as of now, in the state as last known. */
  waits(): Waits;
  /** Takes in what was newly learnt, by this process or another one; resolves once estimates rest on it. */
  learn(): Promise<void>;
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
  /** The country's calendar, as it is now; absent or null = there is none, and nothing is booked. */
  readonly calendar?: (() => Calendar | null) | undefined;
  /** What the QR codes on slips point to; null = no codes. */
  readonly publicUrl: string | null;
  /** Its log is written elsewhere: it is followed, and refuses `not-here` whatever is asked. */
  readonly isFollowed?: boolean | undefined;
  /** It was put back to a copy, and refuses `held` until the head office was asked what it lacks. */
  readonly isHeld?: ((centre: string) => boolean) | undefined;
  /** Slips say that this is a demo. */
  readonly demo?: boolean | undefined;
  /** Takes in a correction of the time that another process has stored, before anything is dated after it. */
  readonly heed?: ((event: ClockCorrected) => void) | undefined;
  /** One turn of the event loop; this process's unless given. */
  readonly turn?: (() => Promise<void>) | undefined;
}

/** Opens a centre from its log and follows it from then on. */
export async function openLiveCentre(parts: LiveCentreParts): Promise<LiveCentre> {
  const { id, store, clock } = parts;
  const events = await store.replay(id);
  const following = await openCentreState(store, id, events);
  const estimating = openEstimating((what, error, about) => parts.log.error({ err: error, ...about }, what));
  const openings: Openings = { measured: null };
  begin({ estimating, openings }, await learntOf(store, id), events);
  const attendance = createAttendance();
  const seats = followSeats({ ...parts, attendance }, following, estimating);
  await seats.look();
  const breaker = createWriteBreaker(store, clock);
  const mailbox: QueuedRequest[] = [];
  const work = openWork({ ...parts, following, estimating, breaker, attendance, openings }, mailbox);
  const foreign = store.onExternalChange(() => work.catchUp());
  const learnt = await watchLearnt(parts, work.learn);
  let closed = false;
  return {
    id,
    latest: following.latest,
    waits: () => estimating.waits(following.latest(), clock.now()),
    openCounters: () => openings.measured,
    attending: (centre) => attendance.read(centre, clock.now(), store),
    learn: work.learn,
    notes: following.notes.all,
    canStore: breaker.canStore,
    catchUp: work.catchUp,
    onChange: following.onChange,
    ask: (request) =>
      new Promise((resolve, reject) => {
        if (parts.isFollowed) return resolve(notHere);
        if (parts.isHeld?.(id) === true && request.command?.type !== 'go-on') return resolve(held);
        if (closed || !breaker.canStore()) return resolve({ ok: false, refusal: cannotStore });
        if (mailbox.length >= mailboxSize) return resolve(refuse('too-many', 'Too much is being asked at once'));
        const deliver = (outcome: RequestOutcome): void =>
          outcome.kind === 'answered' ? resolve(outcome.result) : reject(outcome.error);
        mailbox.push({ request, deliver });
        work.wake();
      }),
    async fresh() {
      const { seq } = await store.head(id);
      if (closed || seq <= following.latest().seq) return following.latest();
      const reached = following.reaches(seq);
      work.catchUp();
      return reached;
    },
    async close() {
      closed = true;
      foreign.close();
      await learnt.close();
      await seats.close();
      await work.close();
      following.letDown(new Error('the centre is closed'));
      breaker.close();
    },
  };
}

interface QueuedRequest {
  readonly request: CentreRequest;
  readonly deliver: (outcome: RequestOutcome) => void;
}
interface Inside extends LiveCentreParts {
  readonly attendance: AttendanceKnown;
  readonly following: CentreState;
  readonly estimating: Estimating;
  readonly breaker: WriteBreaker;
  readonly openings: Openings;
}
/** When the counters were open, as last learnt. */
interface Openings {
  measured: OpenCounters | null;
}

/** How many requests go into one transaction at most, and how many may wait. */
const batchSize = 250;
const mailboxSize = 5000;
/** When to try again to read them, if the store could not (ms). */
const retryMs = 500;

const held = refuse('held', 'This centre was put back to a copy: its head office is asked first what it lacks');
const notHere = refuse('not-here', 'This centre is run by its own server: here it is only looked at');

const refused: RequestOutcome = { kind: 'answered', result: { ok: false, refusal: cannotStore } };

/** Decides and stores what has gathered in one transaction. Only once it is stored does anybody learn of it. */
const commit = async (inside: Inside, queued: readonly QueuedRequest[]) => {
  const { id, store, clock, publicUrl, demo, following, estimating } = inside;
  const requests = queued.map(({ request }) => request);
  const known = following.latest();
  const { missed, stored, value } = await store.commit(id, known.seq, (locked) => {
    // They are facts already, whatever becomes of this transaction.
    estimating.follow(locked.missed);
    heedAll(inside, locked.missed);
    const settings = {
      ...{ centre: id, publicUrl, demo, now: clock.now(), estimating, noteOf: following.notes.of },
      calendar: inside.calendar ?? (() => null),
      openCounters: inside.openings.measured,
      attendance: (kind: 'official' | 'service', centre: Centre, at: number) =>
        inside.attendance.of(centre, at, kind, locked.attendance),
    };
    return decideBatch(settings, applyStored(known, locked.missed), requests, locked);
  });
  estimating.follow([...missed, ...stored]);
  await following.goOn(value.state, [...missed, ...stored.filter(({ event }) => event.type === 'day-opened')]);
  following.notes.keep(value.notes);
  for (const [index, { deliver }] of queued.entries()) {
    const outcome = value.outcomes[index];
    if (outcome !== undefined) deliver(outcome);
  }
  following.publish(missed.map(eventOf), stored.map(eventOf));
};

/** Answers these requests, whatever happens. Where nothing can be stored nothing has happened, and everybody is told so. */
const answer = async (inside: Inside, queued: readonly QueuedRequest[]): Promise<void> => {
  const all = (outcome: RequestOutcome): void => {
    for (const { deliver } of queued) deliver(outcome);
  };
  if (!inside.breaker.canStore()) return all(refused);
  try {
    await commit(inside, queued);
  } catch (error) {
    if (!(error instanceof CannotStore)) return all({ kind: 'broken', error });
    inside.log.error({ err: error, centre: inside.id }, 'cannot store: refusing until a write succeeds');
    inside.breaker.begin();
    all(refused);
  }
};

const begin = (
  { estimating, openings }: Pick<Inside, 'estimating' | 'openings'>,
  learnt: Begun,
  events: readonly StoredEvent[],
): void => {
  openings.measured = learnt.openCounters ?? null;
  estimating.begin(learnt, events);
};

/** Starts again from what has been learnt since and from the day so far. */
const beginAgain = async (inside: Inside): Promise<void> => {
  const { id, store, log } = inside;
  try {
    begin(inside, await learntOf(store, id), await store.replay(id));
  } catch (error) {
    log.error({ err: error, centre: id }, 'what was learnt could not be read; the estimates stay as they were');
  }
};

/** Does one thing at a time, as long as there is something to do: requests first, then what others wrote. */
const openWork = (inside: Inside, mailbox: QueuedRequest[]) => {
  const { turn = setImmediate } = inside;
  const learners: (() => void)[] = [];
  const others = followLog(inside);
  let behind = false;
  let running: Promise<void> | null = null;
  let retry: Timer | null = null;
  let closed = false;
  const step = async (): Promise<void> => {
    // So that requests which have arrived by now share the transaction.
    await turn();
    if (mailbox.length > 0) await answer(inside, mailbox.splice(0, batchSize));
    if (behind) {
      behind = false;
      await others.catchUp();
    }
    if (learners.length > 0) await beginAgain(inside);
    for (const learnt of learners.splice(0)) learnt();
  };
  const work = async (): Promise<void> => {
    try {
      while (mailbox.length > 0 || behind || learners.length > 0) await step();
    } catch (error) {
      inside.log.error({ err: error, centre: inside.id }, 'cannot read the log');
      inside.following.letDown(error);
      retry?.cancel();
      if (!closed) retry = inside.clock.after(retryMs, () => catchUp());
    }
    running = null;
    if (mailbox.length > 0 || behind) wake();
  };
  const wake = (): void => {
    running ??= work();
  };
  const catchUp = (known?: Progress): void => {
    others.note(known);
    behind = true;
    if (!closed) wake();
  };
  return {
    wake,
    catchUp,
    learn: (): Promise<void> =>
      new Promise((resolve) => {
        if (closed) return resolve();
        learners.push(resolve);
        wake();
      }),
    async close() {
      closed = true;
      while (running !== null) await running;
      retry?.cancel();
    },
  };
};
