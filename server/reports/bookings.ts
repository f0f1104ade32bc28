import type { BookingsOptions } from '../../engine/figures/bookings.ts';
import { beginBookings } from '../../engine/figures/bookings.ts';
import type { BookingsReport } from '../../shared/booking/booking-figures.ts';
import { ok, type Result } from '../../shared/refusals.ts';
import type { FigureReads } from '../store/figures.ts';
import { checkReport, portionsOf } from './over-days.ts';

/** A report of what bookings did. */
export interface BookingsOrder extends BookingsOptions {
  readonly kind: 'bookings';
  readonly centre: string;
  /** YYYY-MM-DD, both included. */
  readonly from: string;
  readonly to: string;
}

/** The report over a range of days, read some days at a time. Refuses: malformed. */
export async function bookingsOverDays(
  reads: Pick<FigureReads, 'countedSeats'>,
  order: BookingsOrder,
): Promise<Result<BookingsReport>> {
  const checked = checkReport(order);
  if (!checked.ok) return checked;
  const report = beginBookings(order);
  for await (const { from, to } of portionsOf(order)) report.add(await reads.countedSeats(order.centre, from, to));
  return ok(report.finish());
}
