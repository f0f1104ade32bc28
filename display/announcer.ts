import { type ReadonlySignal, signal } from '@preact/signals';
import type { Clock, Timer } from '../shared/clock.ts';
import type { Announcement } from '../shared/live.ts';

/** What makes an announcement heard. The promise is kept when it is over, at once if nothing can be heard. */
export interface Player {
  play(announcement: Announcement): Promise<void>;
}

export interface Announcer {
  /** The announcement that plays now. */
  readonly current: ReadonlySignal<Announcement | null>;
  /** Takes an announcement into the queue, unless its call was announced before. */
  announce(announcement: Announcement): void;
  close(): void;
}

/** Announces calls one after another, each once and each whole, in the order in which they came. */
export function openAnnouncer(ports: { readonly clock: Clock; readonly player: Player }): Announcer {
  const { clock, player } = ports;
  const current = signal<Announcement | null>(null);
  const known = new Set<string>();
  const queue: Announcement[] = [];
  const timers = new Set<Timer>();
  let closed = false;
  /** What plays now was heard and seen for long enough to make room for the next. */
  let mayPass = false;

  const pass = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = clock.after(ms, () => {
        timers.delete(timer);
        resolve();
      });
      timers.add(timer);
    });
  const stopTimers = (): void => {
    for (const timer of timers) timer.cancel();
    timers.clear();
  };
  const playNext = (): void => {
    stopTimers();
    const next = queue.shift() ?? null;
    current.value = next;
    mayPass = false;
    if (next === null) return;
    const isNow = (): boolean => !closed && current.value === next;
    const sounded = player.play(next).catch(() => undefined);
    const heard = Promise.all([pass(leastMs), sounded]);
    void Promise.race([heard, pass(stuckMs)]).then(() => {
      mayPass = isNow();
      if (mayPass && queue.length > 0) playNext();
    });
    void Promise.race([Promise.all([pass(showMs), heard]), pass(stuckMs)]).then(() => {
      if (isNow()) playNext();
    });
  };
  const remember = (callId: string): void => {
    known.add(callId);
    const [oldest] = known;
    if (known.size > rememberedCalls && oldest !== undefined) known.delete(oldest);
  };
  return {
    current,
    announce(announcement) {
      if (closed || known.has(announcement.callId)) return;
      remember(announcement.callId);
      queue.push(announcement);
      if (current.value === null || mayPass) playNext();
    },
    close() {
      closed = true;
      queue.length = 0;
      stopTimers();
      current.value = null;
    },
  };
}

/** Each stands out for so long if no other waits, in ms. */
export const showMs = 4000;
/** While others wait it stands out for the time of a gong, however short its sound is, in ms. */
export const leastMs = 2000;
/** A player that has not come to its end by then has failed; the next visitor does not wait for it, in ms. */
export const stuckMs = 20_000;
/** How many calls it remembers so that none is announced twice: more than a hall calls in an hour. */
const rememberedCalls = 500;
