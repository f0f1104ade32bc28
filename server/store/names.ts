import type { Centre } from '../../shared/centre.ts';

/** A configuration of a centre, from when on it was in force. */
export interface DatedCentre {
  readonly seq: number;
  /** ms */
  readonly at: number;
  readonly centre: Centre;
}

/** What a person or a program was called from `since` (ms) on; 0 = from the beginning. */
export interface PersonName {
  readonly id: string;
  readonly since: number;
  readonly name: string;
}

/** What ids were called: for figures and lists of the past. */
export interface NameStore {
  /** The configurations with seq > `after`, at most `limit`, in order. */
  configurations(centre: string, after: number, limit: number): Promise<readonly DatedCentre[]>;
  /** Former names of people and programs, and the last one of those who were removed; by id, the oldest first. */
  personNames(): Promise<readonly PersonName[]>;
}
