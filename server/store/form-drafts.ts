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
  addFormDraft(draft: StoredFormDraft): Promise<void>;
  /** Puts another `about` in place of what stands there, in one go; `change` gives null = nothing is changed. False if there was nothing to change. */
  changeFormDraft(secret: string, now: number, change: (about: string) => string | null): Promise<boolean>;
  /** Drops it; false if there was none. */
  dropFormDraft(secret: string): Promise<boolean>;
}
