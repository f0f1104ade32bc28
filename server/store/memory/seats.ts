import type { CalledOff, Seat, Withheld } from '../../../shared/booking/seats.ts';
import { attended, type LockedSeats, type SeatPerson, type SeatSecret, type SeatStore } from '../seats.ts';
import type { Write } from '../store.ts';
import { subjectsOf } from './citizen.ts';

/** Seats in memory, to the same contract. */
export function memorySeats(beforeWrite: () => void = () => undefined) {
  const of = new Map<string, Rows>();
  const secrets = new Map<string, SeatSecret & { readonly centre: string }>();
  const rowsOf = (centre: string): Rows => {
    const rows = of.get(centre) ?? { seats: new Map(), withheld: [], calledOff: [], people: new Map() };
    of.set(centre, rows);
    return rows;
  };
  const ofSeat = (centre: string, seat: string) =>
    [...secrets.values()]
      .filter((one) => one.centre === centre && one.seat === seat)
      .sort((a, b) => b.expiresAt - a.expiresAt)[0]?.secret ?? null;
  return {
    store: storeOf(rowsOf, secrets, ofSeat, beforeWrite),
    of: (centre: string): readonly Seat[] => [...(of.get(centre)?.seats.values() ?? [])],
    locked: (centre: string): LockedSeats => lockedOf(rowsOf(centre), (seat) => ofSeat(centre, seat)),
    /** Throws if a row would be left without what it belongs to. */
    write(centre: string, { seats: write }: Pick<Write, 'seats'>, hasTicket: (ticket: string) => boolean): void {
      if (write === undefined) return;
      const rows = rowsOf(centre);
      const known = (id: string): boolean => rows.seats.has(id) || write.seats.some((seat) => seat.id === id);
      const orphan = [...write.withheld, ...write.people, ...write.secrets].find(({ seat }) => !known(seat));
      if (orphan !== undefined) throw new Error(`no such seat: ${orphan.seat}`);
      const lost = write.seats.find(({ ticket }) => ticket !== null && !hasTicket(ticket));
      if (lost !== undefined) throw new Error(`no such ticket: ${lost.ticket}`);
      for (const seat of write.seats) rows.seats.set(seat.id, seat);
      rows.withheld.push(...write.withheld);
      rows.calledOff.push(...write.calledOff);
      for (const person of write.people) rows.people.set(person.seat, person);
      for (const secret of write.secrets) secrets.set(secret.secret, { ...secret, centre });
    },
    /** The seats that are kept under a key. */
    ofKey: (key: string) => subjectsOf(of, 'seat', key),
    /** Deletes what may not be kept any longer; gives how many rows went. */
    erase: (now: number): number => eraseOver(now, secrets, [...of.values()]),
  };
}

const eraseOver = (now: number, secrets: Map<string, SeatSecret>, all: readonly Rows[]): number => {
  const size = (): number => all.reduce((sum, { people }) => sum + people.size, secrets.size);
  const before = size();
  for (const [name, { expiresAt }] of secrets) if (expiresAt <= now) secrets.delete(name);
  for (const { people } of all) for (const [name, { eraseAt }] of people) if (eraseAt <= now) people.delete(name);
  return before - size();
};

interface Rows {
  readonly seats: Map<string, Seat>;
  readonly withheld: Withheld[];
  readonly calledOff: CalledOff[];
  readonly people: Map<string, SeatPerson>;
}

const givenBack: ReadonlySet<Seat['status']> = new Set(['cancelled', 'called-off']);
const waits = ({ status }: Seat): boolean => status === 'booked' || status === 'standby';

const dueIn = ({ seats }: Rows, date: string): readonly Seat[] =>
  [...seats.values()].filter(
    (seat) =>
      seat.status === 'held' ||
      (seat.date <= date && (waits(seat) || (seat.status === 'arrived' && seat.from === null))),
  );

const codeIn = ({ seats }: Rows, date: string, code: string): Seat | null =>
  [...seats.values()]
    .filter((seat) => seat.date === date && seat.code === code && seat.status !== 'released')
    .sort((a, b) => Number(givenBack.has(a.status)) - Number(givenBack.has(b.status)))[0] ?? null;

const ofFinIn = ({ seats, people }: Rows, date: string, finKey: string): readonly Seat[] =>
  [...seats.values()]
    .filter((seat) => seat.date === date && seat.status !== 'released' && people.get(seat.id)?.finKey === finKey)
    .sort(byTime);

const attendanceIn = ({ seats }: Rows, kind: string, from: string, to: string) => {
  const counted = [...seats.values()]
    .filter(({ resource, date }) => resource.startsWith(`${kind}-`) && date >= from && date <= to)
    .map(attended)
    .filter((came) => came !== null);
  return { came: counted.filter((came) => came).length, booked: counted.length };
};

