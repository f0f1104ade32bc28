import type { BookingRules } from '../../shared/booking/booking.ts';
import {
  aheadKeys,
  type BookingKey,
  type BookingRow,
  type BookingsReport,
  punctualSeconds,
} from '../../shared/booking/booking-figures.ts';
import { spread } from '../../shared/reports/figures.ts';
import { dayMs } from '../../shared/time/durations.ts';
import type { ServiceRoom } from '../booking/sheet-slots.ts';
import { standbyMs } from '../booking/standby.ts';
import { lastMoment } from '../booking/taken.ts';
import { dayNumber } from '../calendar/day-numbers.ts';
import { offsetIn } from '../queue/business-day.ts';
import { type CountedSeat, cameTo } from './counted-seat.ts';
import { beginOverbooking } from './overbooking.ts';

/** What bookings did, as docs/figures.md defines it. Pure; one pass over the seats, in as many portions as they come. */

export interface BookingsOptions {
  readonly by: BookingKey;
  /** IANA name of the centre's zone. */
  readonly timeZone: string;
  /** What the slots of services have room by: today's configuration. */
  readonly rooms: readonly ServiceRoom[];
  /** The present moment (ms), and until when one may check in: whoever has not come by then is missed, written down or not. */
  readonly now: number;
  readonly rules: BookingRules;
}

/** Begins the figures of bookings. All seats of a date are added together. */
export function beginBookings({ by, timeZone, rooms, now, rules }: BookingsOptions) {
  const keyOf = keyBy(by, timeZone);
  const total = nothing();
  const rows = new Map<string, Sum>();
  const overbooking = beginOverbooking(rooms);
  return {
    add(stored: readonly CountedSeat[]): void {
      const seats = stored.map((seat) => asNow(seat, now, rules));
      overbooking.add(seats);
      for (const seat of seats) {
        const key = keyOf(seat);
        const row = rows.get(key) ?? nothing();
        rows.set(key, row);
        countIn(row, seat);
        countIn(total, seat);
      }
    },
    finish: (): BookingsReport => ({
      total: rowOf('', total),
      rows: [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, sum]) => rowOf(key, sum)),
      overbooking: overbooking.finish(),
    }),
  };
}

/** [SE11] */
const asNow = (seat: CountedSeat, now: number, rules: BookingRules): CountedSeat =>
  seat.status === 'booked' && now > (lastMoment(seat, rules) ?? now) ? { ...seat, status: 'missed' } : seat;

interface Sum {
  booked: number;
  came: number;
  missed: number;
  cancelled: number;
  cancelledLate: number;
  calledOff: number;
  standby: number;
  standbySeated: number;
  urgent: number;
  readonly punctuality: number[];
  readonly tardiness: number[];
  readonly waits: number[];
}

const nothing = (): Sum => ({
  booked: 0,
  came: 0,
  missed: 0,
  cancelled: 0,
  cancelledLate: 0,
  calledOff: 0,
  standby: 0,
  standbySeated: 0,
  urgent: 0,
  punctuality: [],
  tardiness: [],
  waits: [],
});

const countIn = (sum: Sum, seat: CountedSeat): void => {
  if (seat.standby) {
    sum.standby += 1;
    if (seat.from !== null) sum.standbySeated += 1;
  } else if (seat.urgent) sum.urgent += 1;
  else countBooked(sum, seat);
};

const countBooked = (sum: Sum, seat: CountedSeat): void => {
  sum.booked += 1;
  if (seat.status === 'cancelled') {
    sum.cancelled += 1;
    if (isLate(seat)) sum.cancelledLate += 1;
  }
  if (seat.status === 'called-off') sum.calledOff += 1;
  const came = cameTo(seat);
  if (came === false) sum.missed += 1;
  if (came !== true) return;
  sum.came += 1;
  const { startsAt, arrivedAt, calledAt, waitSeconds } = seat;
  if (startsAt !== null && arrivedAt !== null) sum.tardiness.push(secondsFrom(startsAt, arrivedAt));
  if (startsAt !== null && calledAt !== null) sum.punctuality.push(secondsFrom(startsAt, calledAt));
  if (waitSeconds !== null) sum.waits.push(waitSeconds);
};

/** [SE12] A place given back so late goes to those who stand by. */
const isLate = ({ startsAt, endedAt }: CountedSeat): boolean =>
  startsAt !== null && endedAt !== null && startsAt - endedAt < standbyMs;

/** Cut off towards the slot's start, as waits are. */
const secondsFrom = (start: number, at: number): number => Math.trunc((at - start) / 1000);

const rowOf = (key: string, { punctuality, tardiness, waits, ...counts }: Sum): BookingRow => {
  const decided = counts.came + counts.missed;
  const kept = punctuality.filter((seconds) => seconds <= punctualSeconds).length;
  return {
    key,
    ...counts,
    attendance: decided === 0 ? null : counts.came / decided,
    punctuality: spread(punctuality),
    punctual: punctuality.length === 0 ? null : kept / punctuality.length,
    tardiness: spread(tardiness),
    wait: spread(waits),
  };
};

const keyBy = (by: BookingKey, timeZone: string): ((seat: CountedSeat) => string) => {
  switch (by) {
    case 'day':
      return ({ date }) => date;
    case 'weekday':
      // The first of January 1970 was a Thursday: 1 is Monday.
      return ({ date }) => String(((((dayNumber(date) + 3) % 7) + 7) % 7) + 1);
    case 'hour':
      return ({ from }) => from?.slice(0, 2) ?? '';
    case 'resource':
      return ({ resource }) => resource;
    case 'ahead': {
      const offsetAt = offsetIn(timeZone);
      const dayOf = (at: number): number => Math.floor((at + offsetAt(at)) / dayMs);
      return ({ date, bookedAt }) => (bookedAt === null ? '' : aheadOf(dayNumber(date) - dayOf(bookedAt)));
    }
  }
};

const aheadOf = (days: number): string => aheadKeys.findLast((least) => days >= Number(least)) ?? '00';
