import { Worker } from 'node:worker_threads';
import { refuse } from '../../shared/refusals.ts';
import type { Log } from '../log.ts';
import { refuseIfEnded } from '../threads/interrupted.ts';
import { openThread } from '../threads/thread.ts';
import { type CarryOut, type Planned, type Planning, type PlanningOrder, planningOver } from './planning.ts';

export interface PlanningThreadParts {
  /** Path of the database, which is there and up to date. */
  readonly file: string;
  readonly log: Log;
}
/** What the thread is given at its start. */
export interface PlanningThreadData {
  readonly file: string;
}

/** Plans in a thread of its own. */
export function startPlanning({ file, log }: PlanningThreadParts): Planning {
  const data: PlanningThreadData = { file };
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
