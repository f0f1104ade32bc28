import { cameTo } from '../../engine/figures/counted-seat.ts';
import type { CalledOff, Seat, SeatStatus, SheetId, Withheld } from '../../shared/booking/seats.ts';

/** The part of the port that keeps seats: rows beside the log, written in its transactions. */

/** Who has a seat, apart from the log so that it can be erased. The keys are HMACs; `about` is the JSON of `AboutPerson`. */
export interface SeatPerson {
  readonly seat: string;
  readonly person: string;
  readonly phoneKey: string | null;
  readonly emailKey: string | null;
  /** Of the FIN that they gave with the booking; by it alone nobody is known as the same person. */
  readonly finKey: string | null;
  readonly about: string;
  /** When to erase (ms). */
  readonly eraseAt: number;
}

export interface BookedSeat {
  readonly seat: Seat;
  /** null once it is erased. */
  readonly person: SeatPerson | null;
}

/** The secret that opens one seat on its holder's phone; dead after `expiresAt` (ms). */
export interface SeatSecret {
  readonly secret: string;
  readonly seat: string;
  readonly expiresAt: number;
}

/** What one transaction writes of seats: rows as they are after it, and what is new beside them. */
export interface SeatWrite {
  readonly seats: readonly Seat[];
  readonly withheld: readonly Withheld[];
  readonly calledOff: readonly CalledOff[];
  readonly people: readonly SeatPerson[];
  readonly secrets: readonly SeatSecret[];
}

/** All that stands on a sheet. */
export interface SheetRows {
  readonly seats: readonly Seat[];
  readonly withheld: readonly Withheld[];
  readonly calledOff: readonly CalledOff[];
}

/** How many of the seats of a kind came, of all that were booked and are over. */
export interface Attendance {
  readonly came: number;
  readonly booked: number;
}

/** What is known of seats once the write lock is held. */
export interface LockedSeats {
  readonly sheet: (sheet: SheetId) => SheetRows;
  readonly seat: (id: string) => Seat | null;
  readonly seatsOfPerson: (person: string) => readonly Seat[];
  /** Who booked with this phone number or address before, by its key, while that is kept. */
  readonly personOfKey: (key: string) => string | null;
  readonly hasCode: (date: string, code: string) => boolean;
  /** Booked, and standing by whether they are here or not, of dates up to this one; held of any. */
  readonly seatsDue: (date: string) => readonly Seat[];
  /** Booked and standing by, from a date on. */
  readonly seatsToCome: (date: string) => readonly Seat[];
  /** Of dates from one up to another, of resources of this kind. */
  readonly attendance: (kind: 'official' | 'service', from: string, to: string) => Attendance;
  readonly seatPerson: (seat: string) => SeatPerson | null;
  readonly seatSecret: (seat: string) => string | null;
}

export interface SeatStore {
  seat(centre: string, id: string): Promise<Seat | null>;
  /** Those of these seats that there are, in the order asked. */
  seatsOf(centre: string, ids: readonly string[]): Promise<readonly Seat[]>;
  /** The sheets of a resource from a date on, up to another if given, by date; those with nothing on them left out. */
  sheetsFrom(centre: string, resource: string, from: string, to?: string): Promise<ReadonlyMap<string, SheetRows>>;
  /** The seats of a date, by their times. */
  seatsOn(centre: string, date: string, status?: SeatStatus): Promise<readonly Seat[]>;
  seatsDue(centre: string, date: string): Promise<readonly Seat[]>;
  /** One that was given back is known by its code all the same: who has a ticket instead of it may ask again. */
  seatOfCode(centre: string, date: string, code: string): Promise<Seat | null>;
  /** Seats of a date that were booked with this FIN, by its key, by their times; none that was given back while it was held. */
  seatsOfFin(centre: string, date: string, finKey: string): Promise<readonly Seat[]>;
  seatOfSecret(secret: string, now: number): Promise<{ readonly centre: string; readonly seat: string } | null>;
  secretOfSeat(centre: string, seat: string): Promise<string | null>;
  /** All that a person has had, by their random id: the latest first, at most so many. */
  seatsOfPerson(centre: string, person: string, atMost: number): Promise<readonly Seat[]>;
  /** Seats from a date on, by date and time, with who has them: at most so many, none that was given back. */
  bookedFrom(centre: string, from: string, atMost: number): Promise<readonly BookedSeat[]>;
  seatPeople(centre: string, seats: readonly string[]): Promise<readonly SeatPerson[]>;
  /** Puts another `about` in the place of what is kept of one person, at once and durably; `change` gives null = nothing is changed. False if there was nothing to change. */
  changeSeatPerson(centre: string, seat: string, change: (about: string) => string | null): Promise<boolean>;
  attendance(centre: string, kind: 'official' | 'service', from: string, to: string): Promise<Attendance>;
}

/**
 * [SE3] Whether a seat counts for attendance, and whether they came: of those booked beforehand that are over. Who stood by and who was
 * seated as urgent were mostly here already.
 */
export function attended(seat: Pick<Seat, 'status' | 'from' | 'ticket' | 'standby' | 'urgent'>): boolean | null {
  return seat.standby || seat.urgent ? null : cameTo({ ...seat, hasTicket: seat.ticket !== null });
}
