import { decideSeat } from '../../engine/booking/decide-seat.ts';
import { evolveSeat } from '../../engine/booking/evolve-seat.ts';
import { placeAt } from '../../engine/booking/free-places.ts';
import type { SeatCommand } from '../../engine/booking/seat-commands.ts';
import { bookeeOf } from '../../engine/booking/sheet-slots.ts';
import type { OrdinaryTicket } from '../../engine/booking/world.ts';
import az from '../../server/calendar/az.json' with { type: 'json' };
import { openSeatBook } from '../../server/centre/seat-book.ts';
import { memorySeats } from '../../server/store/memory/seats.ts';
import type { Actor } from '../../shared/access.ts';
import type { Calendar } from '../../shared/booking/calendar.ts';
import type { BookingEvent } from '../../shared/booking/seat-events.ts';
import type { Seat } from '../../shared/booking/seats.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { Command } from '../../shared/commands.ts';
import { bookedCentre } from '../support/booked-centre.ts';

/** The sheets of a centre in memory, with all that has happened to them. */

export const friday = '2026-11-20';
export const baku = (time: string, date = friday): number => Date.parse(`${date}T${time}+04:00`);
export const staff: Actor = { kind: 'user', id: 'u', role: 'reception' };
export const visitor: Actor = { kind: 'phone', id: 'p', role: 'phone' };

export function openSheets(first: Centre = bookedCentre()) {
  let centre = first;
  const store = memorySeats();
  const events: BookingEvent[] = [];
  const commands: Command[] = [];
  const seats = new Map<string, Seat>();
  /** The ordinary tickets that have not ended. */
  const ordinary = new Map<string, OrdinaryTicket>();
  let made = 0;
  const id = (): string => `seat${String(made++).padStart(4, '0')}`;
  const ordinaryTickets = (seat: Seat) => [...ordinary.values()].filter(({ instead }) => instead === seat.id);
  const look = (at: number, by: Actor) => {
    const book = openSeatBook(store.locked(centre.id));
    const attendance = () => 0.71;
    const of = {
      centre,
      calendar: az as Calendar,
      attendance,
      openCounters: null,
      at,
      by,
      day: friday,
      ordinaryTickets,
      departmentOf: () => null,
    };
    return { book, world: book.world(of) };
  };
  const ask = (at: number, command: SeatCommand, by: Actor = visitor) => {
    const { book, world } = look(at, by);
    const decided = decideSeat(world, command);
    if (!decided.ok) return decided;
    book.take(decided.value.events, { centre });
    store.write(centre.id, { seats: book.write() ?? nothing }, () => true);
    for (const event of decided.value.events) {
      events.push(event);
      if (!('seat' in event)) continue;
      const after = evolveSeat(seats.get(event.seat) ?? null, event);
      if (after !== null) seats.set(after.id, after);
    }
    commands.push(...decided.value.commands);
    for (const one of decided.value.commands)
      if (one.type === 'issue-ticket' && one.instead !== undefined)
        ordinary.set(one.ticket, { id: one.ticket, number: 'A001', service: one.service, instead: one.instead });
    return decided;
  };
  return {
    centre,
    /** From now on the centre is this one. */
    configure(next: Centre): void {
      centre = next;
    },
    store,
    events,
    commands,
    ask,
    /** The ordinary tickets that have not ended. */
    ordinary,
    id,
    /** The seats as the log tells them. */
    seats: (): readonly Seat[] => [...seats.values()],
    seat: (name: string): Seat | undefined => seats.get(name),
    rows: async (): Promise<readonly Seat[]> => {
      const rows = await Promise.all([...seats.keys()].map((name) => store.store.seat(centre.id, name)));
      return rows.filter((row) => row !== null);
    },
    /** How many places of a time are free for anybody. */
    free(at: number, from: string, resource = 'official-head', date = friday): number {
      const bookee = bookeeOf(centre, resource);
      const place = bookee === null ? null : placeAt(look(at, visitor).world, bookee, { resource, date }, from);
      return place?.free ?? 0;
    },
    /** Keeps a place and books it; gives the seat, or the code of the refusal. */
    book(at: number, from: string, person: string, resource = 'official-head', date = friday): string {
      const seat = id();
      const held = ask(at, { type: 'hold', seat, resource, date, from, channel: 'web' });
      if (!held.ok) return held.refusal.code;
      const booked = ask(at, { type: 'book', seat, person, code: '123456', language: 'az' });
      if (booked.ok) return seat;
      ask(at, { type: 'release', seat });
      return booked.refusal.code;
    },
    standBy(at: number, person: string, resource = 'official-head', date = friday): string {
      const seat = id();
      const who = { person, code: '123456', language: 'az' };
      const stood = ask(at, { type: 'stand-by', seat, resource, date, channel: 'web', ...who });
      return stood.ok ? seat : stood.refusal.code;
    },
    ordinaryInstead: (at: number, seat: string, by: Actor = visitor) =>
      ask(at, { type: 'take-ordinary', seat, visit: `o-${seat}-${at}`, job: 'j', printer: null, channel: 'kiosk' }, by),
    come: (at: number, seat: string, by: Actor = visitor, reason?: string) =>
      ask(
        at,
        {
          type: 'arrive',
          seat,
          visit: `t-${seat}`,
          job: 'j',
          printer: null,
          ...(reason === undefined ? {} : { reason }),
        },
        by,
      ),
  };
}
export type Sheets = ReturnType<typeof openSheets>;

const nothing = { seats: [], withheld: [], calledOff: [], people: [], secrets: [] };
