import type { KeptAnswer } from './kept-answers.ts';

/** What is answered, once for all repeats under its key. */
export interface AnsweredOnce {
  readonly answer: KeptAnswer;
  readonly since: number;
}

/** What somebody has answered of a form and not sent yet, behind its secret. `about` is the JSON of `FormDraft`. */
export interface StoredFormDraft {
  readonly secret: string;
  readonly centre: string;
  readonly about: string;
  /** From when on it opens nothing, and is erased (ms). */
  readonly expiresAt: number;
}

/** [FO5] The drafts of forms. One that is sent is gone with the transaction that stores what was sent. */
export interface FormDraftStore {
  /** The draft of this secret; null if there is none at `now` (ms). */
  formDraft(secret: string, now: number): Promise<StoredFormDraft | null>;
  /**
   * Stores it, with `answer` under the key of its request in one go. Where an answer is kept under that key later than `since` (ms),
   * nothing is stored and that one is given; null = it is stored.
   */
  addFormDraft(draft: StoredFormDraft, once?: AnsweredOnce): Promise<KeptAnswer | null>;
  /** Puts another `about` in place of what stands there, in one go; `change` gives null = nothing is changed. False if there was nothing to change. */
  changeFormDraft(secret: string, now: number, change: (about: string) => string | null): Promise<boolean>;
  /** Drops it; false if there was none. */
  dropFormDraft(secret: string): Promise<boolean>;
}
