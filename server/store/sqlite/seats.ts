import type { CountedSeat } from '../../../engine/figures/counted-seat.ts';
import type { CalledOff, Seat, SeatStatus, SheetId, Withheld } from '../../../shared/booking/seats.ts';
import {
  calledOffFields,
  calledOffOf,
  columnsOfSeats,
  lastDate,
  type RawCalledOff,
  seatChanges,
  seatsToCome,
  selectedSeat,
  sheetsByDate,
  withheldFields,
} from '../seat-rows.ts';
import type { Attendance, LockedSeats, SeatSecret, SeatStore, SeatWrite, SheetRows } from '../seats.ts';
import type { Connection, Value } from './database.ts';
import { openSeatPeople } from './seat-people.ts';

/** Statements over seats and what stands beside them. All are synchronous: they run inside a transaction or a read of the connection. */
export function openSeats(connection: Connection) {
  const rows = openRows(connection);
  const people = openSeatPeople(connection);
  return { ...rows, ...people, write: openWrite(connection) };
}
export type Seats = ReturnType<typeof openSeats>;

/** What a decision sees of a centre's seats. */
export function lockedSeats(seats: Seats, centre: string): LockedSeats {
  return {
    sheet: (id) => seats.sheet(centre, id),
    seat: (id) => seats.one(centre, id),
    seatsOfPerson: (person) => seats.ofPerson(centre, person),
    personOfKey: (key) => seats.personOfKey(centre, key),
    hasCode: (date, code) => seats.ofCode(centre, date, code) !== null,
    seatsDue: (date) => seats.due(centre, date),
    seatsToCome: (date) => seats.toCome(centre, date),
    attendance: (kind, from, to) => seats.attendance(centre, kind, from, to),
    seatPerson: (seat) => seats.person(centre, seat),
    seatSecret: (seat) => seats.secretOf(centre, seat),
  };
}

export function openSeatReads(connection: Connection, seats: Seats): SeatStore {
  return {
    seat: (centre, id) => connection.read(() => seats.one(centre, id)),
    seatsOf: (centre, ids) => connection.read(() => ids.flatMap((id) => seats.one(centre, id) ?? [])),
    sheetsFrom: (centre, resource, from, to = lastDate) =>
      connection.read(() => seats.sheetsFrom(centre, resource, from, to)),
    seatsOn: (centre, date, status) => connection.read(() => seats.on(centre, date, status)),
    seatsDue: (centre, date) => connection.read(() => seats.due(centre, date)),
    seatOfCode: (centre, date, code) => connection.read(() => seats.ofCode(centre, date, code)),
    seatsOfFin: (centre, date, finKey) => connection.read(() => seats.ofFin(centre, date, finKey)),
    seatOfSecret: (secret, now) => connection.read(() => seats.ofSecret(secret, now)),
    secretOfSeat: (centre, seat) => connection.read(() => seats.secretOf(centre, seat)),
    seatsOfPerson: (centre, person, atMost) => connection.read(() => seats.latestOfPerson(centre, person, atMost)),
    bookedFrom: (centre, from, atMost) =>
      connection.read(() =>
        seats.bookedFrom(centre, from, atMost).map((seat) => ({ seat, person: seats.person(centre, seat.id) })),
      ),
    changeSeatPerson: (centre, seat, change) =>
      connection.write(() => {
        const kept = seats.person(centre, seat);
        const about = kept === null ? null : change(kept.about);
        if (about !== null) seats.tellOf(centre, seat, about);
        return about !== null;
      }),
    seatPeople: (centre, ids) => connection.read(() => ids.flatMap((id) => seats.person(centre, id) ?? [])),
    attendance: (centre, kind, from, to) => connection.read(() => seats.attendance(centre, kind, from, to)),
  };
}

/** The seats of a centre, page by page in the order of their ids: to compare them with what the log replays to. */
export function openSeatPages(connection: Connection) {
  const page = connection.prepare<RawSeat>(
    `SELECT ${selectedSeat} FROM seats WHERE centre = ? AND id > ? ORDER BY id LIMIT 2000`,
  );
  return (centre: string, after: string): readonly Seat[] => page.all(centre, after).map(seatOf);
}

/** What stands beside the seats of a centre: places withheld and sheets called off, as text in a stable order. */
export function openBeside(connection: Connection) {
  const withheld = connection.prepare<RawWithheld>(`SELECT ${withheldFields} FROM withheld_places WHERE centre = ?`);
  const calledOff = connection.prepare<RawCalledOff>(`SELECT ${calledOffFields} FROM called_off WHERE centre = ?`);
  return (centre: string): { readonly withheld: readonly Withheld[]; readonly calledOff: readonly CalledOff[] } => ({
    withheld: withheld.all(centre).map(withheldOf),
    calledOff: calledOff.all(centre).map(calledOffOf),
  });
}

