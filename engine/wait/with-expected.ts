import { bookingRules } from '../../shared/booking.ts';
import type { Estimate } from '../../shared/estimate.ts';
import { isBookedLine } from '../queue/order/lines.ts';
import type { State } from '../queue/state.ts';
import type { AskedWait } from './asked-wait.ts';
import { withBooked } from './booked-ahead.ts';
import { estimateOf } from './estimate-of.ts';
import type { ExpectedSeats } from './expected-seats.ts';
import type { RawEstimate } from './raw-estimate.ts';

/** [SE9] The estimate with those who booked and have not come yet; who booked themselves were told their time. */
export function withExpected(
  alone: RawEstimate,
  expected: ExpectedSeats,
  state: State,
  { service, at, order, line }: AskedWait,
  { visitSeconds, openCounters }: { readonly visitSeconds: number; readonly openCounters: number },
): Estimate | null {
  const rules = bookingRules(state.centre ?? {});
  const starts = isBookedLine(line) ? [] : expected.starts(service, at, rules);
  if (starts.length === 0) return estimateOf(alone);
  const { raw, booked } = withBooked(alone, {
    ...{ at, order, starts, headStartSeconds: rules.headStartSeconds },
    ...{ attendance: expected.attendance(), secondsEach: visitSeconds / Math.max(1, openCounters) },
  });
  const estimate = estimateOf(raw);
  return estimate === null || booked === 0 ? estimate : { ...estimate, booked };
}
