import type { CaseBook } from './case-book.ts';
import type { BatchSettings } from './centre-request.ts';
import type { SeatBook } from './seat-book.ts';

/** What decisions of a batch go by. */
export interface Deciding {
  readonly settings: BatchSettings;
  readonly book: SeatBook;
  /** With those of this batch. */
  readonly ticketsOfPhone: (phone: string) => readonly string[];
  readonly cases: CaseBook;
}
