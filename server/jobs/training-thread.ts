import { Worker } from 'node:worker_threads';
import type { StorePlace } from '../store/place.ts';
import { openThread, type Thread } from '../threads/thread.ts';
import type { LearnOrder, LearnRunner, Lessons } from './training.ts';

/** What the thread is given at its start. */
export interface LearnThreadData {
  /** Where the store is, which is there and up to date. */
  readonly place: StorePlace;
}

/** Learns in a thread that is there only as long as that takes, away from the path of a ticket. */
export function learnInThread(place: StorePlace): LearnRunner {
  const data: LearnThreadData = { place };
  const threads = new Set<Thread<LearnOrder, Lessons>>();
  let closed = false;
  return {
    async run(order) {
      if (closed) throw new Error('the server is ending');
      const thread = openThread<LearnOrder, Lessons>({
        name: 'the learning thread',
        start: () => new Worker(new URL('./training-worker.ts', import.meta.url), { workerData: data }),
      });
      threads.add(thread);
      try {
        return await thread.ask(order);
      } finally {
        await thread.close();
        threads.delete(thread);
      }
    },
    async close() {
      closed = true;
      await Promise.all([...threads].map((thread) => thread.close()));
    },
  };
}
