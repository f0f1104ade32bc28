import type { Clock } from '../../shared/time/clock.ts';

/** How long something may take (ms), and the signal that ends it before. */
export interface Within {
  readonly clock: Clock;
  readonly ms: number;
  readonly signal: AbortSignal;
}

/** Asks something that another program answers, with a signal that aborts once it is late or no longer wanted. */
export async function within<T>({ clock, ms, signal }: Within, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const late = new AbortController();
  const timer = clock.after(ms, () => late.abort(new Error('there is no answer in time')));
  try {
    return await ask(AbortSignal.any([signal, late.signal]));
  } finally {
    timer.cancel();
  }
}
