/** Seats: what somebody has of one sheet, which is one resource on one date. The moves of a seat stand in one table. */

/** `official-ID` or `service-ID`, and the date (YYYY-MM-DD). */
export interface SheetId {
  readonly resource: string;
  readonly date: string;
}

/** Where a seat stands. The last four are final. */
export const seatStatuses = [
  'held',
  'booked',
  'standby',
  'arrived',
  'missed',
  'heard',
  'cancelled',
  'called-off',
  'released',
] as const;
export type SeatStatus = (typeof seatStatuses)[number];

export const seatMoveNames = [
  'book',
  'release',
  'move',
  'cancel',
  'call-off',
  'arrive',
  'miss',
  'seat',
  'heard',
  'reinstate',
] as const;
export type SeatMove = (typeof seatMoveNames)[number];

/** Which moves each status allows; the engine refuses by it. Only a sheet that is called off ends a seat that is held or stands by. */
export const seatMoves: { readonly [S in SeatStatus]: readonly SeatMove[] } = {
  held: ['book', 'release', 'call-off'],
  booked: ['move', 'cancel', 'call-off', 'arrive', 'miss'],
  standby: ['arrive', 'seat', 'cancel', 'release', 'call-off'],
  arrived: ['heard', 'miss'],
  missed: ['reinstate'],
  heard: [],
  cancelled: [],
  'called-off': [],
  released: [],
};

/** Whether a seat in this status may make this move. */
export const mayMoveSeat = (status: SeatStatus, move: SeatMove): boolean => seatMoves[status].includes(move);

/** Whether somebody has this seat: it is to come, or they are here. */
export const isLive = (status: SeatStatus): boolean =>
  status === 'held' || status === 'booked' || status === 'standby' || status === 'arrived';

/** By which way a seat was booked. */
export const seatChannels = ['web', 'kiosk', 'reception', 'program'] as const;
export type SeatChannel = (typeof seatChannels)[number];

/** A slot as a seat has it: local times, and the same as instants (ms). */
export interface SeatTime {
  readonly from: string;
  readonly to: string;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** The same of a seat that may have none. */
export interface SeatPlace {
  readonly from: string | null;
  readonly to: string | null;
  readonly startsAt: number | null;
  readonly endsAt: number | null;
}

/** A seat as the log tells it and the store keeps it; one who stands by has no slot. Times in ms since 1970. */
export interface Seat extends SeatPlace {
  readonly id: string;
  readonly resource: string;
  readonly date: string;
  readonly status: SeatStatus;
  readonly service: string;
  /** A random id; null while it is held. */
  readonly person: string | null;
  /** Six figures, unique in the centre on the date; null while it is held. */
  readonly code: string | null;
  readonly language: string | null;
  readonly channel: SeatChannel;
  /** The ticket that it became. */
  readonly ticket: string | null;
  /** It stood by, whatever has become of it. */
  readonly standby: boolean;
  /** Given on top of what the slot takes. */
  readonly urgent: boolean;
  /** [CS28] The case that it is the reception of; null = it is of none. */
  readonly request: string | null;
  readonly heldUntil: number | null;
  readonly bookedAt: number | null;
  readonly arrivedAt: number | null;
  readonly endedAt: number | null;
  /** How often it was changed: the SEQUENCE of its calendar entry. */
  readonly sequence: number;
}

/** A place of a slot that is given to nobody else until then (ms): just given back, or offered to the one who had `seat`. */
export interface Withheld extends SheetId {
  readonly from: string;
  readonly until: number;
  readonly seat: string;
  /** Offered to the one who had the seat, after theirs was called off. */
  readonly offered: boolean;
}

/** What of a sheet was called off; no span = all of it. */
export interface CalledOff extends SheetId {
  readonly span: { readonly from: string; readonly to: string } | null;
  readonly reason: string;
  readonly at: number;
}

export interface Offer {
  readonly date: string;
  readonly from: string;
}

/** The seat that a ticket is for, as the views of counters tell it. */
export interface BookedLine {
  readonly seat: string;
  /** HH:MM, local; null = they stand by, and no place has fallen to them. */
  readonly from: string | null;
  readonly standby: boolean;
  readonly urgent: boolean;
}
