import { type BookingRules, bookableDefaults, bookingRules } from '../../shared/booking/booking.ts';
import { minuteMs } from '../../shared/time/durations.ts';
import { localTime } from '../../shared/words.ts';
import { seatsOf, slotCapacity } from '../booking/capacity.ts';
import type { DayPlan, PlannedVisit } from './plan.ts';
import type { Random } from './random.ts';

/**
 * The same day with bookings: of those who come this share has booked, each for the slot nearest to when they would have walked in that
 * still has a seat; the rest walks in as before. So the work is the same, and only how it comes differs. For each who comes others have
 * booked who do not, so that the attendance is that of the rules: their seats are taken all the same. Slots take n(c) of [SE3], with the
 * capacity of [SE4] for all services together.
 */
export function withBookings(
  plan: DayPlan,
  share: number,
  random: Random,
  rules: BookingRules = bookingRules(plan.centre),
): DayPlan {
  const slots = slotsOf(plan, rules);
  const visits = plan.visits.map((visit) => {
    const wishes = visit.directlyAt === null && random.uniform() < share;
    if (!wishes) return visit;
    // Others who book and do not come, at about the same times.
    for (let others = absent(rules, random); others > 0; others -= 1) take(slots, visit.at);
    const slot = take(slots, visit.at);
    return slot === null ? visit : bookedVisit(plan, visit, slot.startsAt, rules, random);
  });
  return { ...plan, visits: visits.toSorted((a, b) => a.at - b.at) };
}

interface OpenSlot {
  readonly startsAt: number;
  free: number;
}

const slotMs = bookableDefaults.minutes * minuteMs;

/** Of those who came with a booking 5.6 % came late (a large authority's published figures, 497 of 8,827). */
const lateShare = 0.056;

/** How many do not come for one who does: geometric, so that the share that comes is the attendance. */
const absent = ({ attendance }: BookingRules, random: Random): number => {
  let count = 0;
  while (random.uniform() > attendance) count += 1;
  return count;
};

/** Slots while the first counters are planned to be open, with the seats that as many counters as work then give. */
const slotsOf = ({ counters, visits }: DayPlan, { attendance, overbookRisk }: BookingRules): readonly OpenSlot[] => {
  const spans = counters.flatMap((one) => one.spans);
  const [first, last] = [Math.min(...spans.map(({ from }) => from)), Math.max(...spans.map(({ to }) => to))];
  const start = Math.ceil(first / slotMs) * slotMs;
  const visitMinutes = meanVisitMs(visits) / minuteMs;
  return Array.from({ length: Math.max(0, Math.floor((last - start) / slotMs)) }, (_, at) => {
    const startsAt = start + at * slotMs;
    const desks = spans.filter(({ from, to }) => from <= startsAt + slotMs / 2 && startsAt + slotMs / 2 < to).length;
    const of = { desks, slotMinutes: bookableDefaults.minutes, visitMinutes, share: bookableDefaults.share };
    return { startsAt, free: seatsOf(slotCapacity(of), attendance, overbookRisk) };
  });
};

const meanVisitMs = (visits: readonly PlannedVisit[]): number => {
  const times = visits.map(({ stages, walkMs }) => stages.reduce((sum, { serviceMs }) => sum + serviceMs, walkMs));
  return times.reduce((sum, one) => sum + one, 0) / Math.max(1, times.length);
};

/** A seat of the nearest slot that has one; null where none has. */
const take = (slots: readonly OpenSlot[], wished: number): OpenSlot | null => {
  const away = ({ startsAt }: OpenSlot): number => Math.abs(startsAt - wished);
  const free = slots.filter((slot) => slot.free > 0);
  const nearest = free.reduce<OpenSlot | null>(
    (best, slot) => (best === null || away(slot) < away(best) ? slot : best),
    null,
  );
  if (nearest !== null) nearest.free -= 1;
  return nearest;
};

const bookedVisit = (
  plan: DayPlan,
  visit: PlannedVisit,
  startsAt: number,
  { earlySeconds, lateSeconds }: BookingRules,
  random: Random,
): PlannedVisit => {
  const late = random.uniform() < lateShare;
  const offMs = Math.floor(random.uniform() * (late ? lateSeconds : earlySeconds) * 1000);
  const { hour, minute } = localTime(startsAt, plan.centre.timeZone);
  const two = (n: number): string => String(n).padStart(2, '0');
  const at = Math.max(plan.opensAt, late ? startsAt + offMs : startsAt - offMs);
  return { ...visit, at, channel: 'booking', booked: { startsAt, from: `${two(hour)}:${two(minute)}` } };
};
