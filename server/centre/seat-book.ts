import { calledOffBy, evolveSeat, withheldBy } from '../../engine/booking/evolve-seat.ts';
import type { SeatCommand } from '../../engine/booking/seat-commands.ts';
import { type Bookee, sheetName } from '../../engine/booking/sheet-slots.ts';
import type { Sheet, World } from '../../engine/booking/world.ts';
import { instantOf } from '../../engine/queue/business-day.ts';
import { isBookingEvent } from '../../engine/queue/ticket.ts';
import type { Actor } from '../../shared/access.ts';
import type { Calendar } from '../../shared/booking/calendar.ts';
import type { BookingEvent } from '../../shared/booking/seat-events.ts';
import type { CalledOff, Seat, SheetId, Withheld } from '../../shared/booking/seats.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { QueueEvent } from '../../shared/events.ts';
import { dayMs } from '../../shared/time/durations.ts';
import type { LockedSeats, SeatPerson, SeatSecret, SeatWrite, SheetRows } from '../store/seats.ts';

/** Who takes a seat, as the request brings them: what may be erased of them, and a new random id if nobody knows them yet. */
export interface AskedPerson
  extends Pick<SeatPerson, 'person' | 'phoneKey' | 'emailKey' | 'about'>,
    Partial<Pick<SeatPerson, 'finKey'>> {}

/** What is asked of a centre's sheets, with who takes the seat and the secret of their link. */
export interface SeatRequest {
  readonly at: number;
  readonly by: Actor;
  readonly command: SeatCommand;
  readonly person?: AskedPerson;
  readonly secret?: string;
}

/** What a batch has found and changed of a centre's seats: read under the write lock, written with the rest. */
export interface SeatBook {
  /** What a decision may see, in the state that the batch has come to. */
  world(of: WorldOf): World;
  seat(id: string): Seat | null;
  personOfKey(key: string): string | null;
  /** What who has a seat is reached by, as JSON of `AboutPerson`; null once it is erased. */
  aboutOf(seat: string): string | null;
  ofPerson(person: string): readonly Seat[];
  toCome(date: string): readonly Seat[];
  /** Takes in what a request has decided. */
  take(events: readonly QueueEvent[], taken: Taken): void;
  /** What is to be written; undefined if nothing is. */
  write(): SeatWrite | undefined;
}

export interface WorldOf {
  readonly centre: Centre;
  readonly calendar: Calendar;
  readonly attendance: (kind: Bookee['kind']) => number;
  readonly openCounters: World['openCounters'];
  readonly at: number;
  readonly by: Actor;
  readonly day: string | null;
  readonly ordinaryTickets: World['ordinaryTickets'];
  readonly departmentOf: World['departmentOf'];
}

/** What comes with the events of a request. */
export interface Taken {
  readonly centre: Centre | null;
  readonly person?: AskedPerson | undefined;
  readonly secret?: string | undefined;
}

/** Opens the seats of a centre for one batch. */
export function openSeatBook(locked: LockedSeats): SeatBook {
  const changes = openChanges(locked);
  const { seat, sheet, ofPerson } = changes;
  return {
    seat,
    ofPerson,
    personOfKey: changes.personOfKey,
    aboutOf: (id) => changes.personOf(id)?.about ?? null,
    world: (of) => ({ ...of, seat, sheet, ofPerson, hasCode: changes.hasCode, due: changes.due }),
    toCome: changes.toCome,
    take(events, taken) {
      for (const event of events) if (isBookingEvent(event)) changes.take(event, taken);
    },
    write: changes.write,
  };
}

/** What the batch has decided so far, over what is stored. */
const openChanges = (locked: LockedSeats) => {
  const made: Made = { changed: new Map(), withheld: [], calledOff: [], people: new Map(), secrets: [] };
  return {
    ...readsOver(locked, made),
    take: recorder(locked, made),
    write(): SeatWrite | undefined {
      const { changed, people, ...rest } = made;
      if (changed.size === 0 && made.calledOff.length === 0) return undefined;
      return { ...rest, seats: [...changed.values()], people: [...people.values()] };
    },
  };
};

interface Made {
  readonly changed: Map<string, Seat>;
  readonly withheld: Withheld[];
  readonly calledOff: CalledOff[];
  readonly people: Map<string, SeatPerson>;
  readonly secrets: SeatSecret[];
}

