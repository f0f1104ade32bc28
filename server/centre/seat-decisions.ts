import { decideSeat } from '../../engine/booking/decide-seat.ts';
import { evolveSeat } from '../../engine/booking/evolve-seat.ts';
import { endsOrReturns, followTicket } from '../../engine/booking/follow-ticket.ts';
import { outsideRefusal, seatsLeftOutside } from '../../engine/booking/outside.ts';
import type { SeatCommand } from '../../engine/booking/seat-commands.ts';
import type { World } from '../../engine/booking/world.ts';
import { needsNoSeat } from '../../engine/cases/follow-seat.ts';
import { calendarOf, dateAt } from '../../engine/queue/business-day.ts';
import { findTicket } from '../../engine/queue/lookup.ts';
import type { State } from '../../engine/queue/state.ts';
import type { Ticket } from '../../engine/queue/ticket.ts';
import type { Calendar } from '../../shared/booking/calendar.ts';
import type { BookingEvent, SeatEvent } from '../../shared/booking/seat-events.ts';
import type { Seat } from '../../shared/booking/seats.ts';
import type { CaseEvent } from '../../shared/cases/case-events.ts';
import { isOpenCase } from '../../shared/cases/cases.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { Command } from '../../shared/commands.ts';
import type { QueueEvent } from '../../shared/events.ts';
import { type Refusal, refuse } from '../../shared/refusals.ts';
import type { CaseRequest } from './case-book.ts';
import type { BatchSettings } from './centre-request.ts';
import type { Deciding } from './deciding.ts';
import { personOf } from './known-person.ts';
import { besideOwnSeat, besideSeat, isLiveTicket, ordinaryTicketsOf } from './ordinary-tickets.ts';
import type { SeatBook, SeatRequest } from './seat-book.ts';

/** What is decided of the seats of a request. */
export function decideSeatRequest(deciding: Deciding, state: State, asked: SeatRequest) {
  const { settings, book, cases, ticketsOfPhone } = deciding;
  const ordinaryTickets = ordinaryTicketsOf(state, book, ticketsOfPhone);
  const departmentOf = (request: string): string | null => {
    const one = cases.case(request);
    return one !== null && isOpenCase(one.status) ? one.department : null;
  };
  const world = worldOf(settings, book, state, { ...asked, ordinaryTickets, departmentOf });
  if (world === null) return refuse('centre-not-found', 'This centre is not configured');
  return decideSeat(world, named(deciding, asked));
}

/** [CS28] What the end of a request asks of the sheets: the seat that it was to be received in is given back; null = nothing. */
export function seatLeftBy(
  { book, cases }: Pick<Deciding, 'book' | 'cases'>,
  asked: CaseRequest | undefined,
  events: readonly CaseEvent[],
): SeatRequest | null {
  const end = events.find((event) => event.type !== 'case-registered' && needsNoSeat(event));
  const id = end === undefined ? null : (cases.case(end.case)?.seat ?? null);
  const seat = id === null ? null : book.seat(id);
  if (asked === undefined || seat === null || seat.request !== end?.case) return null;
  return { at: asked.at, by: asked.by, command: { type: 'follow-request', seat: seat.id } };
}

/**
 * [SE15] The events of seats that belong to an event of a ticket, in the same commit; `ticket` is as it is after it. `ofRequest` are
 * the events of seats that the request has given so far.
 */
export function seatEventsOf(
  book: SeatBook,
  ticket: Ticket | null,
  event: QueueEvent,
  ofRequest: readonly BookingEvent[],
): readonly SeatEvent[] {
  if (ticket === null || ticket.booked === null || !endsOrReturns(event)) return [];
  const { seat: id } = ticket.booked;
  const seat = evolvedSeat(book.seat(id), ofRequest, id);
  const followed = seat === null ? null : followTicket(seat, ticket, event);
  return followed === null ? [] : [followed];
}

