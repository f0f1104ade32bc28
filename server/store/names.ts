import type { Actor } from '../../shared/access.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { CentreConfigured, ConfigSource } from '../../shared/centre/centre-events.ts';

/** A configuration of a centre, from when on it was in force. */
export interface DatedCentre {
  readonly seq: number;
  /** ms */
  readonly at: number;
  readonly by: Actor;
  readonly source: ConfigSource;
  readonly centre: Centre;
}

/** What an event says of a configuration. */
export function datedCentre(seq: number, { at, by, source, centre }: CentreConfigured): DatedCentre {
  return { seq, at, by, source, centre };
}

/** What a person or a program was called from `since` (ms) on; 0 = from the beginning. */
export interface PersonName {
  readonly id: string;
  readonly since: number;
  readonly name: string;
}

/** The configurations that the log tells of. */
export interface PastConfigurations {
  /** The configurations with seq > `after`, at most `limit`, in order. */
  configurations(centre: string, after: number, limit: number): Promise<readonly DatedCentre[]>;
  /** The configurations with seq < `before`, at most `limit`, the latest first. */
  configurationsBefore(centre: string, before: number, limit: number): Promise<readonly DatedCentre[]>;
  /** The one that this event put in force; null if it did not. */
  configuration(centre: string, seq: number): Promise<DatedCentre | null>;
}

/** What ids were called: for figures and lists of the past. */
export interface NameStore extends PastConfigurations {
  /** Former names of people and programs, and the last one of those who were removed; by id, the oldest first. */
  personNames(): Promise<readonly PersonName[]>;
}
