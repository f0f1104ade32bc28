import type { LearntRow } from '../learnt.ts';
import { type ClockShift, shiftedFact } from '../shifted.ts';
import type { QueueStore } from '../store.ts';

/** What centres have learnt, in memory. */
export function memoryLearnt(beforeWrite: () => void) {
  const rows = new Map<string, LearntRow>();
  const store: Pick<QueueStore, 'learnt' | 'learntAt' | 'putLearnt'> = {
    learnt: async (centre) => rows.get(centre) ?? null,
    learntAt: async (centre) => rows.get(centre)?.learntAt ?? null,
    async putLearnt(centre, row) {
      beforeWrite();
      rows.set(centre, row);
    },
  };
  const shift = (by: ClockShift): void => {
    for (const [centre, row] of rows) rows.set(centre, { ...row, learntAt: shiftedFact(row.learntAt, by) });
  };
  return { store, shift };
}