/** A seat after those of these events that are its own. */
export function evolvedSeat(seat: Seat | null, events: readonly BookingEvent[], id: string): Seat | null {
  return events.reduce((now, event) => ('seat' in event && event.seat === id ? evolveSeat(now, event) : now), seat);
}

interface Against {
  readonly settings: BatchSettings;
  readonly book: SeatBook;
  readonly state: State;
}

/** Why seats stand against a command of the queue; null if none does. `phoneKey` is that of its ticket, where it has one. */
export function seatRefusal({ settings, book, state }: Against, command: Command, phoneKey?: string): Refusal | null {
  switch (command.type) {
    case 'configure':
    case 'change-document':
      return seatsInUse(settings, book, state, command);
    case 'issue-ticket':
      return command.booked === undefined ? besideSeat(book, state, command, phoneKey) : null;
    case 'reinstate-ticket':
    case 'undo-move': {
      const ticket = findTicket(state, command.ticket);
      if (ticket === null || ticket.booked !== null || isLiveTicket(ticket)) return null;
      return (
        besideOwnSeat(book, state, ticket, command.at) ??
        besideSeat(book, state, { service: ticket.service, at: command.at }, phoneKey)
      );
    }
    default:
      return null;
  }
}

/** [SE13] Why a document or a calendar may not come into force: somebody would be left with a seat that there is no more; null if nobody is. */
const seatsInUse = (settings: BatchSettings, book: SeatBook, state: State, asked: Command): Refusal | null => {
  const next = inForceAfter(state, asked);
  const calendar = next?.calendar ?? settings.calendar();
  if (next === null || calendar === null || state.centre === null) return null;
  const attendance = (kind: 'official' | 'service'): number => settings.attendance(kind, next.centre, asked.at);
  const measured = { attendance, openCounters: settings.openCounters };
  const before = calendarOf(state) ?? settings.calendar();
  const outside = seatsLeftOutside(
    before === null ? null : { centre: state.centre, calendar: before, ...measured },
    { centre: next.centre, calendar, ...measured },
    book.toCome(dateAt(asked.at, state.centre.timeZone)),
  );
  return outsideRefusal(pathOf(state.centre, outside[0]?.resource ?? ''), outside);
};

/** The document and the calendar that a command would bring into force; null of any other. */
const inForceAfter = ({ centre }: State, asked: Command): InForce | null => {
  if (asked.type === 'configure') return { centre: asked.centre, calendar: asked.calendar?.document ?? null };
  if (asked.type !== 'change-document' || centre === null) return null;
  return { centre, calendar: asked.document.document };
};
interface InForce {
  readonly centre: Centre;
  readonly calendar: Calendar | null;
}

const worldOf = (
  settings: BatchSettings,
  book: SeatBook,
  state: State,
  { at, by, ordinaryTickets, departmentOf }: Pick<World, 'at' | 'by' | 'ordinaryTickets' | 'departmentOf'>,
): World | null => {
  const { centre, day } = state;
  const calendar = calendarOf(state) ?? settings.calendar();
  if (centre === null || calendar === null) return null;
  const now = Math.max(Math.min(at, settings.now), state.at);
  return book.world({
    centre,
    calendar,
    attendance: (kind) => settings.attendance(kind, centre, now),
    openCounters: settings.openCounters,
    at: now,
    by,
    day: day?.date ?? null,
    ...{ ordinaryTickets, departmentOf },
  });
};

/** The command with the person as they are known, of those who booked or asked for something before. */
const named = ({ book, cases }: Deciding, { command, person }: SeatRequest): SeatCommand => {
  if (person === undefined || !('person' in command)) return command;
  return { ...command, person: personOf([book, cases], person) };
};

const pathOf = (centre: NonNullable<State['centre']>, resource: string): string => {
  const [list, id] = resource.startsWith('official-')
    ? (['officials', resource.slice('official-'.length)] as const)
    : (['services', resource.slice('service-'.length)] as const);
  const at = (centre[list] ?? []).findIndex((one) => one.id === id);
  return `${list}/${at < 0 ? id : at}`;
};
