import type { CountedCase } from '../../engine/figures/counted-case.ts';
import type { CountedLeg } from '../../engine/figures/counted-leg.ts';
import type { CountedSeat } from '../../engine/figures/counted-seat.ts';
import type { Case } from '../../shared/cases/cases.ts';
import type { QueueEvent } from '../../shared/events.ts';
import type { LegRow } from '../../shared/reports/figures.ts';
import type { CallStore } from './calls.ts';

/** What is kept of a day that has legs; null = nothing, or no longer. */
export interface DayFigures {
  readonly date: string;
  readonly body: Uint8Array | null;
}
/** Figures made of a day's legs. The body does not begin with a zero byte. */
export interface MadeFigures {
  readonly date: string;
  readonly body: Uint8Array;
}

/** What a visitor was told of the wait, and the wait that came, in seconds; `promisedTo` null = with no upper end. */
export interface QuotedLeg {
  readonly date: string;
  readonly service: string;
  readonly issuedAt: number;
  readonly waitSeconds: number;
  readonly quotedMiddle: number;
  readonly promisedFrom: number;
  readonly promisedTo: number | null;
}

/** What happened at the counters on one business day, in order. */
export interface DayLog {
  /** Those of which the work of counters and clerks is made; practice may be among them. */
  readonly events: readonly QueueEvent[];
  /** A later day has been opened: nothing is added to this one any more. */
  readonly isOver: boolean;
}
/** A ticket whose last leg was served, there and by whom ('' = not known), and how long it was in the house. */
export interface ServedTicket {
  readonly counter: string;
  readonly clerk: string;
  readonly staySeconds: number;
}

/** Cases that changed after an event, as they are counted: up to that event, and up to the last one (`seq`). */
export interface ChangedCases {
  readonly seq: number;
  readonly before: readonly CountedCase[];
  readonly after: readonly CountedCase[];
}

/** A leg of a telephone call, as far as it is counted. */
export type CallLeg = Pick<LegRow, 'ticket' | 'leg' | 'service' | 'issuedAt' | 'serviceSeconds'>;
/** [HL4] A call-back, as far as it is counted. */
export type DueCallback = Pick<Case, 'tries' | 'status' | 'outcome'>;

/** What reports read. It may be read over a connection of its own. */
export interface FigureReads extends Pick<CallStore, 'callsBegun'> {
  /** Legs of tickets that were quoted and called, of days from `from` to `to`, practice and inaccurate ones left out. */
  quotedLegs(centre: string, from: string, to: string): Promise<readonly QuotedLeg[]>;
  /** The days from `from` to `to` that have legs, in order, each with the figures kept of it under `kind`. */
  dayFigures(centre: string, kind: string, from: string, to: string): Promise<readonly DayFigures[]>;
  /** A day's legs, practice left out, as far as they are counted. */
  countedLegs(centre: string, date: string): Promise<readonly CountedLeg[]>;
  /** The seats of dates from `from` to `to` that somebody had or stood by for, as far as they are counted; those of practice days left out. */
  countedSeats(centre: string, from: string, to: string): Promise<readonly CountedSeat[]>;
  /**
   * Takes every case of a centre as it is counted at one moment; gives the seq of the centre's last event then. One that was reopened
   * is there for each of its ends.
   */
  countCases(centre: string, take: (one: CountedCase) => void): Promise<number>;
  /** What has changed of them after the event of this seq; null = the log has no such event, or too many have changed. */
  changedCases(centre: string, after: number): Promise<ChangedCases | null>;
  /** A day's legs of telephone calls, practice left out, by their tickets and in the order of each. */
  callLegs(centre: string, date: string): Promise<readonly CallLeg[]>;
  /** Call-backs that are due on dates from `from` to `to`, in no order. */
  dueCallbacks(centre: string, from: string, to: string): Promise<readonly DueCallback[]>;
  dayLog(centre: string, date: string): Promise<DayLog>;
  /** The tickets of a day that were served to the end, practice and inaccurate ones left out. */
  servedTickets(centre: string, date: string): Promise<readonly ServedTicket[]>;
}

/**
 * What reports write. Counting takes long and the write lock must be short, so a day is marked before its legs are read and
 * its figures are kept afterwards only if the mark is still there: a leg that changes in between takes it away.
 */
export interface FigureWrites {
  /** Puts this mark on days of which nothing is kept under `kind`; another's mark gives way. Rejects with CannotStore. */
  markDays(centre: string, kind: string, dates: readonly string[], mark: string): Promise<void>;
  /** Keeps, until a leg of the day changes, figures of the days that still bear this mark; leaves the others. Rejects with CannotStore. */
  keepFigures(centre: string, kind: string, mark: string, made: readonly MadeFigures[]): Promise<void>;
}
