import type { LegRow } from '../../shared/reports/figures.ts';

/** A leg to bring in, and where it stands in its file. */
export interface GatheredLeg {
  readonly line: number;
  readonly leg: LegRow;
}

/** What has been gathered, held against what is stored. */
export interface Gathered {
  readonly legs: number;
  readonly days: number;
  /** The first and the last date; '' where nothing was gathered. */
  readonly from: string;
  readonly to: string;
  /** Stored already, and how many of these say something else there. */
  readonly known: number;
  readonly different: number;
  /** Imported visits that the same days have from elsewhere. */
  readonly beside: number;
}

/**
 * Legs from another system on their way into the store: gathered in a table that only this connection sees and that goes
 * with it, then brought in by one transaction. Whatever ends it before that leaves the store as it was.
 */
export interface LegImport {
  /** Dates on which the centre has legs of its own, practice left out. */
  ownDates(): Promise<ReadonlySet<string>>;
  /** Puts legs aside; gives those whose ticket was put aside for the same date before, with the line of that. */
  gather(legs: readonly GatheredLeg[]): Promise<readonly { readonly line: number; readonly before: number }[]>;
  compare(): Promise<Gathered>;
  /** Stores what is not there yet and gives how many legs that were. Rejects with CannotStore; nothing changed then. */
  bringIn(): Promise<number>;
  close(): void;
}
