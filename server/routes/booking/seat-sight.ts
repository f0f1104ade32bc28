import { findTicket } from '../../../engine/queue/lookup.ts';
import { counterNow, type State } from '../../../engine/queue/state.ts';
import type { Seat } from '../../../shared/booking/seats.ts';
import type { SeatBody } from '../../../shared/route-bodies.ts';
import type { Caller } from '../../access/caller.ts';

/** Who may see who has a seat: a clerk sees of the seats of others the time and the ticket, and nothing of the person. */

/** Whether the caller may see who has a seat: those who look after bookings, and of clerks the one at whose counter its ticket is now. */
export function maySeePerson(state: State, caller: Caller, seat: Pick<Seat, 'ticket'>): boolean {
  if (caller.role !== 'clerk') return true;
  const ticket = seat.ticket === null ? null : findTicket(state, seat.ticket);
  const isAtCounter = ticket?.status === 'called' || ticket?.status === 'serving';
  return isAtCounter && ticket.counter !== null && counterNow(state, ticket.counter)?.clerk === caller.id;
}

/** Whether the caller sees a whole sheet: of clerks those who work for the official that it is of, whose counter is theirs. */
export function maySeeSheet(state: State, caller: Caller, counter: string | null): boolean {
  if (caller.role !== 'clerk') return true;
  if (counter === null) return false;
  return caller.counters?.includes(counter) === true || counterNow(state, counter)?.clerk === caller.id;
}

/** A seat as one sees it who may not see who has it: with its code somebody else could check in. */
export function withoutCode(seat: SeatBody): SeatBody {
  return { ...seat, code: null };
}
