import type { BookingRules } from '../../shared/booking/booking.ts';
import { type CalledOff, isLive, type Seat, type Withheld } from '../../shared/booking/seats.ts';
import { dayMs } from '../../shared/time/durations.ts';
import type { Span, Taken } from './slots.ts';
import type { Sheet } from './world.ts';

/** What of a sheet is taken at a moment, by comparison with the clock: nothing has to run for a place to become free. */

/** How long a place is kept for the one it was offered to after their seat was called off (ms). */
export const offeredMs = dayMs;

/** [SE5] [SE12] How many places of each slot are taken at `at` (ms); what was offered to `mine` is not taken for them. */
export function takenOf(
  sheet: Pick<Sheet, 'seats' | 'withheld'>,
  at: number,
  rules: BookingRules,
  mine?: string,
): Taken {
  const taken = new Map<string, number>();
  const add = (from: string): void => void taken.set(from, (taken.get(from) ?? 0) + 1);
  for (const seat of sheet.seats) if (takesPlace(seat, at, rules)) add(seat.from ?? '');
  for (const place of sheet.withheld) if (isWithheld(place, at, rules) && place.seat !== mine) add(place.from);
  return taken;
}

/** The same for those who stand by: a place that was missed is free again, and nothing is withheld from them. */
export function takenByOthers(sheet: Pick<Sheet, 'seats'>, at: number, rules: BookingRules): Taken {
  const others = sheet.seats.filter((seat) => standsAs(seat, at, rules) !== 'missed');
  return takenOf({ seats: others, withheld: [] }, at, rules);
}

/** [SE5] Whether a hold is over. A time further away than any hold lasts was said by a clock that has been corrected since. */
export function hasLapsed({ heldUntil }: Pick<Seat, 'heldUntil'>, at: number, { holdSeconds }: BookingRules): boolean {
  return heldUntil === null || heldUntil <= at || heldUntil > at + holdSeconds * 1000;
}

/** Until when one may check in (ms), that moment included; null for one without a slot. */
export function lastMoment(seat: Pick<Seat, 'startsAt' | 'endsAt'>, rules: BookingRules): number | null {
  const reckoned = rules.reckonedFrom === 'end' ? seat.endsAt : seat.startsAt;
  return reckoned === null ? null : reckoned + rules.lateSeconds * 1000;
}

/** From when on (ms). */
export function firstMoment(seat: Pick<Seat, 'startsAt' | 'endsAt'>, rules: BookingRules): number | null {
  const reckoned = rules.reckonedFrom === 'end' ? seat.endsAt : seat.startsAt;
  return reckoned === null ? null : reckoned - rules.earlySeconds * 1000;
}

/** [SE11] The status of a seat at `at` (ms), whether or not the clock has come round to write it down. */
export function standsAs(seat: Seat, at: number, rules: BookingRules): Seat['status'] {
  if (seat.status === 'held' && hasLapsed(seat, at, rules)) return 'released';
  const last = seat.status === 'booked' ? lastMoment(seat, rules) : null;
  return last !== null && at > last ? 'missed' : seat.status;
}

/** [SE10] A seat of this service on the date of today that is live at `at` (ms): whoever has one checks in for it; null if none is. */
export function liveSeatToday(
  seats: readonly Seat[],
  {
    service,
    today,
    at,
    rules,
  }: { readonly service: string; readonly today: string; readonly at: number; readonly rules: BookingRules },
): Seat | null {
  const isIt = (seat: Seat): boolean =>
    seat.date === today && seat.service === service && isLive(standsAs(seat, at, rules));
  return seats.find(isIt) ?? null;
}

/** Whether a slot was called off. */
export function isCalledOff(calledOff: readonly CalledOff[], { from }: Span): boolean {
  return calledOff.some(({ span }) => span === null || (span.from <= from && from < span.to));
}

const takesPlace = (seat: Seat, at: number, rules: BookingRules): boolean => {
  if (seat.from === null || seat.urgent) return false;
  switch (seat.status) {
    case 'held':
      return !hasLapsed(seat, at, rules);
    case 'booked':
    case 'arrived':
    case 'missed':
    case 'heard':
      return true;
    default:
      return false;
  }
};

const isWithheld = ({ until, offered }: Withheld, at: number, { reopenAfterSeconds }: BookingRules): boolean =>
  until > at && until <= at + (offered ? offeredMs : reopenAfterSeconds * 1000);
