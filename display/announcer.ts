import { type ReadonlySignal, signal } from '@preact/signals';
import type { Announcement } from '../shared/live.ts';
import type { Clock, Timer } from '../shared/time/clock.ts';
import { type CallQueue, enqueued, nextTurn } from './call-queue.ts';

/** What makes an announcement heard. */
export interface Player {
  /** Kept when it is over, at once if nothing can be heard. `others` = whether more wait behind it: then it is to be short. */
  play(announcement: Announcement, others: () => boolean): Promise<void>;
  /** One that is announced soon: what it needs may be fetched. */
  prepare?(announcement: Announcement): void;
}

export interface AnnouncerPorts {
  readonly clock: Clock;
  readonly player: Player;
  /** Whether a call needs no announcement any more. */
  readonly hasEnded?: (announcement: Announcement) => boolean;
}

export interface Announcer {
  /** The announcement that plays now. */
  readonly current: ReadonlySignal<Announcement | null>;
  /** Calls are left unsaid for lack of time, or were just now. */
  readonly skips: ReadonlySignal<boolean>;
  /** Takes an announcement into the queue, unless its call was announced before. */
  announce(announcement: Announcement): void;
  close(): void;
}

/** Announces calls one after another, each once and each whole, in the order in which they came; what cannot be said in time is skipped. */
export function openAnnouncer(ports: AnnouncerPorts): Announcer {
  const { clock, player, hasEnded = () => false } = ports;
  const current = signal<Announcement | null>(null);
  const known = createMemory();
  const steps = createTimers(clock);
  const mark = openSkipMark(clock);
  let queue: CallQueue = [];
  /** What plays now was heard and seen for long enough to make room for the next. */
  let mayPass = false;
  let closed = false;

  const sounded = (call: Announcement): Promise<void> => {
    const played = player.play(call, () => queue.length > 0).catch(() => undefined);
    for (const { announcement } of queue.slice(0, preparedAhead)) player.prepare?.(announcement);
    return played;
  };
  const playNext = (): void => {
    steps.stop();
    const turn = nextTurn(queue, clock.now(), hasEnded);
    queue = turn.queue;
    if (turn.skipped.length > 0) mark.set();
    const { next } = turn;
    mayPass = false;
    current.value = next;
    if (next === null) return;
    const isNow = (): boolean => current.value === next;
    const heard = Promise.all([steps.pass(leastMs), sounded(next)]);
    void Promise.race([heard, steps.pass(stuckMs)]).then(() => {
      mayPass = isNow();
      if (mayPass && queue.length > 0) playNext();
    });
    void Promise.race([Promise.all([steps.pass(showMs), heard]), steps.pass(stuckMs)]).then(() => {
      if (isNow()) playNext();
    });
  };
  return {
    current,
    skips: mark.isSet,
    announce(announcement) {
      if (closed || !known.take(announcement.callId)) return;
      queue = enqueued(queue, announcement, clock.now());
      if (queue.length <= preparedAhead) player.prepare?.(announcement);
      if (current.value === null || mayPass) playNext();
    },
    close() {
      closed = true;
      queue = [];
      steps.stop();
      mark.close();
      current.value = null;
    },
  };
}

/** Each stands out for so long if no other waits, in ms. */
export const showMs = 4000;
/** While others wait it stands out for the time of a gong, however short its sound is, in ms. */
export const leastMs = 2000;
/** A player that has not come to its end by then has failed; the next visitor does not wait for it, in ms. */
export const stuckMs = 30_000;
/** For how long the wall says that calls were left unsaid, in ms. */
export const skipMarkMs = 30_000;
/** So many calls are fetched before their turn: what they need is large. */
const preparedAhead = 2;
/** How many calls it remembers so that none is announced twice: more than a hall calls in an hour. */
const rememberedCalls = 500;

/** The calls that came before. */
const createMemory = () => {
  const known = new Set<string>();
  return {
    /** Whether the call is new; from then on it is not. */
    take(callId: string): boolean {
      if (known.has(callId)) return false;
      known.add(callId);
      const [oldest] = known;
      if (known.size > rememberedCalls && oldest !== undefined) known.delete(oldest);
      return true;
    },
  };
};

/** That calls are left unsaid; for some time after the last of them. */
const openSkipMark = (clock: Clock) => {
  const isSet = signal(false);
  const timers = createTimers(clock);
  return {
    isSet,
    set(): void {
      timers.stop();
      isSet.value = true;
      void timers.pass(skipMarkMs).then(() => {
        isSet.value = false;
      });
    },
    close: timers.stop,
  };
};

const createTimers = (clock: Clock) => {
  const timers = new Set<Timer>();
  return {
    pass: (ms: number): Promise<void> =>
      new Promise((resolve) => {
        const timer = clock.after(ms, () => {
          timers.delete(timer);
          resolve();
        });
        timers.add(timer);
      }),
    stop(): void {
      for (const timer of timers) timer.cancel();
      timers.clear();
    },
  };
};