type RawSeat = Omit<Seat, 'standby' | 'urgent'> & { readonly standby: number; readonly urgent: number };
const seatOf = (row: RawSeat): Seat => ({ ...row, standby: row.standby === 1, urgent: row.urgent === 1 });
const asValue = (field: Seat[keyof Seat]): Value => (typeof field === 'boolean' ? Number(field) : field);

type RawWithheld = Omit<Withheld, 'offered'> & { readonly offered: number };
const withheldOf = (row: RawWithheld): Withheld => ({ ...row, offered: row.offered === 1 });

const openRows = (connection: Connection) => {
  const read = (where: string) => {
    const statement = connection.prepare<RawSeat>(`SELECT ${selectedSeat} FROM seats WHERE centre = ? AND ${where}`);
    return (...values: readonly Value[]): readonly Seat[] => statement.all(...values).map(seatOf);
  };
  const one = read('id = ?');
  const sheet = read('resource = ? AND date = ?');
  const from = read("resource = ? AND date BETWEEN ? AND ? AND status <> 'released'");
  const on = read("date = ? AND status <> 'released' ORDER BY slot_from, id");
  const ofPerson = read('person = ?');
  const latest = read("person = ? AND status <> 'released' ORDER BY date DESC, slot_from DESC, id DESC LIMIT ?");
  const bookedFrom = read("date >= ? AND status NOT IN ('held', 'released') ORDER BY date, slot_from, id LIMIT ?");
  const ofCode = read("date = ? AND code = ? AND status <> 'released' ORDER BY status IN ('cancelled', 'called-off')");
  const due = read(`status IN ('booked', 'standby') AND date <= ? AND ${seatsToCome}`);
  const held = read(`status = 'held' AND ${seatsToCome}`);
  const here = read(`status = 'arrived' AND date <= ? AND slot_from IS NULL AND ${seatsToCome}`);
  const toCome = read(`status IN ('booked', 'standby') AND date >= ? AND ${seatsToCome}`);
  const beside = openBesideSheets(connection);
  return {
    one: (centre: string, id: string): Seat | null => one(centre, id)[0] ?? null,
    sheet: (centre: string, { resource, date }: SheetId): SheetRows => ({
      seats: sheet(centre, resource, date),
      ...beside(centre, resource, date, date),
    }),
    sheetsFrom(centre: string, resource: string, first: string, last: string): ReadonlyMap<string, SheetRows> {
      const { withheld, calledOff } = beside(centre, resource, first, last);
      return sheetsByDate(from(centre, resource, first, last), withheld, calledOff);
    },
    on: (centre: string, date: string, status?: SeatStatus): readonly Seat[] =>
      on(centre, date).filter((seat) => status === undefined || seat.status === status),
    ofPerson: (centre: string, person: string) => ofPerson(centre, person),
    bookedFrom: (centre: string, from: string, atMost: number) => bookedFrom(centre, from, atMost),
    latestOfPerson: (centre: string, person: string, atMost: number) => latest(centre, person, atMost),
    ofCode: (centre: string, date: string, code: string): Seat | null => ofCode(centre, date, code)[0] ?? null,
    ofFin: openOfFin(connection),
    due: (centre: string, date: string): readonly Seat[] => [
      ...due(centre, date),
      ...here(centre, date),
      ...held(centre),
    ],
    toCome: (centre: string, date: string) => toCome(centre, date),
    attendance: openAttendance(connection),
  };
};

const openOfFin = (connection: Connection) => {
  const statement = connection.prepare<RawSeat>(
    `SELECT ${selectedSeat} FROM seats WHERE centre = ? AND date = ? AND status <> 'released'
       AND id IN (SELECT seat FROM seat_people WHERE centre = ? AND fin_key = ?) ORDER BY slot_from, id`,
  );
  return (centre: string, date: string, finKey: string): readonly Seat[] =>
    statement.all(centre, date, centre, finKey).map(seatOf);
};

const openBesideSheets = (connection: Connection) => {
  const where = 'WHERE centre = ? AND resource = ? AND date BETWEEN ? AND ?';
  const withheld = connection.prepare<RawWithheld>(`SELECT ${withheldFields} FROM withheld_places ${where}`);
  const calledOff = connection.prepare<RawCalledOff>(`SELECT ${calledOffFields} FROM called_off ${where}`);
  return (...sheets: readonly [centre: string, resource: string, from: string, to: string]) => ({
    withheld: withheld.all(...sheets).map(withheldOf),
    calledOff: calledOff.all(...sheets).map(calledOffOf),
  });
};

