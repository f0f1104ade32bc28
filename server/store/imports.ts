import type { LegRow } from '../../shared/reports/figures.ts';

/** A date for which a centre has visits from another system, and how many legs these are. */
export interface ImportedDay {
  readonly date: string;
  readonly legs: number;
}

/** The part of the port for visits from another system: they stand in no event, so that a branch brings them to its head office beside its log. */
export interface ImportStore {
  /** By date. */
  importedDays(centre: string): Promise<readonly ImportedDay[]>;
  /** Those of one date, in no order. */
  importedLegs(centre: string, date: string): Promise<readonly LegRow[]>;
  /** Stores legs that a branch has brought, in place of those of the same key; false, and nothing is changed, where no branch brings the log of the centre. */
  putImported(centre: string, legs: readonly LegRow[]): Promise<boolean>;
}
