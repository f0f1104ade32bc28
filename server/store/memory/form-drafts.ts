import type { FormDraftStore, StoredFormDraft } from '../form-drafts.ts';
import type { KeptAnswer } from '../kept-answers.ts';
import { type ClockShift, shiftedEnd } from '../shifted.ts';

/** The drafts of forms, in memory. */
export function memoryFormDrafts(around: Around) {
  const rows: Rows = new Map();
  return {
    store: storeOf(rows, around),
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

interface Around {
  readonly beforeWrite: () => void;
  readonly hasCentre: (id: string) => boolean;
  readonly answer: (scope: string, key: string) => KeptAnswer | null;
  readonly keepAnswer: (answer: KeptAnswer) => void;
}

const storeOf = (rows: Rows, { beforeWrite, hasCentre, answer, keepAnswer }: Around): FormDraftStore => ({
  formDraft: async (secret, now) => living(rows, secret, now),
  async addFormDraft(draft, once) {
    beforeWrite();
    const before = once === undefined ? null : answer(once.answer.scope, once.answer.key);
    if (before !== null && once !== undefined && before.keptAt > once.since) return before;
    if (!hasCentre(draft.centre)) throw new Error(`no such centre: ${draft.centre}`);
    if (rows.has(draft.secret)) throw new Error('there is a draft of this secret');
    rows.set(draft.secret, draft);
    if (once !== undefined) keepAnswer(once.answer);
    return null;
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
