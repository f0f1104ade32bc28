import type { Summary } from '../../engine/figures/summary.ts';
import type { BookingsReport } from '../../shared/booking/booking-figures.ts';
import type { CallsReport } from '../../shared/calls/call-figures.ts';
import type { CaseOverview, CasesReport } from '../../shared/cases/case-figures.ts';
import { ok, type Result } from '../../shared/refusals.ts';
import type { ReportKey, WorkReport } from '../../shared/reports/figures.ts';
import type { QuotedReport } from '../../shared/tickets/estimate.ts';
import { newId } from '../ids.ts';
import { type JsonOf, jsonOf } from '../json-of.ts';
import type { FigureReads, FigureWrites } from '../store/figures.ts';
import { type BookingsOrder, bookingsOverDays } from './bookings.ts';
import { type CallsOrder, callsOverDays } from './calls.ts';
import { type CaseCounting, type CasesOrder, type OverviewOrder, openCaseCounting } from './cases.ts';
import { talliesOfDays } from './kept-days.ts';
import { summaryOverDays } from './over-days.ts';
import { type QuotedOrder, quotedOverDays } from './quoted.ts';
import { type WorkOrder, workOverDays } from './work.ts';

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

export type ReportOrder =
  | SummaryOrder
  | QuotedOrder
  | WorkOrder
  | BookingsOrder
  | CallsOrder
  | CasesOrder
  | OverviewOrder;
/** What an order is answered with: the report, as JSON. */
export type ReportOf<Order extends ReportOrder> = Result<
  JsonOf<
    Order extends QuotedOrder
      ? QuotedReport
      : Order extends WorkOrder
        ? WorkReport
        : Order extends BookingsOrder
          ? BookingsReport
          : Order extends CallsOrder
            ? CallsReport
            : Order extends CasesOrder
              ? CasesReport
              : Order extends OverviewOrder
                ? CaseOverview
                : Summary
  >
>;
/** Any report. */
export type AnyReport =
  | ReportOf<SummaryOrder>
  | ReportOf<QuotedOrder>
  | ReportOf<WorkOrder>
  | ReportOf<BookingsOrder>
  | ReportOf<CallsOrder>
  | ReportOf<CasesOrder>
  | ReportOf<OverviewOrder>;

/** Makes reports. */
export interface Reporting {
  /**
   * The report as JSON, of the legs as they stand now or later. An order whose `hungUp` comes before its turn is not carried out.
   * Refuses: malformed, too-many, report-interrupted. Rejects with CannotStore where the database cannot be read.
   */
  summary(order: SummaryOrder, hungUp?: AbortSignal): Promise<ReportOf<SummaryOrder>>;
  /** The same of what was quoted. */
  quoted(order: QuotedOrder, hungUp?: AbortSignal): Promise<ReportOf<QuotedOrder>>;
  /** The same of the work of counters and clerks. */
  work(order: WorkOrder, hungUp?: AbortSignal): Promise<ReportOf<WorkOrder>>;
  /** The same of what bookings did. */
  bookings(order: BookingsOrder, hungUp?: AbortSignal): Promise<ReportOf<BookingsOrder>>;
  /** [HL2] The same of what telephone calls came to. */
  calls(order: CallsOrder, hungUp?: AbortSignal): Promise<ReportOf<CallsOrder>>;
  /** The same of what became of cases. */
  cases(order: CasesOrder, hungUp?: AbortSignal): Promise<ReportOf<CasesOrder>>;
  /** [CS14] The same for those who oversee an authority. */
  overview(order: OverviewOrder, hungUp?: AbortSignal): Promise<ReportOf<OverviewOrder>>;
  /** Ends what is being made and refuses what waits. */
  close(): Promise<void>;
}

/** What makes one report after another, as JSON, in the thread that calls. Refuses: malformed. */
export function openReports(reads: FigureReads, writes: FigureWrites): (order: ReportOrder) => Promise<AnyReport> {
  const counting = openCaseCounting(reads);
  return (order) => {
    if (!('kind' in order)) return makeSummary(reads, writes, order);
    switch (order.kind) {
      case 'work':
        return makeWork(reads, writes, order);
      case 'quoted':
        return makeQuoted(reads, order);
      case 'bookings':
        return makeBookings(reads, order);
      case 'calls':
        return makeCalls(reads, order);
      case 'cases':
        return makeCases(counting, order);
      case 'overview':
        return makeOverview(counting, order);
    }
  };
}

/** Reporting in the thread that calls, for a store that no other thread can reach. */
export function reportHere(store: FigureReads & FigureWrites): Reporting {
  const counting = openCaseCounting(store);
  return {
    summary: (order) => makeSummary(store, store, order),
    quoted: (order) => makeQuoted(store, order),
    work: (order) => makeWork(store, store, order),
    bookings: (order) => makeBookings(store, order),
    calls: (order) => makeCalls(store, order),
    cases: (order) => makeCases(counting, order),
    overview: (order) => makeOverview(counting, order),
    close: () => Promise.resolve(),
  };
}

const makeSummary = async (
  reads: FigureReads,
  writes: FigureWrites,
  order: SummaryOrder,
): Promise<ReportOf<SummaryOrder>> => {
  const tallies = talliesOfDays({ reads, writes, newMark: newId }, order);
  const summary = await summaryOverDays(order, order, tallies);
  return summary.ok ? ok(jsonOf(summary.value)) : summary;
};

const makeQuoted = async (reads: FigureReads, order: QuotedOrder): Promise<ReportOf<QuotedOrder>> => {
  const quoted = await quotedOverDays(reads, order);
  return quoted.ok ? ok(jsonOf(quoted.value)) : quoted;
};

const makeWork = async (reads: FigureReads, writes: FigureWrites, order: WorkOrder): Promise<ReportOf<WorkOrder>> => {
  const work = await workOverDays(reads, writes, newId, order);
  return work.ok ? ok(jsonOf(work.value)) : work;
};

const makeBookings = async (reads: FigureReads, order: BookingsOrder): Promise<ReportOf<BookingsOrder>> => {
  const bookings = await bookingsOverDays(reads, order);
  return bookings.ok ? ok(jsonOf(bookings.value)) : bookings;
};

const makeCalls = async (reads: FigureReads, order: CallsOrder): Promise<ReportOf<CallsOrder>> => {
  const calls = await callsOverDays(reads, order);
  return calls.ok ? ok(jsonOf(calls.value)) : calls;
};

const makeCases = async (counting: CaseCounting, order: CasesOrder): Promise<ReportOf<CasesOrder>> => {
  const cases = await counting.figures(order);
  return cases.ok ? ok(jsonOf(cases.value)) : cases;
};

const makeOverview = async (counting: CaseCounting, order: OverviewOrder): Promise<ReportOf<OverviewOrder>> => {
  const overview = await counting.overview(order);
  return overview.ok ? ok(jsonOf(overview.value)) : overview;
};
