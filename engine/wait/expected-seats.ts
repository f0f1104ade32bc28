import type { BookingRules } from '../../shared/booking.ts';
import type { QueueEvent } from '../../shared/events.ts';
import type { SeatEvent } from '../../shared/seat-events.ts';
import type { Seat } from '../../shared/seats.ts';
import { evolveSeat } from '../booking/evolve-seat.ts';
import type { Bookee } from '../booking/sheet-slots.ts';
import { lastMoment } from '../booking/taken.ts';

/** Takes in the seats of the present day, and the share that comes of officials' visitors and of services' (0 to 1). */
export type TakeSeats = (seats: readonly Seat[], attending: (kind: Bookee['kind']) => number) => void;

/** The seats of services as a process knows them, and the share that comes. */
export interface ExpectedSeats {
  /** Asked for before the seats are read; they count with what was followed meanwhile, unless they were asked for again since. `onTaken`: they have changed. */
  reading(onTaken: () => void): TakeSeats;
  follow(event: QueueEvent): void;
  /** When the seats of a service begin that may still come for (ms), the earliest first. */
  starts(service: string, at: number, rules: BookingRules): readonly number[];
  /** The share of them that comes, 0 to 1. */
  attendance(): number;
}

/** Knows of nobody at first. */
export function createExpectedSeats(): ExpectedSeats {
  const known: Known = { seats: new Map(), comes: 1, since: null };
  return {
    reading: (onTaken) => reading(known, onTaken),
    follow(event) {
      if (!('seat' in event)) return;
      known.since?.push(event);
      evolve(known, event);
    },
    starts: (service, at, rules) =>
      known.seats
        .values()
        .flatMap((seat) => (seat.service === service && isToCome(seat, at, rules) ? [seat.startsAt ?? at] : []))
        .toArray()
        .sort((a, b) => a - b),
    attendance: () => known.comes,
  };
}

interface Known {
  readonly seats: Map<string, Seat>;
  comes: number;
  /** What happened to seats since the last reading was asked for; null = none is under way. */
  since: SeatEvent[] | null;
}

const evolve = ({ seats }: Known, event: SeatEvent): void => {
  const seat = evolveSeat(seats.get(event.seat) ?? null, event);
  if (seat !== null) seats.set(seat.id, seat);
};

const reading = (known: Known, onTaken: () => void): TakeSeats => {
  const meanwhile: SeatEvent[] = [];
  known.since = meanwhile;
  return (seats, attending) => {
    if (known.since !== meanwhile) return;
    known.since = null;
    known.seats.clear();
    for (const seat of seats) known.seats.set(seat.id, seat);
    for (const event of meanwhile) evolve(known, event);
    known.comes = attending('service');
    onTaken();
  };
};

const isToCome = (seat: Seat, at: number, rules: BookingRules): boolean =>
  seat.status === 'booked' && seat.resource.startsWith('service-') && at <= (lastMoment(seat, rules) ?? at - 1);