/** The seats as they are after that. */
const readsOver = (locked: LockedSeats, { changed, withheld, calledOff, people }: Made) => {
  const stored = memoizeSheets(locked);
  const now = (rows: readonly Seat[], holds: (seat: Seat) => boolean): readonly Seat[] => [
    ...rows.filter(({ id }) => !changed.has(id)),
    ...[...changed.values()].filter(holds),
  ];
  return {
    seat: (id: string): Seat | null => changed.get(id) ?? locked.seat(id),
    sheet({ resource, date }: SheetId): Sheet {
      const rows = stored({ resource, date });
      const here = (one: SheetId): boolean => one.resource === resource && one.date === date;
      return {
        ...{ resource, date },
        seats: now(rows.seats, here),
        withheld: [...rows.withheld, ...withheld.filter(here)],
        calledOff: [...rows.calledOff, ...calledOff.filter(here)],
      };
    },
    ofPerson: (person: string) => now(locked.seatsOfPerson(person), (one) => one.person === person),
    due: (date: string) => now(locked.seatsDue(date), (seat) => isDue(seat, date)),
    toCome: (date: string) => now(locked.seatsToCome(date), (one) => isToCome(one.status) && one.date >= date),
    hasCode: (date: string, code: string) =>
      [...changed.values()].some((one) => one.date === date && one.code === code) || locked.hasCode(date, code),
    personOf: (id: string): SeatPerson | null => people.get(id) ?? locked.seatPerson(id),
    personOfKey: (key: string) =>
      [...people.values()].find(({ phoneKey, emailKey }) => phoneKey === key || emailKey === key)?.person ??
      locked.personOfKey(key),
  };
};

const memoizeSheets = (locked: LockedSeats) => {
  const sheets = new Map<string, SheetRows>();
  return (id: SheetId): SheetRows => {
    const rows = sheets.get(sheetName(id)) ?? locked.sheet(id);
    sheets.set(sheetName(id), rows);
    return rows;
  };
};

/** Takes in an event, with what may be erased and the link of the one who takes a seat. */
const recorder = (locked: LockedSeats, { changed, withheld, calledOff, people, secrets }: Made) => {
  /** Who moves to another date is kept as long as one who booked it. */
  const keepUntil = (seat: string, eraseAt: number): void => {
    const kept = people.get(seat) ?? locked.seatPerson(seat);
    if (kept !== null) people.set(seat, { ...kept, eraseAt });
    const link = secrets.findLast((one) => one.seat === seat)?.secret ?? locked.seatSecret(seat);
    if (link !== null) secrets.push({ secret: link, seat, expiresAt: eraseAt });
  };
  return (event: BookingEvent, { centre, person, secret }: Taken): void => {
    calledOff.push(...calledOffBy(event));
    if (!('seat' in event)) return;
    const before = changed.get(event.seat) ?? locked.seat(event.seat);
    withheld.push(...withheldBy(event, before));
    const after = evolveSeat(before, event);
    if (after === null) return;
    changed.set(after.id, after);
    const until = centre === null ? after.endsAt : keptUntil(centre, after);
    if (until === null) return;
    if (person !== undefined && after.person !== null && isTaken(event))
      people.set(after.id, { finKey: null, ...person, person: after.person, seat: after.id, eraseAt: until });
    if (secret !== undefined && isTaken(event)) secrets.push({ secret, seat: after.id, expiresAt: until });
    if (event.type === 'seat-moved') keepUntil(after.id, until);
  };
};

const isDue = ({ status, date, from }: Seat, until: string): boolean =>
  status === 'held' || (date <= until && (isToCome(status) || (status === 'arrived' && from === null)));

const isToCome = (status: Seat['status']): boolean => status === 'booked' || status === 'standby';

const isTaken = ({ type }: BookingEvent): boolean => type === 'seat-booked' || type === 'seat-stood-by';

/** [PV2] What is personal of a seat is kept for so many days after its date (ms). */
const keptUntil = ({ timeZone, personalDataDays }: Centre, { date }: Seat): number =>
  instantOf(date, '24:00', timeZone) + personalDataDays * dayMs;
