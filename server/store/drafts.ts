import type { Actor } from '../../shared/access.ts';

/** A configuration that somebody works on, as they typed it. */
export interface StoredDraft {
  /** Another one at each change. */
  readonly revision: string;
  /** The configuration in force that it was made on. */
  readonly baseVersion: number;
  /** The JSON of the document, which may be unfinished. */
  readonly document: string;
  /** By which it is known again once it is in force. */
  readonly digest: string;
  readonly by: Actor;
  /** ms */
  readonly at: number;
}

/** The drafts, one a centre. A draft whose document comes into force is gone with the transaction that puts it there. */
export interface DraftStore {
  draft(centre: string): Promise<StoredDraft | null>;
  /** Puts a draft in place of the one of this revision, null = where there is none. False, and nothing changed, where another stands. */
  putDraft(centre: string, draft: StoredDraft, over: string | null): Promise<boolean>;
  /** Drops the draft of this revision; false where another stands, or none. */
  dropDraft(centre: string, revision: string): Promise<boolean>;
}
