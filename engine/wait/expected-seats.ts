import { type BookingRules, bookingRules } from '../../shared/booking/booking.ts';
import type { SeatEvent } from '../../shared/booking/seat-events.ts';
import type { Seat } from '../../shared/booking/seats.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { QueueEvent } from '../../shared/events.ts';
import { evolveSeat } from '../booking/evolve-seat.ts';
import { type Bookee, bookeeOf } from '../booking/sheet-slots.ts';
import { lastMoment } from '../booking/taken.ts';

/** Takes in the seats of the present day, and the share that comes of officials' visitors and of services' (0 to 1). */
export type TakeSeats = (seats: readonly Seat[], attending: (kind: Bookee['kind']) => number) => void;

/** A seat that may still come. */
export interface SeatToCome {
  readonly id: string;
  readonly service: string;
  /** The one counter that receives an official's visitors; null = any that takes the service. */
  readonly counter: string | null;
  /** When their slot begins (ms). */
  readonly startsAt: number;
  /** The share of such seats that comes, 0 to 1. */
  readonly attendance: number;
}

/** The seats of the day as a process knows them, and the share that comes. */
export interface ExpectedSeats {
  /** Asked for before the seats are read; they count with what was followed meanwhile, unless they were asked for again since. `onTaken`: they have changed. */
  reading(onTaken: () => void): TakeSeats;
  follow(event: QueueEvent): void;
  /** Remembers whose ticket these seats stand beside, for the day. */
  remember(ticket: string, seats: readonly string[]): void;
  /** The seats of who has this ticket, as far as they are remembered. */
  beside(ticket: string): readonly string[];
  /** The seats that may still come at `at` (ms), but for these. */
  toCome(centre: Centre, at: number, but: readonly string[]): readonly SeatToCome[];
}

/** Knows of nobody at first. */
export function createExpectedSeats(): ExpectedSeats {
  const known: Known = { seats: new Map(), beside: new Map(), comes: () => 1, since: null };
  return {
    reading: (onTaken) => reading(known, onTaken),
    follow(event) {
      if (event.type === 'day-opened') known.beside.clear();
      if (!('seat' in event)) return;
      known.since?.push(event);
      evolve(known, event);
    },
    remember: (ticket, seats) => void (seats.length > 0 && known.beside.set(ticket, seats)),
    beside: (ticket) => known.beside.get(ticket) ?? [],
    toCome: (centre, at, but) => toCome(known, centre, at, but),
  };
}

interface Known {
  readonly seats: Map<string, Seat>;
  /** The seats of those who have a ticket, by the ticket. */
  readonly beside: Map<string, readonly string[]>;
  comes: (kind: Bookee['kind']) => number;
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
    known.comes = attending;
    onTaken();
  };
};

const toCome = ({ seats, comes }: Known, centre: Centre, at: number, but: readonly string[]): readonly SeatToCome[] => {
  const rules = bookingRules(centre);
  return [...seats.values()].flatMap((seat) => {
    const { id, service, resource, startsAt } = seat;
    if (startsAt === null || but.includes(id) || !isToCome(seat, at, rules)) return [];
    if (resource.startsWith('service-'))
      return [{ id, service, counter: null, startsAt, attendance: comes('service') }];
    const official = bookeeOf(centre, resource);
    if (official === null) return [];
    return [{ id, service, counter: official.counter, startsAt, attendance: comes('official') }];
  });
};

const isToCome = (seat: Seat, at: number, rules: BookingRules): boolean =>
  seat.status === 'booked' && at <= (lastMoment(seat, rules) ?? at - 1);
