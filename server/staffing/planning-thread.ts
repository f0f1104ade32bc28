import { Worker } from 'node:worker_threads';
import { refuse } from '../../shared/refusals.ts';
import type { Log } from '../log.ts';
import type { StorePlace } from '../store/place.ts';
import { refuseIfEnded } from '../threads/interrupted.ts';
import { openThread } from '../threads/thread.ts';
import { type CarryOut, type Planned, type Planning, type PlanningOrder, planningOver } from './planning.ts';

/** With where the store is, which is there and up to date. */
export type PlanningThreadParts = StorePlace & { readonly log: Log };
/** What the thread is given at its start. */
export interface PlanningThreadData {
  readonly place: StorePlace;
}

/** Plans in a thread of its own. */
export function startPlanning({ log, ...place }: PlanningThreadParts): Planning {
  const data: PlanningThreadData = { place };
  const thread = openThread<PlanningOrder, Planned>({
    name: 'the planning thread',
    start: () => new Worker(new URL('./planning-worker.ts', import.meta.url), { workerData: data }),
    log,
  });
  const carryOut = async (order: PlanningOrder): Promise<Planned> => {
    if (thread.waiting() >= mostWaiting) {
      return refuse('too-many', 'Too much planning is waiting', { retryAfterSeconds });
    }
    return thread.ask(order).catch(refuseIfEnded);
  };
  // The thread answers each order by its kind, as `plan` does; a message has lost that.
  return planningOver(carryOut as CarryOut, thread.close);
}

/** So many may wait; more are sent away. */
const mostWaiting = 20;
const retryAfterSeconds = 10;
