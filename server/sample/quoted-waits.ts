import type { Beside } from '../../engine/simulate/engine.ts';
import { openEstimating } from '../../engine/wait/estimating.ts';
import { nothingLearnt } from '../../engine/wait/estimator.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { QueueEvent } from '../../shared/events.ts';
import { readLearnt } from '../centre/learnt.ts';
import { type Learned, learnFromStore } from '../jobs/training.ts';
import type { QueueStore } from '../store/store.ts';

/**
 * What the visitors of made days are told of their waits: by estimates that learn from those days, as a centre's own do.
 * What is learnt here is not kept: the server learns from the days themselves as soon as it starts.
 */
export interface QuotedWaits extends Beside {
  /** The night after a day: `done` days are stored, from `first` to `last`. */
  night(done: number, first: string, last: string): Promise<void>;
}

/** Opens the quoted waits of a centre that has learnt nothing yet. */
export function openQuotedWaits(store: Pick<QueueStore, 'legs'>, centre: Centre): QuotedWaits {
  const estimating = openEstimating(() => undefined);
  const by = { kind: 'system', id: 'simulate', role: 'system' } as const;
  const stamp = { at: 0, by, date: null, practice: false } as const;
  const configured: QueueEvent = { ...stamp, type: 'centre-configured', centre, source: 'install' };
  let seq = 0;
  let learnt: Learned = null;
  let learntAfter = 0;
  const begin = (): void => {
    const known = learnt === null ? null : readLearnt({ ...learnt, learntAt: 0 });
    estimating.begin(known ?? nothingLearnt, [{ seq, hash: '', event: configured }]);
  };
  begin();
  return {
    quote: estimating.quote,
    happened(event) {
      seq += 1;
      estimating.follow([{ seq, hash: '', event }]);
    },
    async night(done, first, last) {
      if (!isTime(done, learntAfter)) return;
      learntAfter = done;
      learnt = (await learnFromStore(store, { centre, from: first, to: last, times: 0 })).learned;
      begin();
    },
  };
}

/** Learning every night takes longer from day to day and teaches less: half as many days again must have come. */
const isTime = (done: number, before: number): boolean => done - before >= Math.max(1, Math.floor(before / 2));
