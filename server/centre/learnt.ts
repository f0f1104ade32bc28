import type { OpenCounters } from '../../engine/booking/open-counters.ts';
import { type Learnt, nothingLearnt } from '../../engine/wait/estimator.ts';
import { modelVersion } from '../../engine/wait/model.ts';
import { openBackground } from '../async/background.ts';
import type { Log } from '../log.ts';
import type { LearntRow } from '../store/learnt.ts';
import type { QueueStore } from '../store/store.ts';

/** What was learnt of a centre's waits, as it is stored: small JSON under a version. What another version left is passed over. */

/** What was learnt, and from how much. */
export interface KeptLearnt extends Begun {
  /** Days and visits of the history that it was learnt from. */
  readonly days: number;
  readonly visits: number;
  /** How often the centre has learnt. */
  readonly times: number;
}

/** What a centre begins with. */
export interface Begun extends Learnt {
  /** When its counters were open; absent where nothing was measured. */
  readonly openCounters?: OpenCounters;
}

/** A row as this program understands it; null where another version wrote it, it is broken, or there is none. */
export function readLearnt(row: LearntRow | null): KeptLearnt | null {
  if (row === null || row.version !== learntVersion) return null;
  try {
    return JSON.parse(row.body) as KeptLearnt;
  } catch {
    // It can be learnt again; the centre must open without it.
    return null;
  }
}

/** What is to be begun with. */
export async function learntOf(store: Pick<QueueStore, 'learnt'>, centre: string): Promise<Begun> {
  return readLearnt(await store.learnt(centre)) ?? nothingLearnt;
}

/** Calls `learn` soon after another process has stored something newly learnt of this centre. */
export async function watchLearnt(
  {
    id,
    store,
    log,
  }: { readonly id: string; readonly store: Pick<QueueStore, 'learntAt' | 'onExternalChange'>; readonly log: Log },
  learn: () => Promise<void>,
): Promise<{ close(): Promise<void> }> {
  const background = openBackground();
  let known = await store.learntAt(id);
  const look = async (): Promise<void> => {
    const at = await store.learntAt(id);
    if (at === known) return;
    known = at;
    void learn();
  };
  const foreign = store.onExternalChange(() => {
    void background.run(look, (error) => log.error({ err: error, centre: id }, 'cannot look for what was learnt'));
  });
  return {
    async close() {
      foreign.close();
      await background.close();
    },
  };
}

/** Raised when what is stored no longer reads as it did, apart from the model's own version. */
const form = 1;
export const learntVersion = form * 1000 + modelVersion;