/** Of those with a slot: who arrived or was heard, and who was missed. */
const openAttendance = (connection: Connection) => {
  const counted = connection.prepare<{ readonly came: number | null; readonly booked: number }>(
    `SELECT sum(status <> 'missed' OR ticket IS NOT NULL) AS came, count(*) AS booked FROM seats
     WHERE centre = ? AND date BETWEEN ? AND ? AND resource GLOB ? AND slot_from IS NOT NULL
       AND status IN ('arrived', 'heard', 'missed') AND NOT standby AND NOT urgent`,
  );
  return (centre: string, kind: string, from: string, to: string): Attendance => {
    const found = counted.get(centre, from, to, `${kind}-*`);
    return { came: found?.came ?? 0, booked: found?.booked ?? 0 };
  };
};

/** Reads the seats of some dates as far as reports count them. */
export function openCountedSeats(connection: Connection) {
  const counted = connection.prepare<RawCounted>(
    `SELECT resource, seats.date AS date, slot_from AS "from", starts_at AS startsAt, ends_at AS endsAt, status, standby, urgent,
       booked_at AS bookedAt, arrived_at AS arrivedAt, seats.ended_at AS endedAt, seats.ticket IS NOT NULL AS hasTicket,
       CASE WHEN inaccurate = 0 THEN called_at END AS calledAt,
       CASE WHEN inaccurate = 0 THEN wait_seconds END AS waitSeconds
     FROM seats LEFT JOIN legs
       ON legs.centre = seats.centre AND legs.date = seats.date AND legs.ticket = seats.ticket AND leg = 0
     WHERE seats.centre = ? AND seats.date BETWEEN ? AND ? AND status <> 'held' AND (status <> 'released' OR standby)
       AND coalesce(practice, 0) = 0`,
  );
  return (centre: string, from: string, to: string): readonly CountedSeat[] =>
    counted.all(centre, from, to).map((row) => ({
      ...row,
      ...{ standby: row.standby === 1, urgent: row.urgent === 1, hasTicket: row.hasTicket === 1 },
    }));
}
type RawCounted = Omit<CountedSeat, 'standby' | 'urgent' | 'hasTicket'> & {
  readonly standby: number;
  readonly urgent: number;
  readonly hasTicket: number;
};

const openWrite = (connection: Connection) => {
  const put = connection.prepare(
    `INSERT INTO seats (centre, ${columnsOfSeats.map(([, column]) => column).join(', ')})
     VALUES (?, ${columnsOfSeats.map(() => '?').join(', ')}) ON CONFLICT (centre, id) DO UPDATE SET ${seatChanges}`,
  );
  const withhold = connection.prepare(
    'INSERT INTO withheld_places (centre, resource, date, slot_from, until, seat, offered) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const callOff = connection.prepare(
    'INSERT INTO called_off (centre, resource, date, span_from, span_to, reason, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const putPerson = connection.prepare(
    `INSERT INTO seat_people (centre, seat, person, phone_key, email_key, fin_key, about, erase_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (centre, seat) DO UPDATE SET person = excluded.person, phone_key = excluded.phone_key,
       email_key = excluded.email_key, fin_key = excluded.fin_key, about = excluded.about, erase_at = excluded.erase_at`,
  );
  const addSecret = connection.prepare(
    `INSERT INTO seat_secrets (secret, centre, seat, expires_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (secret) DO UPDATE SET expires_at = excluded.expires_at`,
  );
  return (centre: string, { seats, withheld, calledOff, people, secrets }: SeatWrite): void => {
    for (const seat of seats) put.run(centre, ...columnsOfSeats.map(([field]) => asValue(seat[field])));
    for (const { resource, date, from, until, seat, offered } of withheld)
      withhold.run(centre, resource, date, from, until, seat, Number(offered));
    for (const { resource, date, span, reason, at } of calledOff)
      callOff.run(centre, resource, date, span?.from ?? null, span?.to ?? null, reason, at);
    for (const { seat, person, phoneKey, emailKey, finKey, about, eraseAt } of people)
      putPerson.run(centre, seat, person, phoneKey, emailKey, finKey, about, eraseAt);
    for (const { secret, seat, expiresAt } of secrets as readonly SeatSecret[])
      addSecret.run(secret, centre, seat, expiresAt);
  };
};
