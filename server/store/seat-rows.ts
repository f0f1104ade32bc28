import type { CalledOff, Seat, Withheld } from '../../shared/booking/seats.ts';
import type { SheetRows } from './seats.ts';

/** How seats stand in the tables of a database. */

type Column = readonly [field: keyof Seat, column: string];

/** The fields of a seat and their columns; the first is its key within its centre. */
export const columnsOfSeats: readonly Column[] = [
  ['id', 'id'],
  ['resource', 'resource'],
  ['date', 'date'],
  ['from', 'slot_from'],
  ['to', 'slot_to'],
  ['startsAt', 'starts_at'],
  ['endsAt', 'ends_at'],
  ['status', 'status'],
  ['service', 'service'],
  ['person', 'person'],
  ['code', 'code'],
  ['language', 'language'],
  ['channel', 'channel'],
  ['ticket', 'ticket'],
  ['standby', 'standby'],
  ['urgent', 'urgent'],
  ['request', 'request'],
  ['heldUntil', 'held_until'],
  ['bookedAt', 'booked_at'],
  ['arrivedAt', 'arrived_at'],
  ['endedAt', 'ended_at'],
  ['sequence', 'sequence'],
];
/** The fields of a seat, to compare two of them by. */
export const seatFields: readonly (keyof Seat)[] = columnsOfSeats.map(([field]) => field);

/** All of a seat, as a statement selects it. */
export const selectedSeat = columnsOfSeats.map(([field, column]) => `${column} AS "${field}"`).join(', ');

/** What a write does where the seat is there. */
export const seatChanges = columnsOfSeats
  .slice(1)
  .map(([, column]) => `${column} = excluded.${column}`)
  .join(', ');

export const withheldFields = 'resource, date, slot_from AS "from", until, seat, offered';

export const calledOffFields = 'resource, date, span_from AS "spanFrom", span_to AS "spanTo", reason, at';
export type RawCalledOff = Omit<CalledOff, 'span'> & {
  readonly spanFrom: string | null;
  readonly spanTo: string | null;
};
export const calledOffOf = ({ spanFrom, spanTo, ...row }: RawCalledOff): CalledOff => ({
  ...row,
  span: spanFrom === null || spanTo === null ? null : { from: spanFrom, to: spanTo },
});

/** Those to come, in the words of their index. */
export const seatsToCome = "status IN ('held', 'booked', 'standby', 'arrived')";

/** The date after which nothing is booked. */
export const lastDate = '9999-12-31';

/** The sheets of one resource, by their dates. */
export function sheetsByDate(
  seats: readonly Seat[],
  withheld: readonly Withheld[],
  calledOff: readonly CalledOff[],
): ReadonlyMap<string, SheetRows> {
  const sheets = new Map<string, { seats: Seat[]; withheld: Withheld[]; calledOff: CalledOff[] }>();
  const at = (date: string) => {
    const sheet = sheets.get(date) ?? { seats: [], withheld: [], calledOff: [] };
    sheets.set(date, sheet);
    return sheet;
  };
  for (const seat of seats) at(seat.date).seats.push(seat);
  for (const place of withheld) at(place.date).withheld.push(place);
  for (const off of calledOff) at(off.date).calledOff.push(off);
  return sheets;
}
