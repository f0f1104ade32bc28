import type { CountedSeat } from '../../../engine/figures/counted-seat.ts';
import type { CalledOff, Seat, SeatStatus, Withheld } from '../../../shared/booking/seats.ts';
import {
  calledOffFields,
  calledOffOf,
  lastDate,
  type RawCalledOff,
  seatsToCome,
  selectedSeat,
  sheetsByDate,
  withheldFields,
} from '../seat-rows.ts';
import type { Attendance, LockedSeats, SeatStore, SheetRows } from '../seats.ts';
import type { Connection, Session, Value } from './database.ts';
import { question } from './questions.ts';
import { openSeatPeople, peopleOf, personOf, personOfKey, seatOfSecret, secretOf } from './seat-people.ts';

/** What a decision may ask of a centre's seats. */
export function lockedSeats(from: Session, centre: string): LockedSeats {
  return {
    sheet: question(({ resource, date }) => sheetOf(from, centre, resource, date)),
    seat: question((id) => one(from, centre, id)),
    seatsOfPerson: question((person) => seats(from, centre, 'person = $2', [person])),
    personOfKey: question((key) => personOfKey(from, centre, key)),
    hasCode: question(async (date, code) => (await ofCode(from, centre, date, code)) !== null),
    seatsDue: question((date) => due(from, centre, date)),
    seatsToCome: question((date) =>
      seats(from, centre, `status IN ('booked', 'standby') AND date >= $2 AND ${seatsToCome}`, [date]),
    ),
    attendance: question((kind, first, last) => attendance(from, centre, kind, first, last)),
    seatPerson: question((seat) => personOf(from, centre, seat)),
    seatSecret: question((seat) => secretOf(from, centre, seat)),
  };
}

export function openSeatReads(connection: Connection): SeatStore {
  const { read } = connection;
  return {
    seat: (centre, id) => read((from) => one(from, centre, id)),
    seatsOf: (centre, ids) => read((from) => seatsOf(from, centre, ids)),
    sheetsFrom: (centre, resource, first, last = lastDate) =>
      read((from) => sheetsFrom(from, centre, resource, first, last)),
    seatsOn: (centre, date, status) => read((from) => seatsOn(from, centre, date, status)),
    seatsDue: (centre, date) => read((from) => due(from, centre, date)),
    seatOfCode: (centre, date, code) => read((from) => ofCode(from, centre, date, code)),
    seatsOfFin: (centre, date, finKey) => read((from) => seats(from, centre, ofFin, [date, finKey])),
    seatOfSecret: (secret, now) => read((from) => seatOfSecret(from, secret, now)),
    secretOfSeat: (centre, seat) => read((from) => secretOf(from, centre, seat)),
    seatsOfPerson: (centre, person, atMost) => read((from) => seats(from, centre, latest, [person, atMost])),
    bookedFrom: (centre, first, atMost) => read((from) => bookedFrom(from, centre, first, atMost)),
    ...openSeatPeople(connection),
    attendance: (centre, kind, first, last) => read((from) => attendance(from, centre, kind, first, last)),
  };
}

/** The seats of a centre, page by page in the order of their ids: to compare them with what the log replays to. */
export const seatPage = (from: Session, centre: string, after: string): Promise<readonly Seat[]> =>
  seats(from, centre, 'id > $2 ORDER BY id LIMIT 2000', [after]);

/** What stands beside the seats of a centre, or of one resource from date to date. */
export async function besideSeats(
  from: Session,
  centre: string,
  ...sheets: readonly [] | readonly [resource: string, first: string, last: string]
): Promise<{ readonly withheld: readonly Withheld[]; readonly calledOff: readonly CalledOff[] }> {
  const where = `WHERE centre = $1 ${sheets.length === 0 ? '' : 'AND resource = $2 AND date BETWEEN $3 AND $4'}`;
  const values = [centre, ...sheets];
  const withheld = await from.all<Withheld>(`SELECT ${withheldFields} FROM withheld_places ${where}`, values);
  const off = await from.all<RawCalledOff>(`SELECT ${calledOffFields} FROM called_off ${where}`, values);
  return { withheld, calledOff: off.map(calledOffOf) };
}

