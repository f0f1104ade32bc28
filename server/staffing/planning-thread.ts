import { Worker } from 'node:worker_threads';
import { refuse } from '../../shared/refusals.ts';
import type { Log } from '../log.ts';
import { refuseIfEnded } from '../threads/interrupted.ts';
import { openThread } from '../threads/thread.ts';
import { type Planned, type Planning, type PlanningOrder, planningOver } from './planning.ts';

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
  return planningOver(
    async (order) =>
      thread.waiting() < mostWaiting
        ? thread.ask(order).catch(refuseIfEnded)
        : refuse('too-many', 'Too much planning is waiting', { retryAfterSeconds }),
    thread.close,
  );
}

/** So many may wait; more are sent away. */
const mostWaiting = 20;
const retryAfterSeconds = 10;
