import { type Result, refuse } from '../../shared/refusals.ts';
import { interrupted } from '../threads/interrupted.ts';
import type { ReportOf, ReportOrder } from './reporting.ts';

/**
 * One report is made after another, in the order of asking. Those that are alike and have not begun are made once: nobody gets
 * figures from before they asked. One whose askers have all hung up by its turn is not made.
 */
export function openReportLine(make: (order: ReportOrder) => Promise<Made>) {
  const turns = createTurns();
  let making = false;
  let closed = false;

  const next = (): void => {
    const turn = making ? null : turns.take();
    if (turn === null) return;
    making = true;
    const { order, outcome } = turn;
    const made = make(order).finally(() => {
      making = false;
      next();
    });
    made.then(outcome.resolve, outcome.reject);
  };
  return {
    async ask<Order extends ReportOrder>(order: Order, hungUp?: AbortSignal): Promise<ReportOf<Order>> {
      if (closed) return interrupted('the server is ending');
      if (hungUp?.aborted) return interrupted('the caller has hung up');
      const key = JSON.stringify(order);
      if (turns.isFull(key)) return refuse('too-many', 'Too many reports are waiting', { retryAfterSeconds });
      const turn = turns.join(key, order);
      hungUp?.addEventListener('abort', () => turns.leave(key, turn), { once: true });
      next();
      // The key is the whole order: who shares a turn has asked for the same report.
      return turn.outcome.promise as Promise<ReportOf<Order>>;
    },
    /** Refuses what waits and whatever is asked from now on; the one being made goes on. */
    close(): void {
      closed = true;
      turns.refuseAll();
    },
  };
}

/** The reports that have not begun, in the order of asking; `key` is the whole order, as text. */
const createTurns = () => {
  const waiting = new Map<string, Turn>();
  return {
    isFull: (key: string): boolean => waiting.size >= mostWaiting && !waiting.has(key),
    take(): Turn | null {
      const [first] = waiting;
      if (first === undefined) return null;
      waiting.delete(first[0]);
      return first[1];
    },
    join(key: string, order: ReportOrder): Turn {
      const turn = waiting.get(key) ?? { order, outcome: Promise.withResolvers<Made>(), askers: 0 };
      waiting.set(key, turn);
      turn.askers += 1;
      return turn;
    },
    leave(key: string, turn: Turn): void {
      turn.askers -= 1;
      if (turn.askers > 0 || waiting.get(key) !== turn) return;
      waiting.delete(key);
      turn.outcome.resolve(interrupted('the caller has hung up'));
    },
    refuseAll(): void {
      for (const { outcome } of waiting.values()) outcome.resolve(interrupted('the server is ending'));
      waiting.clear();
    },
  };
};

/** So many different reports may wait; more are sent away until some are made. */
const mostWaiting = 100;
const retryAfterSeconds = 10;

type Made = Result<string>;

interface Turn {
  readonly order: ReportOrder;
  readonly outcome: PromiseWithResolvers<Made>;
  askers: number;
}