/** Those of these seats that there are, in the order asked. */
export async function seatsOf(from: Session, centre: string, ids: readonly string[]): Promise<readonly Seat[]> {
  const found = new Map((await seats(from, centre, 'id = ANY($2)', [ids])).map((seat) => [seat.id, seat]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** Seats of a centre, which is $1. */
const seats = (from: Session, centre: string, where: string, values: readonly Value[]): Promise<readonly Seat[]> =>
  from.all<Seat>(`SELECT ${selectedSeat} FROM seats WHERE centre = $1 AND ${where}`, [centre, ...values]);

const one = async (from: Session, centre: string, id: string): Promise<Seat | null> =>
  (await seats(from, centre, 'id = $2', [id]))[0] ?? null;

const latest = `person = $2 AND status <> 'released'
  ORDER BY date DESC, slot_from DESC NULLS LAST, id DESC LIMIT $3`;

const bookedFrom = async (from: Session, centre: string, first: string, atMost: number) => {
  const booked = await seats(
    from,
    centre,
    `date >= $2 AND status NOT IN ('held', 'released') ORDER BY date, slot_from NULLS FIRST, id LIMIT $3`,
    [first, atMost],
  );
  const ids = booked.map(({ id }) => id);
  const people = await peopleOf(from, centre, ids);
  return booked.map((seat) => ({ seat, person: people.get(seat.id) ?? null }));
};

const sheetOf = async (from: Session, centre: string, resource: string, date: string): Promise<SheetRows> => ({
  seats: await seats(from, centre, 'resource = $2 AND date = $3', [resource, date]),
  ...(await besideSeats(from, centre, resource, date, date)),
});

const sheetsFrom = async (from: Session, centre: string, resource: string, first: string, last: string) => {
  const { withheld, calledOff } = await besideSeats(from, centre, resource, first, last);
  const where = "resource = $2 AND date BETWEEN $3 AND $4 AND status <> 'released'";
  return sheetsByDate(await seats(from, centre, where, [resource, first, last]), withheld, calledOff);
};

const seatsOn = async (from: Session, centre: string, date: string, status: SeatStatus | undefined) => {
  const all = await seats(from, centre, "date = $2 AND status <> 'released' ORDER BY slot_from NULLS FIRST, id", [
    date,
  ]);
  return all.filter((seat) => status === undefined || seat.status === status);
};

const ofCode = async (from: Session, centre: string, date: string, code: string): Promise<Seat | null> => {
  const where = "date = $2 AND code = $3 AND status <> 'released' ORDER BY status IN ('cancelled', 'called-off')";
  return (await seats(from, centre, where, [date, code]))[0] ?? null;
};

const ofFin = `date = $2 AND status <> 'released'
  AND id IN (SELECT seat FROM seat_people WHERE centre = $1 AND fin_key = $3) ORDER BY slot_from NULLS FIRST, id`;

/** What the clock has to write down. */
const due = (from: Session, centre: string, date: string): Promise<readonly Seat[]> =>
  seats(
    from,
    centre,
    `${seatsToCome} AND (status = 'held' OR date <= $2 AND
       (status IN ('booked', 'standby') OR status = 'arrived' AND slot_from IS NULL))`,
    [date],
  );

/** Of those with a slot: who arrived or was heard, and who was missed. */
const attendance = async (
  from: Session,
  centre: string,
  kind: string,
  first: string,
  last: string,
): Promise<Attendance> => {
  const counted = await from.get<Attendance>(
    `SELECT count(*) FILTER (WHERE status <> 'missed' OR ticket IS NOT NULL) AS came, count(*) AS booked FROM seats
     WHERE centre = $1 AND date BETWEEN $2 AND $3 AND starts_with(resource, $4) AND slot_from IS NOT NULL
       AND status IN ('arrived', 'heard', 'missed') AND NOT standby AND NOT urgent`,
    [centre, first, last, `${kind}-`],
  );
  return counted ?? { came: 0, booked: 0 };
};

/** The seats of some dates as far as reports count them. */
export function countedSeats(
  from: Session,
  centre: string,
  first: string,
  last: string,
): Promise<readonly CountedSeat[]> {
  return from.all<CountedSeat>(
    `SELECT resource, seats.date AS date, slot_from AS "from", starts_at AS "startsAt", ends_at AS "endsAt", status, standby,
       urgent, booked_at AS "bookedAt", arrived_at AS "arrivedAt", seats.ended_at AS "endedAt",
       seats.ticket IS NOT NULL AS "hasTicket",
       CASE WHEN NOT inaccurate THEN called_at END AS "calledAt",
       CASE WHEN NOT inaccurate THEN wait_seconds END AS "waitSeconds"
     FROM seats LEFT JOIN legs
       ON legs.centre = seats.centre AND legs.date = seats.date AND legs.ticket = seats.ticket AND leg = 0
     WHERE seats.centre = $1 AND seats.date BETWEEN $2 AND $3 AND status <> 'held' AND (status <> 'released' OR standby)
       AND coalesce(practice, false) = false`,
    [centre, first, last],
  );
}
