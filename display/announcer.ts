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
    const next = queue.shift() ?? null;
    current.value = next;
    if (next === null) return;
    const sounded = player.play(next).catch(() => undefined);
    const whole = Promise.all([pass(showMs), sounded]);
    void Promise.race([whole, pass(stuckMs)]).then(() => {
      stopTimers();
      if (!closed) playNext();
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
      if (current.value === null) playNext();
    },
    close() {
      closed = true;
      queue.length = 0;
      stopTimers();
      current.value = null;
    },
  };
}

/** Each stands for as long as it takes to be read, however short its sound is, in ms. */
export const showMs = 4000;
/** A player that has not come to its end by then has failed; the next visitor does not wait for it, in ms. */
export const stuckMs = 20_000;
/** How many calls it remembers so that none is announced twice: more than a hall calls in an hour. */
const rememberedCalls = 500;