const lockedOf = (rows: Rows, seatSecret: (seat: string) => string | null): LockedSeats => {
  const { seats, withheld, calledOff, people } = rows;
  const where = (holds: (seat: Seat) => boolean): readonly Seat[] => [...seats.values()].filter(holds);
  return {
    sheet: ({ resource, date }) => {
      const here = (one: { readonly resource: string; readonly date: string }): boolean =>
        one.resource === resource && one.date === date;
      return { seats: where(here), withheld: withheld.filter(here), calledOff: calledOff.filter(here) };
    },
    seat: (id) => seats.get(id) ?? null,
    seatsOfPerson: (person) => where((seat) => seat.person === person),
    personOfKey: (key) =>
      [...people.values()].find(({ phoneKey, emailKey }) => phoneKey === key || emailKey === key)?.person ?? null,
    hasCode: (date, code) => codeIn(rows, date, code) !== null,
    seatsDue: (date) => dueIn(rows, date),
    seatsToCome: (date) => where((seat) => waits(seat) && seat.date >= date),
    attendance: (kind, from, to) => attendanceIn(rows, kind, from, to),
    seatPerson: (seat) => people.get(seat) ?? null,
    seatSecret,
  };
};

const timeOf = ({ date, from, id }: Seat): string => [date, from ?? '', id].join(' ');

const byTime = (a: Seat, b: Seat): number => ((a.from ?? '') + a.id < (b.from ?? '') + b.id ? -1 : 1);

/** The sheets of a resource between two dates, without what was kept and never taken. */
const sheetsIn = (rows: Rows, resource: string, from: string, to: string) => {
  const locked = lockedOf(rows, () => null);
  const dates = [...rows.seats.values(), ...rows.withheld, ...rows.calledOff]
    .filter((one) => one.resource === resource && one.date >= from && one.date <= to)
    .map(({ date }) => date);
  return new Map(
    [...new Set(dates)].map((date) => {
      const { seats, ...beside } = locked.sheet({ resource, date });
      return [date, { seats: seats.filter(({ status }) => status !== 'released'), ...beside }];
    }),
  );
};

const storeOf = (
  rowsOf: (centre: string) => Rows,
  secrets: ReadonlyMap<string, SeatSecret & { readonly centre: string }>,
  ofSeat: (centre: string, seat: string) => string | null,
  beforeWrite: () => void,
): SeatStore => ({
  seat: async (centre, id) => rowsOf(centre).seats.get(id) ?? null,
  seatsOf: async (centre, ids) => ids.flatMap((id) => rowsOf(centre).seats.get(id) ?? []),
  sheetsFrom: async (centre, resource, from, to = '9999-12-31') => sheetsIn(rowsOf(centre), resource, from, to),
  seatsOn: async (centre, date, status) =>
    [...rowsOf(centre).seats.values()]
      .filter((seat) => seat.date === date && seat.status !== 'released')
      .filter((seat) => status === undefined || seat.status === status)
      .sort(byTime),
  seatsDue: async (centre, date) => dueIn(rowsOf(centre), date),
  seatsOfFin: async (centre, date, finKey) => ofFinIn(rowsOf(centre), date, finKey),
  seatOfCode: async (centre, date, code) => codeIn(rowsOf(centre), date, code),
  async seatOfSecret(secret, now) {
    const found = secrets.get(secret);
    return found === undefined || found.expiresAt <= now ? null : { centre: found.centre, seat: found.seat };
  },
  secretOfSeat: async (centre, seat) => ofSeat(centre, seat),
  seatsOfPerson: async (centre, person, atMost) =>
    [...rowsOf(centre).seats.values()]
      .filter((seat) => seat.person === person && seat.status !== 'released')
      .sort((a, b) => (timeOf(a) < timeOf(b) ? 1 : -1))
      .slice(0, atMost),
  bookedFrom: async (centre, from, atMost) =>
    [...rowsOf(centre).seats.values()]
      .filter(({ date, status }) => date >= from && status !== 'held' && status !== 'released')
      .sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1))
      .slice(0, atMost)
      .map((seat) => ({ seat, person: rowsOf(centre).people.get(seat.id) ?? null })),
  changeSeatPerson: personChanger(rowsOf, beforeWrite),
  seatPeople: async (centre, ids) => ids.flatMap((id) => rowsOf(centre).people.get(id) ?? []),
  attendance: async (centre, kind, from, to) => attendanceIn(rowsOf(centre), kind, from, to),
});

const personChanger =
  (rowsOf: (centre: string) => Rows, beforeWrite: () => void): SeatStore['changeSeatPerson'] =>
  async (centre, seat, change) => {
    beforeWrite();
    const { people } = rowsOf(centre);
    const kept = people.get(seat);
    const about = kept === undefined ? null : change(kept.about);
    if (kept === undefined || about === null) return false;
    people.set(seat, { ...kept, about });
    return true;
  };
