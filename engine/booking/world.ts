import type { Actor } from '../../shared/access.ts';
import { type BookingRules, bookingRules } from '../../shared/booking/booking.ts';
import type { BookingEvent, SeatEvent } from '../../shared/booking/seat-events.ts';
import {
  type CalledOff,
  mayMoveSeat,
  type Seat,
  type SeatMove,
  type SheetId,
  type Withheld,
} from '../../shared/booking/seats.ts';
import type { Command } from '../../shared/commands.ts';
import { type Refusal, type Result, refuse } from '../../shared/refusals.ts';
import { dateAt } from '../queue/business-day.ts';
import { evolveSeat, withheldBy } from './evolve-seat.ts';
import { type Bookee, bookeeOf, type Reckoning } from './sheet-slots.ts';

/** What a decision about seats may see: under the write lock, all of it as it is. */

/** A sheet: its seats, those that have ended too, and what else stands on it. */
export interface Sheet extends SheetId {
  readonly seats: readonly Seat[];
  readonly withheld: readonly Withheld[];
  readonly calledOff: readonly CalledOff[];
}

/** A ticket of somebody who walked in, as far as it concerns a seat: it has not ended. */
export interface OrdinaryTicket {
  readonly id: string;
  readonly number: string;
  readonly service: string;
  /** The seat that was given up for it; null = it was taken by itself. */
  readonly instead: string | null;
}

export interface World extends Reckoning {
  readonly at: number;
  readonly by: Actor;
  /** The business day, as every event names it. */
  readonly day: string | null;
  readonly sheet: (id: SheetId) => Sheet;
  readonly seat: (id: string) => Seat | null;
  /** All seats that a person has had. */
  readonly ofPerson: (person: string) => readonly Seat[];
  /** Whether a seat of this date has this code. */
  readonly hasCode: (date: string, code: string) => boolean;
  /** The seats of a date and those before it that are to come or stand by, and the places kept too long. */
  readonly due: (date: string) => readonly Seat[];
  /** The tickets of who has this seat that are for none and have not ended: taken instead of it, or with the same phone number. */
  readonly ordinaryTickets: (seat: Seat) => readonly OrdinaryTicket[];
  /** [SE18] The department that looks after an open request; null = none does, or it has ended. */
  readonly departmentOf: (request: string) => string | null;
}

/** What a command makes happen to seats, and what is to be asked of the queue in the same commit. */
export interface SeatDecided {
  readonly events: readonly BookingEvent[];
  readonly commands: readonly Command[];
}
export type SeatDecision = Result<SeatDecided>;

export function seatsDecided(...events: readonly BookingEvent[]): SeatDecision {
  return { ok: true, value: { events, commands: [] } };
}

/** What stands on every event. */
export function stampSeat({ at, by, day }: Pick<World, 'at' | 'by' | 'day'>) {
  return { at, by, date: day, practice: false };
}

export function rulesOf({ centre }: Pick<World, 'centre'>): BookingRules {
  return bookingRules(centre);
}

/** Today in the centre's zone. */
export function todayOf({ at, centre }: Pick<World, 'at' | 'centre'>): string {
  return dateAt(at, centre.timeZone);
}

export function theBookee({ centre }: Pick<World, 'centre'>, resource: string): Result<Bookee> {
  const found = bookeeOf(centre, resource);
  if (found !== null) return { ok: true, value: found };
  return resource.startsWith('official-')
    ? refuse('official-not-found', 'There is no such official', { resource })
    : refuse('service-not-found', 'There is no such service to book', { resource });
}

/** A seat that may make this move by the table. */
export function theSeat(world: World, id: string, move: SeatMove): Result<Seat> {
  const seat = world.seat(id);
  if (seat === null) return noSeat;
  return mayMoveSeat(seat.status, move) ? { ok: true, value: seat } : wrongStatus(seat, move);
}

export const noSeat = refuse('seat-not-found', 'There is no such seat');

export const wrongStatus = (seat: Seat, move: SeatMove) =>
  refuse('wrong-status', `a seat that is ${seat.status} cannot ${move}`, { status: seat.status, move });

/** [SE10] Nobody has a seat and an ordinary ticket of its service: why who has this seat does not come for it now; null if they have no such ticket. */
export function besideTicket(world: World, seat: Seat): Refusal | null {
  const ticket = world.ordinaryTickets(seat).find(({ service }) => service === seat.service);
  return ticket === undefined ? null : hasTicket(ticket);
}

export function hasTicket({ id, number, service }: OrdinaryTicket): Refusal {
  const about = { ticket: id, number, service };
  return refuse('has-ticket', 'This person has an ordinary ticket that has not ended', about).refusal;
}

/** [SE10] Why nobody gets a ticket beside this seat, in these words. */
export function hasSeat({ service, date, from }: Seat, message: string): Refusal {
  return refuse('has-seat', message, { service, date, from }).refusal;
}

/** The sheet after these events of its seats. */
export function sheetAfter(sheet: Sheet, events: readonly BookingEvent[]): Sheet {
  let now = sheet;
  for (const event of events) if ('seat' in event) now = sheetAfterOne(now, event);
  return now;
}

const sheetAfterOne = (sheet: Sheet, event: SeatEvent): Sheet => {
  const before = sheet.seats.find(({ id }) => id === event.seat) ?? null;
  const after = evolveSeat(before, event);
  const others = sheet.seats.filter(({ id }) => id !== event.seat);
  const isHere = after !== null && after.resource === sheet.resource && after.date === sheet.date;
  const withheld = withheldBy(event, before).filter(({ date }) => date === sheet.date);
  return { ...sheet, seats: isHere ? [...others, after] : others, withheld: [...sheet.withheld, ...withheld] };
};
