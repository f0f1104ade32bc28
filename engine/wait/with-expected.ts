import { bookingRules } from '../../shared/booking/booking.ts';
import type { Estimate } from '../../shared/tickets/estimate.ts';
import { isBookedLine } from '../queue/order/lines.ts';
import type { State } from '../queue/state.ts';
import type { AskedWait } from './asked-wait.ts';
import { withBooked } from './booked-ahead.ts';
import { bookedAtCounters } from './booked-at-counters.ts';
import { estimateOf } from './estimate-of.ts';
import type { ExpectedSeats } from './expected-seats.ts';
import type { RawEstimate } from './raw-estimate.ts';

/** [SE9] The estimate with those who booked and have not come yet; who booked themselves were told their time. */
export function withExpected(
  alone: RawEstimate,
  expected: ExpectedSeats,
  state: State,
  asked: AskedWait,
  visitSeconds: (service: string) => number,
): Estimate | null {
  const { centre } = state;
  const { at, line, seats } = asked;
  const toCome = centre === null || isBookedLine(line) ? [] : expected.toCome(centre, at, seats);
  if (toCome.length === 0) return estimateOf(alone);
  const rules = { ...bookingRules(centre ?? {}), visitSeconds };
  const { raw, booked } = withBooked(alone, at, bookedAtCounters(state, asked, toCome, rules));
  const estimate = estimateOf(raw);
  return estimate === null || booked === 0 ? estimate : { ...estimate, booked };
}
