import type { DraftStore, StoredDraft } from '../drafts.ts';
import { type ClockShift, shiftedFact } from '../shifted.ts';

/** The drafts of configurations, in memory. */
export function memoryDrafts(beforeWrite: () => void, hasCentre: (id: string) => boolean) {
  const rows = new Map<string, StoredDraft>();
  const store: DraftStore = {
    draft: async (centre) => rows.get(centre) ?? null,
    async putDraft(centre, draft, over) {
      beforeWrite();
      if (!hasCentre(centre)) throw new Error(`no such centre: ${centre}`);
      if ((rows.get(centre)?.revision ?? null) !== over) return false;
      rows.set(centre, draft);
      return true;
    },
    async dropDraft(centre, revision) {
      beforeWrite();
      return rows.get(centre)?.revision === revision && rows.delete(centre);
    },
  };
  return {
    store,
    published(centre: string, digest: string): void {
      if (rows.get(centre)?.digest === digest) rows.delete(centre);
    },
    shift(by: ClockShift): void {
      for (const [centre, row] of rows) rows.set(centre, { ...row, at: shiftedFact(row.at, by) });
    },
  };
}
