import type { ReportKey } from '../../shared/figures.ts';
import { ok, type Result } from '../../shared/refusals.ts';
import { newId } from '../ids.ts';
import type { FigureReads, FigureWrites } from '../store/figures.ts';
import { talliesOfDays } from './kept-days.ts';
import { summaryOverDays } from './over-days.ts';
import { type QuotedOrder, quotedOverDays } from './quoted.ts';

/** A summary to be made: all that it depends on but the legs. */
export interface SummaryOrder {
  readonly centre: string;
  /** YYYY-MM-DD, both included. */
  readonly from: string;
  readonly to: string;
  readonly by: ReportKey;
  /** IANA name of the centre's zone. */
  readonly timeZone: string;
  /** A wait of at most this many seconds counts as kept in the service level. */
  readonly targetSeconds: number;
  /** The present date in the centre. */
  readonly today: string;
}

export type ReportOrder = SummaryOrder | QuotedOrder;

/** Makes reports. */
export interface Reporting {
  /**
   * The report as JSON, of the legs as they stand now or later. An order whose `hungUp` comes before its turn is not carried out.
   * Refuses: malformed, too-many, report-interrupted. Rejects with CannotStore where the database cannot be read.
   */
  summary(order: SummaryOrder, hungUp?: AbortSignal): Promise<Result<string>>;
  /** The same of what was quoted. */
  quoted(order: QuotedOrder, hungUp?: AbortSignal): Promise<Result<string>>;
  /** Ends what is being made and refuses what waits. */
  close(): Promise<void>;
}

/** Makes one report, as JSON, in the thread that calls. Refuses: malformed. */
export async function makeReport(
  reads: FigureReads,
  writes: FigureWrites,
  order: ReportOrder,
): Promise<Result<string>> {
  if ('kind' in order) {
    const quoted = await quotedOverDays(reads, order);
    return quoted.ok ? ok(JSON.stringify(quoted.value)) : quoted;
  }
  const tallies = talliesOfDays({ reads, writes, newMark: newId }, order);
  const summary = await summaryOverDays(order, order, tallies);
  return summary.ok ? ok(JSON.stringify(summary.value)) : summary;
}

/** Reporting in the thread that calls, for a store that no other thread can reach. */
export function reportHere(store: FigureReads & FigureWrites): Reporting {
  return {
    summary: (order) => makeReport(store, store, order),
    quoted: (order) => makeReport(store, store, order),
    close: () => Promise.resolve(),
  };
}
