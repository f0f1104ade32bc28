import { Worker } from 'node:worker_threads';
import type { Log } from '../../log.ts';
import { openThread, type Thread, ThreadEnded } from '../../threads/thread.ts';
import type { CaseSearchStore, FoundCases } from '../case-search.ts';
import type { Store } from '../store.ts';

/** What the thread is asked: to search, or to read the cases of a centre into its memory and say how many there are. */
export type SearchQuestion =
  | { readonly search: Parameters<CaseSearchStore['searchCases']> }
  | { readonly prepare: string };
export type SearchAnswer = FoundCases;
/** What the thread is given at its start. */
export interface SearchThreadData {
  readonly file: string;
}

/**
 * The store once more, which searches cases in a thread of its own, away from the path of a ticket. `file` is its database. The cases of
 * each centre are read into the memory of that thread at once, before anybody searches; a search meanwhile waits for the rest of it.
 */
export function searchingApart(store: Store, { file, log }: { readonly file: string; readonly log: Log }): Store {
  const workerData: SearchThreadData = { file };
  const thread = openThread<SearchQuestion, SearchAnswer>({
    name: 'the thread of searches',
    start: () => new Worker(new URL('./search-worker.ts', import.meta.url), { workerData }),
    log,
  });
  void prepare(store, thread, log);
  return {
    ...store,
    searchCases: (...search) => thread.ask({ search }),
    async close() {
      await thread.close();
      await store.close();
    },
  };
}

/** One centre after another: a search of one that is ready waits for one more at most. What fails here the first search does, and says. */
const prepare = async (store: Store, thread: Thread<SearchQuestion, SearchAnswer>, log: Log): Promise<void> => {
  try {
    for (const centre of await store.centres()) {
      const { total } = await thread.ask({ prepare: centre });
      log.info({ centre, cases: total }, 'the cases can be searched');
    }
  } catch (error) {
    if (!(error instanceof ThreadEnded)) log.warn({ err: error }, 'the cases are not ready to be searched yet');
  }
};
