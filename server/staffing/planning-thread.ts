import { Worker } from 'node:worker_threads';
import { refuse } from '../../shared/refusals.ts';
import type { Log } from '../log.ts';
import { CannotStore } from '../store/store.ts';
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
/** What became of an order. */
export type PlanningAnswer =
  | { readonly ok: true; readonly planned: Planned }
  | { readonly ok: false; readonly ofStorage: boolean; readonly message: string };

/** So many may wait; more are sent away. */
const mostWaiting = 20;
const retryAfterSeconds = 10;

interface Turn {
  readonly order: PlanningOrder;
  readonly outcome: PromiseWithResolvers<Planned>;
}

const interrupted = (why: string): Planned => refuse('report-interrupted', `${why}; ask again`);

/** Plans in a thread of its own, one order after another. It starts at the first, and again if it should ever die. */
export const startPlanning = ({ file, log }: PlanningThreadParts): Planning => {
  const waiting: Turn[] = [];
  let worker: Worker | null = null;
  let current: Turn | null = null;
  let closed = false;

  const settle = (answer: PlanningAnswer): void => {
    const turn = current;
    current = null;
    if (answer.ok) turn?.outcome.resolve(answer.planned);
    else turn?.outcome.reject(answer.ofStorage ? new CannotStore(answer.message) : new Error(answer.message));
    next();
  };
  const lose = (why: string): void => {
    worker = null;
    current?.outcome.resolve(interrupted(why));
    current = null;
    if (!closed) next();
  };
  const start = (): Worker => {
    const data: PlanningThreadData = { file };
    const started = new Worker(new URL('./planning-worker.ts', import.meta.url), { workerData: data });
    started.unref();
    started.on('message', (answer: PlanningAnswer) => worker === started && settle(answer));
    started.on('error', (error) => log.error({ err: error }, 'the planning thread died'));
    started.on('exit', () => worker === started && lose('the planning thread died'));
    return started;
  };
  const next = (): void => {
    if (current !== null) return;
    current = waiting.shift() ?? null;
    if (current === null) return;
    worker ??= start();
    worker.postMessage(current.order);
  };
  const ask = (order: PlanningOrder): Promise<Planned> => {
    if (closed) return Promise.resolve(interrupted('the server is ending'));
    if (waiting.length >= mostWaiting) {
      return Promise.resolve(refuse('too-many', 'Too much planning is waiting', { retryAfterSeconds }));
    }
    const outcome = Promise.withResolvers<Planned>();
    waiting.push({ order, outcome });
    next();
    return outcome.promise;
  };
  return planningOver(ask, async () => {
    closed = true;
    for (const { outcome } of waiting.splice(0)) outcome.resolve(interrupted('the server is ending'));
    const ending = worker;
    lose('the server is ending');
    await ending?.terminate();
  });
};
