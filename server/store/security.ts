import type { SecurityKind } from '../../shared/access.ts';

/** What happened to who may come in. `who` and `about` are names and words, never a secret. */
export interface SecurityNote {
  readonly at: number;
  readonly what: SecurityKind;
  /** Whether anybody could have caused it without being anybody. */
  readonly stranger: boolean;
  readonly who: string | null;
  readonly address: string | null;
  readonly centre: string | null;
  readonly about: string | null;
  readonly times: number;
}
export interface SecurityEntry extends Omit<SecurityNote, 'stranger'> {
  readonly seq: number;
  readonly lastAt: number;
}

/** Lines that are kept: of strangers, and of all else. */
export const keptAtMost = { stranger: 5000, known: 100_000 } as const;

export interface SecurityStore {
  /**
   * Adds a line to the security log, or counts it on the line of a stranger's that says the same and is at most `gatherMs`
   * old. Of its kind, a stranger's or not, the latest `keep` lines stay, and a hundred more at most.
   */
  noteSecurity(note: SecurityNote, gatherMs: number, keep: number): Promise<void>;
  /** Lines of this centre (null = all lines) with seq below `before` (null = from the end), the latest first. */
  security(centre: string | null, before: number | null, limit: number): Promise<readonly SecurityEntry[]>;
}
