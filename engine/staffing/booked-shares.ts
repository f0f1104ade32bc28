import type { BookedShare, BookedShares } from '../../shared/booking/booked-shares.ts';
import type { BookingRules } from '../../shared/booking/booking.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { LegRow } from '../../shared/reports/figures.ts';
import { withBookings } from '../simulate/booked-day.ts';
import { bookedFigures } from '../simulate/booked-figures.ts';
import type { DayPlan } from '../simulate/plan.ts';
import { createRandom } from '../simulate/random.ts';
import { type DayRun, runDay } from '../simulate/run-day.ts';
import { hallAndPhones } from './phone-desks.ts';
import { recordedDay } from './recorded-day.ts';
import { configuredState } from './replay.ts';
import type { Shift } from './shifts.ts';

/**
 * Recorded days run again as if none, some or most of the same visitors had booked, by the same counters: how those who walk in and those
 * who booked would have waited. Who really booked is taken for one who walks in when they came. Refuses: nothing-recorded, bad-config.
 */
export function bookedSharesOf(
  centre: Centre,
  legs: readonly LegRow[],
  shifts: readonly Shift[],
  rules: BookingRules,
): Result<BookedShares> {
  const { hall } = hallAndPhones(centre, { legs, shifts });
  const days = lastDays(hall.legs, hall.shifts);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) {
    return refuse('nothing-recorded', 'No visits are recorded on these days');
  }
  const recorded = days.map((day, at) => recordedDay(centre, day.legs, day.shifts, createRandom(at + 1)));
  const tried = ofShares(
    recorded.map(({ plan }) => plan),
    rules,
  );
  if (!tried.ok) return tried;
  const leftOut = recorded.reduce((sum, day) => sum + day.leftOut, 0);
  const { attendance } = rules;
  return ok({ from: first.date, to: last.date, days: days.length, leftOut, attendance, shares: tried.value });
}

/** Of those who come so many have booked. */
const shares = [0, 0.3, 0.6];
/** Each takes a third of a second and somebody waits for the answer: more would be given up by the screen that asks. */
const mostDays = 7;

/** The last days on which both visits and open counters are recorded, in order. */
const lastDays = (legs: readonly LegRow[], shifts: readonly Shift[]) => {
  const shiftsOn = Map.groupBy(shifts, ({ date }) => date);
  return [...Map.groupBy(legs, ({ date }) => date)]
    .flatMap(([date, of]) => {
      const open = shiftsOn.get(date);
      return open === undefined ? [] : [{ date, legs: of, shifts: open }];
    })
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .slice(-mostDays);
};

const ofShares = (plans: readonly DayPlan[], rules: BookingRules): Result<readonly BookedShare[]> => {
  const rows: BookedShare[] = [];
  for (const share of shares) {
    const made = ofShare(plans, share, rules);
    if (!made.ok) return made;
    rows.push(made.value);
  }
  return ok(rows);
};

const ofShare = (plans: readonly DayPlan[], share: number, rules: BookingRules): Result<BookedShare> => {
  const runs: DayRun[] = [];
  for (const [day, plan] of plans.entries()) {
    const state = configuredState(plan.centre, plan.opensAt);
    if (!state.ok) return state;
    runs.push(runDay(state.value, withBookings(plan, share, createRandom(1000 + day), rules)));
  }
  return ok({ share, ...bookedFigures(runs) });
};
