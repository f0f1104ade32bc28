import type { BookingRules } from '../../shared/booking.ts';
import type { QueueEvent } from '../../shared/events.ts';
import type { Seat } from '../../shared/seats.ts';
import { evolveSeat } from '../booking/evolve-seat.ts';
import { lastMoment } from '../booking/taken.ts';

/** The seats of services as a process knows them, and the share that comes. */
export interface ExpectedSeats {
  /** Starts from these seats: those of the present day, and the share that comes (0 to 1). */
  expect(seats: readonly Seat[], attendance: number): void;
  follow(event: QueueEvent): void;
  /** When the seats of a service begin that may still come for (ms), the earliest first. */
  starts(service: string, at: number, rules: BookingRules): readonly number[];
  attendance(): number;
}

/** Knows of nobody at first. */
export function createExpectedSeats(): ExpectedSeats {
  const seats = new Map<string, Seat>();
  let comes = 1;
  return {
    expect(known, attendance) {
      seats.clear();
      for (const seat of known) seats.set(seat.id, seat);
      comes = attendance;
    },
    follow(event) {
      if (!('seat' in event)) return;
      const seat = evolveSeat(seats.get(event.seat) ?? null, event);
      if (seat !== null) seats.set(seat.id, seat);
    },
    starts: (service, at, rules) =>
      seats
        .values()
        .flatMap((seat) => (seat.service === service && isToCome(seat, at, rules) ? [seat.startsAt ?? at] : []))
        .toArray()
        .sort((a, b) => a - b),
    attendance: () => comes,
  };
}

const isToCome = (seat: Seat, at: number, rules: BookingRules): boolean =>
  seat.status === 'booked' && seat.resource.startsWith('service-') && at <= (lastMoment(seat, rules) ?? at - 1);
