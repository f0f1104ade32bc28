import { Worker } from 'node:worker_threads';
import type { Learned, LearnOrder, LearnRunner } from './learning.ts';

/** What the thread is given at its start: it learns once, and ends. */
export interface LearnThreadData {
  /** Path of the database, which is there and up to date. */
  readonly file: string;
  readonly order: LearnOrder;
}
export type LearnAnswer =
  | { readonly ok: true; readonly learned: Learned }
  | { readonly ok: false; readonly message: string };

/** Learns in a thread that is there only as long as that takes, away from the path of a ticket. */
export const learnInThread = (file: string): LearnRunner => {
  const workers = new Set<Worker>();
  let closed = false;
  return {
    run: (order) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new Error('the server is ending'));
        const data: LearnThreadData = { file, order };
        const worker = new Worker(new URL('./learn-worker.ts', import.meta.url), { workerData: data });
        workers.add(worker);
        worker.unref();
        worker.on('message', (answer: LearnAnswer) => {
          if (answer.ok) resolve(answer.learned);
          else reject(new Error(answer.message));
          void worker.terminate();
        });
        worker.on('error', reject);
        worker.on('exit', () => {
          workers.delete(worker);
          reject(new Error('the learning thread ended'));
        });
      }),
    async close() {
      closed = true;
      await Promise.all([...workers].map((worker) => worker.terminate()));
    },
  };
};
