import type { FormDraftStore, StoredFormDraft } from './form-drafts.ts';
import { type ClockShift, shiftedEnd } from './shifted.ts';

/** The drafts of forms, in memory. */
export function memoryFormDrafts(beforeWrite: () => void, hasCentre: (id: string) => boolean) {
  const rows: Rows = new Map();
  return {
    store: storeOf(rows, beforeWrite, hasCentre),
    sent: (secret: string): void => void rows.delete(secret),
    /** Deletes what may not be kept any longer; gives how many rows went. */
    erase(now: number): number {
      const over = [...rows.values()].filter(({ expiresAt }) => expiresAt <= now);
      for (const { secret } of over) rows.delete(secret);
      return over.length;
    },
    shift(by: ClockShift): void {
      for (const [secret, row] of rows) rows.set(secret, { ...row, expiresAt: shiftedEnd(row.expiresAt, by) });
    },
  };
}

type Rows = Map<string, StoredFormDraft>;

const living = (rows: Rows, secret: string, now: number): StoredFormDraft | null => {
  const row = rows.get(secret);
  return row === undefined || row.expiresAt <= now ? null : row;
};

const storeOf = (rows: Rows, beforeWrite: () => void, hasCentre: (id: string) => boolean): FormDraftStore => ({
  formDraft: async (secret, now) => living(rows, secret, now),
  async addFormDraft(draft) {
    beforeWrite();
    if (!hasCentre(draft.centre)) throw new Error(`no such centre: ${draft.centre}`);
    if (rows.has(draft.secret)) throw new Error('there is a draft of this secret');
    rows.set(draft.secret, draft);
  },
  async changeFormDraft(secret, now, change) {
    beforeWrite();
    const row = living(rows, secret, now);
    const about = row === null ? null : change(row.about);
    if (row !== null && about !== null) rows.set(secret, { ...row, about });
    return about !== null;
  },
  async dropFormDraft(secret) {
    beforeWrite();
    return rows.delete(secret);
  },
});
