import type { CalledOff, Seat, Withheld } from '../../../shared/booking/seats.ts';
import type { Case } from '../../../shared/cases/cases.ts';
import type { QueueEvent } from '../../../shared/events.ts';
import type { LegRow } from '../../../shared/reports/figures.ts';
import type { KeptCaseFile } from '../cases.ts';
import type { CheckedTexts } from './checked-texts.ts';

/** What a check of a store reads of it, all as it stands at one moment. */
export interface CheckedReads {
  /** Which centres have a log, in their order. */
  centres(): Promise<readonly string[]>;
  /** The next rows of a log after an event, with what they are filed under; none at its end. */
  events(centre: string, after: number): Promise<readonly FiledEvent[]>;
  /** The next seats by their ids; none at their end. So of cases. */
  seats(centre: string, after: string): Promise<readonly Seat[]>;
  besideSeats(
    centre: string,
  ): Promise<{ readonly withheld: readonly Withheld[]; readonly calledOff: readonly CalledOff[] }>;
  cases(centre: string, after: string): Promise<readonly Case[]>;
  /** What is written beside these cases. */
  written(centre: string, cases: readonly string[]): Promise<CheckedTexts>;
  fileIds(centre: string): Promise<readonly string[]>;
  file(centre: string, of: string, id: string): Promise<CheckedFile | null>;
  documentIds(centre: string): Promise<readonly { readonly id: string; readonly case: string }[]>;
  document(centre: string, of: string, id: string): Promise<StoredDocument | null>;
  /** The bytes of a decision table by their hash. */
  table(hash: string): Promise<string | null>;
  /** Those of these legs that are stored. */
  legs(centre: string, keys: readonly LegKey[]): Promise<readonly LegRow[]>;
  /** How many legs of our own each date has. */
  legCounts(centre: string): Promise<readonly { readonly date: string; readonly count: number }[]>;
  /** Tickets that no event brings and no import has brought, at most `limit`. */
  lostTickets(centre: string, limit: number): Promise<readonly string[]>;
}

/** An event as it is stored, and what it is filed under. */
export interface FiledEvent {
  readonly seq: number;
  readonly ticket: string | null;
  readonly type: string;
  readonly day: string | null;
  readonly at: number;
  readonly body: string;
  readonly hash: string;
  /** Whether it is filed by an event under what else it is filed under, in a store that does so. */
  readonly isFiledBy?: (event: QueueEvent) => boolean;
}

export type CheckedFile = Pick<KeptCaseFile, 'kind' | 'hash' | 'body'>;
export interface StoredDocument {
  readonly case: string;
  readonly hash: string;
  readonly body: Buffer;
}
export type LegKey = Pick<LegRow, 'date' | 'ticket' | 'leg'>;

/** So many rows are read in one go. */
export const rowsAtOnce = 2000;

/** A list in portions that are read in one go. */
export function* portionsOf<T>(all: readonly T[]): Iterable<readonly T[]> {
  for (let at = 0; at < all.length; at += portion) yield all.slice(at, at + portion);
}
const portion = 500;

/** All that comes page by page, each after the id of the last one. */
export async function* pagesOf<Row extends { readonly id: string }>(
  page: (after: string) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  for (let rows = await page(''); rows.length > 0; rows = await page(rows.at(-1)?.id ?? '')) yield rows;
}
