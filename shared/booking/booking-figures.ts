import type { Label } from '../labels.ts';
import { figureAt } from '../reports/figure-at.ts';
import type { Spread } from '../reports/figures.ts';

/** What bookings did, in figures. Durations in seconds; what came before its time is negative. */

/** What the figures of bookings are broken down by. */
export const bookingKeys = ['day', 'weekday', 'hour', 'resource', 'ahead'] as const;
export type BookingKey = (typeof bookingKeys)[number];

/** How many days before its date a seat was booked: the fewest of each row. */
export const aheadKeys = ['00', '01', '02', '04', '08', '15'] as const;

/** Of those who booked a time beforehand: neither from standby nor seated as urgent, who stand beside them. */
export interface BookingRow {
  readonly key: string;
  readonly name?: Label | null;
  /** All who booked, whatever became of it. */
  readonly booked: number;
  readonly came: number;
  readonly missed: number;
  /** [SE15] Came / (came + missed), 0 to 1; null where neither is. */
  readonly attendance: number | null;
  readonly cancelled: number;
  /** Of those, so late that nobody else is offered the place first. */
  readonly cancelledLate: number;
  readonly calledOff: number;
  /** Stood by, and of those who got a place. */
  readonly standby: number;
  readonly standbySeated: number;
  readonly urgent: number;
  /** [SE15] First call minus the slot's start. */
  readonly punctuality: Spread;
  /** Share of those calls that came at most `punctualSeconds` after the slot's start. */
  readonly punctual: number | null;
  /** [SE15] Check-in minus the slot's start. */
  readonly tardiness: Spread;
  /** [SE15] First call minus the later of check-in and the slot's start. */
  readonly wait: Spread;
}

/** A call at most so long after the slot's start counts as punctual. */
export const punctualSeconds = 600;

/** What it did that slots of services took more seats than they have room. */
export interface Overbooking {
  /** Slots of which somebody had a seat, and is over. */
  readonly slots: number;
  /** More had seats than there was room. */
  readonly overbooked: number;
  /** More came than there was room. */
  readonly overfull: number;
  /** How long those waited who came to a slot to which more came, and all others. */
  readonly waitOverfull: Spread;
  readonly waitOther: Spread;
}

export interface BookingsReport {
  readonly total: BookingRow;
  readonly rows: readonly BookingRow[];
  readonly overbooking: Overbooking;
}

/** The figures in the table, in its order. */
export const bookingFigures = [
  'booked',
  'came',
  'missed',
  'attendance',
  'cancelled',
  'cancelledLate',
  'calledOff',
  'punctuality.median',
  'punctuality.p90',
  'punctual',
  'tardiness.median',
  'wait.median',
  'wait.p90',
] as const;
export type BookingFigure = (typeof bookingFigures)[number];

/** A figure of a row, as counted. */
export function bookingFigure(row: BookingRow, figure: BookingFigure): number | null {
  return figureAt(row, figure);
}
