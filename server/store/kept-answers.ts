/** The Idempotency-Key of a request: who asked where, the key, and SHA-256 of the body, which tells a repeat from a reuse. */
export interface IdempotencyKey {
  readonly scope: string;
  readonly key: string;
  readonly bodyHash: string;
}

/** The answer to a POST, kept under its key for 24 hours. */
export interface KeptAnswer extends IdempotencyKey {
  readonly status: number;
  readonly body: string;
  readonly keptAt: number;
}
