import { type Result, refuse } from '../../shared/refusals.ts';
import { interrupted } from '../threads/interrupted.ts';
import type { ReportOf, ReportOrder } from './reporting.ts';

/**
 * One report is made after another, in the order of asking. Those that are alike and have not begun are made once: nobody gets
 * figures from before they asked. One whose askers have all hung up by its turn is not made.
 */
export function openReportLine(make: (order: ReportOrder) => Promise<Made>) {
  const waiting = new Map<string, Turn>();
  let making = false;
  let closed = false;

  const next = (): void => {
    const [first] = waiting;
    if (making || first === undefined) return;
    const [key, { order, outcome }] = first;
    waiting.delete(key);
    making = true;
    const made = make(order).finally(() => {
      making = false;
      next();
    });
    made.then(outcome.resolve, outcome.reject);
  };
  const join = (key: string, order: ReportOrder): Turn => {
    const turn = waiting.get(key) ?? { order, outcome: Promise.withResolvers<Made>(), askers: 0 };
    waiting.set(key, turn);
    turn.askers += 1;
    return turn;
  };
  const leave = (key: string, turn: Turn): void => {
    turn.askers -= 1;
    if (turn.askers > 0 || waiting.get(key) !== turn) return;
    waiting.delete(key);
    turn.outcome.resolve(interrupted('the caller has hung up'));
  };

  return {
    async ask<Order extends ReportOrder>(order: Order, hungUp?: AbortSignal): Promise<ReportOf<Order>> {
      if (closed) return interrupted('the server is ending');
      if (hungUp?.aborted) return interrupted('the caller has hung up');
      const key = JSON.stringify(order);
      if (waiting.size >= mostWaiting && !waiting.has(key)) {
        return refuse('too-many', 'Too many reports are waiting', { retryAfterSeconds });
      }
      const turn = join(key, order);
      hungUp?.addEventListener('abort', () => leave(key, turn), { once: true });
      next();
      // The key is the whole order: who shares a turn has asked for the same report.
      return turn.outcome.promise as Promise<ReportOf<Order>>;
    },
    /** Refuses what waits and whatever is asked from now on; the one being made goes on. */
    close(): void {
      closed = true;
      for (const { outcome } of waiting.values()) outcome.resolve(interrupted('the server is ending'));
      waiting.clear();
    },
  };
}

/** So many different reports may wait; more are sent away until some are made. */
const mostWaiting = 100;
const retryAfterSeconds = 10;

type Made = Result<string>;

interface Turn {
  readonly order: ReportOrder;
  readonly outcome: PromiseWithResolvers<Made>;
  askers: number;
}
