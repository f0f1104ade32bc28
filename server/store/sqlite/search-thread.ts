import { Worker } from 'node:worker_threads';
import type { Log } from '../../log.ts';
import { openThread } from '../../threads/thread.ts';
import type { CaseSearchStore, FoundCases } from '../case-search.ts';
import type { Store } from '../store.ts';

export type SearchOrder = Parameters<CaseSearchStore['searchCases']>;
/** What the thread is given at its start. */
export interface SearchThreadData {
  readonly file: string;
}

/** The store once more, which searches cases in a thread of its own, away from the path of a ticket. `file` is its database. */
export function searchingApart(store: Store, { file, log }: { readonly file: string; readonly log: Log }): Store {
  const workerData: SearchThreadData = { file };
  const thread = openThread<SearchOrder, FoundCases>({
    name: 'the thread of searches',
    start: () => new Worker(new URL('./search-worker.ts', import.meta.url), { workerData }),
    log,
  });
  return {
    ...store,
    searchCases: (...order) => thread.ask(order),
    async close() {
      await thread.close();
      await store.close();
    },
  };
}
