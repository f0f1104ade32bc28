import type { Clock } from '../../shared/time/clock.ts';
import { pause } from '../async/clock.ts';
import { type Within, within } from '../async/within.ts';
import type { Push } from '../store/pushes.ts';

/** One phone to ring. */
export interface PushJob {
  readonly push: Push;
  readonly body: string;
  /** Whether it is too late: the visitor has come, or was called again. */
  readonly isOver: () => boolean;
  /** The push service says that this phone is not to be asked any more. */
  readonly onRefused: (status: number) => Promise<void>;
  /** It could not be rung. */
  readonly onLost: (error: unknown) => void;
}

/** Rings phones beside everything else: some at once, the others in their order, each tried a few times. */
export interface PushLine {
  add(job: PushJob): void;
  /** Asks something with the time limit of a try; false where that fails. */
  once(ask: (signal: AbortSignal) => Promise<boolean>): Promise<boolean>;
  /** Gives up what is under way. */
  close(): Promise<void>;
}

export interface PushLineParts {
  readonly clock: Clock;
  /** Gives the status of the push service's answer. */
  readonly send: (push: Push, body: string, signal: AbortSignal) => Promise<number>;
}

/** A line with nobody in it. */
export function createPushLine({ clock, send }: PushLineParts): PushLine {
  const closing = new AbortController();
  const waiting: PushJob[] = [];
  const running = new Set<Promise<void>>();

  const limits = { clock, ms: tryMs, signal: closing.signal };
  const goOn = (): void => {
    while (running.size < atOnce) {
      const job = waiting.shift();
      if (job === undefined) return;
      const done = ring(limits, send, job)
        .catch(job.onLost)
        .finally(() => {
          running.delete(done);
          goOn();
        });
      running.add(done);
    }
  };
  return {
    add(job) {
      if (closing.signal.aborted) return;
      if (waiting.length >= mostWaiting) return job.onLost(new Error('too many phones are to be rung'));
      waiting.push(job);
      goOn();
    },
    once: (ask) => within(limits, ask).catch(() => false),
    async close() {
      waiting.length = 0;
      closing.abort();
      await Promise.all(running);
    },
  };
}

/** Tries a phone until its push service has taken the message, refuses it for good, or it is too late. */
const ring = async (limits: Within, send: PushLineParts['send'], job: PushJob): Promise<void> => {
  const { clock, signal: closing } = limits;
  let lost: unknown = null;
  for (const pauseMs of pausesMs) {
    if (pauseMs > 0) await pause(clock, pauseMs, closing);
    if (closing.aborted || job.isOver()) return;
    try {
      const status = await within(limits, (signal) => send(job.push, job.body, signal));
      if (status >= 200 && status < 300) return;
      if (isFinal(status)) return await job.onRefused(status);
      lost = new Error(`the push service answered ${status}`);
    } catch (error) {
      lost = error;
    }
  }
  if (!closing.aborted) job.onLost(lost);
};

/** How many push services are asked at a time, and how many phones may wait. */
const atOnce = 16;
const mostWaiting = 1000;
/** How long a try may take, and how long is waited before each (ms). */
const tryMs = 5000;
const pausesMs = [0, 1000, 4000];

/** Too many, a fault of theirs, and what leads elsewhere may be another time; any other refusal is meant for good. */
const isFinal = (status: number): boolean => status >= 400 && status < 500 && status !== 408 && status !== 429;
