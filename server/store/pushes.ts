/** Where a phone is told of its call though its page is closed: what its browser gave, and the language to tell it in. */
export interface Push {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly language: string;
}

/** The phones that are to be told, each by the secret of its ticket: they live as long as it does. */
export interface PushStore {
  /**
   * Keeps one more for the ticket that a secret opens, in place of one with the same endpoint; of more than `pushesKept` the
   * oldest goes. False, and nothing is kept, where the secret opens nothing at `now` (ms).
   */
  putPush(secret: string, push: Push, now: number): Promise<boolean>;
  /** Those of a ticket, the oldest first. */
  pushesOf(centre: string, ticket: string, now: number): Promise<readonly Push[]>;
  /** Forgets one of a ticket's, or all of them. */
  removePushes(centre: string, ticket: string, endpoint?: string): Promise<void>;
}

/** How many phones a ticket may ring: a visitor's, and perhaps that of who came along. */
export const pushesKept = 3;
