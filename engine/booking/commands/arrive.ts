import type { BookingEvent } from '../../../shared/booking/seat-events.ts';
import type { Seat } from '../../../shared/booking/seats.ts';
import type { IssueTicket } from '../../../shared/commands.ts';
import { ok, type Refusal, refuse } from '../../../shared/refusals.ts';
import type { ArriveForSeat, ReinstateSeat } from '../seat-commands.ts';
import { type Bookee, bookeeOf } from '../sheet-slots.ts';
import { seatStandby } from '../standby.ts';
import { firstMoment, lastMoment } from '../taken.ts';
import {
  besideTicket,
  noSeat,
  rulesOf,
  type SeatDecided,
  type SeatDecision,
  seatsDecided,
  sheetAfter,
  stampSeat,
  theSeat,
  todayOf,
  type World,
  wrongStatus,
} from '../world.ts';

/** [SE8] Somebody has come for their seat: it has a ticket with the same commit. Coming twice changes nothing. */
export function arrive(world: World, command: ArriveForSeat): SeatDecision {
  const seat = world.seat(command.seat);
  if (seat === null) return noSeat;
  if (seat.ticket !== null && seat.status !== 'missed') return ok({ events: [], commands: [] });
  const refusal = besideTicket(world, seat) ?? statusRefusal(seat);
  if (refusal !== null) return { ok: false, refusal };
  const early = outside(world, seat);
  const isLetIn = command.reason !== undefined && isStaff(world) && seat.date === todayOf(world);
  if (early !== null && !isLetIn) return { ok: false, refusal: early };
  // A seat that is missed and had a ticket comes back with that ticket, at the counter.
  if (seat.ticket !== null) return wrongStatus(seat, 'arrive');
  const reason = early !== null && command.reason !== undefined ? { reason: command.reason } : {};
  const stamp = { ...stampSeat(world), seat: seat.id, ...reason };
  const back: BookingEvent[] = seat.status === 'missed' ? [{ ...stamp, type: 'seat-reinstated', to: 'booked' }] : [];
  return ok(withTicket(world, command, seat, [...back, { ...stamp, type: 'seat-arrived', visit: command.visit }]));
}

const statusRefusal = (seat: Seat): Refusal | null => {
  const mayCome = seat.status === 'booked' || seat.status === 'standby' || seat.status === 'missed';
  return mayCome ? null : wrongStatus(seat, 'arrive').refusal;
};

/** A seat that was missed is booked again on its day: staff say why, and check them in. */
export function reinstate(world: World, { seat: id, reason }: ReinstateSeat): SeatDecision {
  const found = theSeat(world, id, 'reinstate');
  if (!found.ok) return found;
  const seat = found.value;
  if (seat.date !== todayOf(world)) return refuse('too-late', 'The date of this seat is over', { date: seat.date });
  if (seat.ticket !== null) return wrongStatus(seat, 'reinstate');
  const beside = besideTicket(world, seat);
  if (beside !== null) return { ok: false, refusal: beside };
  return seatsDecided({ ...stampSeat(world), type: 'seat-reinstated', seat: id, to: 'booked', reason });
}

/** The ticket is issued first, then a place may fall to one who stands by: to this one too. */
const withTicket = (world: World, command: ArriveForSeat, seat: Seat, events: readonly BookingEvent[]): SeatDecided => {
  const bookee = bookeeOf(world.centre, seat.resource);
  const issue = issueFor(world, command, seat, bookee);
  if (seat.from !== null) return { events, commands: [issue] };
  const after = seatStandby(world, sheetAfter(world.sheet(seat), events));
  return { events: [...events, ...after.events], commands: [issue, ...after.commands] };
};

const issueFor = (world: World, command: ArriveForSeat, seat: Seat, bookee: Bookee | null): IssueTicket => ({
  ...ticketOf(world, command, seat),
  channel: 'booking',
  booked: {
    ...{ seat: seat.id, from: seat.from, startsAt: seat.startsAt, counter: bookee?.counter ?? null },
    ...(seat.standby ? { standby: true } : {}),
    ...(seat.urgent ? { urgent: true } : {}),
  },
});

/** A ticket for who has this seat, but for the way by which it comes. */
export function ticketOf(
  { at, by }: World,
  { visit, job, printer, priorityClass = null }: Pick<ArriveForSeat, 'visit' | 'job' | 'printer' | 'priorityClass'>,
  { service, language }: Seat,
): Omit<IssueTicket, 'channel'> {
  return {
    type: 'issue-ticket',
    at,
    by,
    ticket: visit,
    job,
    service,
    language,
    priorityClass,
    printer,
    hasPhone: false,
  };
}

/** [SE8] Why somebody cannot check in now, both ends included; null if they can. */
export function outside(world: World, seat: Seat): Refusal | null {
  const rules = rulesOf(world);
  const today = todayOf(world);
  const [first, last] = [firstMoment(seat, rules), lastMoment(seat, rules)];
  const about = { date: seat.date, at: seat.from };
  if (seat.date > today || (first !== null && world.at < first)) {
    const opens = first === null ? null : new Date(first).toISOString();
    // [SE10] Who will not wait for their time may have an ordinary ticket on its day, with the seat given up.
    const ordinary = seat.date === today ? { service: seat.service, ordinary: true } : {};
    return refuse('too-early', 'It is too early to check in', { ...about, from: opens, ...ordinary }).refusal;
  }
  const isOver = seat.date < today || seat.status === 'missed' || (last !== null && world.at > last);
  // [SE10] A person who is too late may have an ordinary ticket.
  return isOver
    ? refuse('too-late', 'It is too late to check in', { ...about, service: seat.service, ordinary: true }).refusal
    : null;
}

const isStaff = ({ by }: World): boolean => by.kind === 'user' || by.kind === 'token';
