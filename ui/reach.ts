import { type ReadonlySignal, signal } from '@preact/signals';
import type { Clock, Timer } from '../shared/time/clock.ts';

/** Whether the server can be reached, for a page that has no line to it. */
export interface Reach {
  /** Nothing was heard of the server for 8 s while the page was seen. */
  readonly lost: ReadonlySignal<boolean>;
  /** The page is seen again, or the machine says that its network has changed: asks at once. */
  look(): void;
  close(): void;
}

interface Ports {
  readonly clock: Clock;
  /** Whether the server answers. */
  readonly ask: () => Promise<boolean>;
  /** A page that nobody sees asks nothing. */
  readonly isSeen: () => boolean;
  /** The server answers again after it did not. */
  readonly onReturn: () => void;
}

/** Asks the server every few seconds whether it is there, and more often while it is not. */
export function openReach({ clock, ask, isSeen, onReturn }: Ports): Reach {
  const lost = signal(false);
  let isClosed = false;
  let hasFailed = false;
  let latest = 0;
  const [next, silence] = [createTimer(clock), createTimer(clock)];
  const awaitSilence = (): void => silence.set(lostMs, () => (lost.value = isSeen()));
  const look = async (): Promise<void> => {
    const mine = ++latest;
    next.set(everyMs, () => void look());
    if (!isSeen()) return awaitSilence();
    const there = await ask();
    if (isClosed || mine !== latest) return;
    hasFailed ||= !there;
    if (there) heard();
    else next.set(againMs, () => void look());
  };
  const heard = (): void => {
    lost.value = false;
    awaitSilence();
    if (hasFailed) onReturn();
    hasFailed = false;
  };
  awaitSilence();
  next.set(everyMs, () => void look());
  return {
    lost,
    look: () => {
      if (!lost.peek()) awaitSilence();
      void look();
    },
    close() {
      isClosed = true;
      next.cancel();
      silence.cancel();
    },
  };
}

/** Asks by HTTP for next to nothing; one who asks too much has reached the server too. */
export async function askHealth(): Promise<boolean> {
  try {
    const { status } = await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(patienceMs) });
    return status < 500;
  } catch {
    return false;
  }
}

/** A timer that is set again. */
const createTimer = (clock: Clock) => {
  let timer: Timer | null = null;
  const cancel = (): void => timer?.cancel();
  return {
    cancel,
    set(ms: number, run: () => void): void {
      cancel();
      timer = clock.after(ms, run);
    },
  };
};

const lostMs = 8000;
const everyMs = 5000;
const againMs = 1000;
const patienceMs = 4000;
