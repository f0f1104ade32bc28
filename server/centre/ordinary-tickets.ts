import { liveSeatToday, standsAs } from '../../engine/booking/taken.ts';
import { hasSeat, type OrdinaryTicket, type World } from '../../engine/booking/world.ts';
import { dateAt } from '../../engine/queue/business-day.ts';
import { findTicket, ticketsInstead } from '../../engine/queue/lookup.ts';
import type { State } from '../../engine/queue/state.ts';
import type { Ticket } from '../../engine/queue/ticket.ts';
import { bookingRules } from '../../shared/booking/booking.ts';
import { isLive, type Seat } from '../../shared/booking/seats.ts';
import type { Refusal } from '../../shared/refusals.ts';
import { hasEnded } from '../../shared/tickets/ticket.ts';
import { readAbout } from '../store/about-person.ts';
import type { SeatBook } from './seat-book.ts';

/** [SE10] Nobody has a seat and an ordinary ticket of its service: who has both is known by the seat given up for a ticket, and by the phone number. */

/** The tickets of who has a seat that are for none and have not ended; `ofPhone` = those with this phone number. */
export function ordinaryTicketsOf(
  state: State,
  book: Pick<SeatBook, 'aboutOf'>,
  ofPhone: (phone: string) => readonly string[],
): World['ordinaryTickets'] {
  return (seat) => {
    const about = book.aboutOf(seat.id);
    const phone = about === null ? undefined : readAbout(about).contact.phone;
    const known = phone === undefined ? [] : ofPhone(phone).flatMap((id) => findTicket(state, id) ?? []);
    const all = [...known, ...takenInstead(state, seat)].filter(isOrdinary);
    return [...new Map(all.map((ticket) => [ticket.id, shown(ticket)])).values()];
  };
}

/** Why a ticket that was over does not come back: the seat that was given up for it is theirs again; null if it is not. */
export function besideOwnSeat(
  book: Pick<SeatBook, 'seat'>,
  { centre }: State,
  ticket: Ticket,
  at: number,
): Refusal | null {
  const seat = ticket.instead === null ? null : book.seat(ticket.instead);
  if (centre === null || seat === null || !isLive(standsAs(seat, at, bookingRules(centre)))) return null;
  return theirsFirst(seat);
}

/** Those with a live seat of this service today are to check in for it, and get no ticket beside it; null if they have none. */
export function besideSeat(
  book: Pick<SeatBook, 'personOfKey' | 'ofPerson'>,
  { centre }: State,
  asked: { readonly service: string; readonly at: number },
  phoneKey: string | undefined,
): Refusal | null {
  const person = centre === null || phoneKey === undefined ? null : book.personOfKey(phoneKey);
  if (centre === null || person === null) return null;
  const today = dateAt(asked.at, centre.timeZone);
  const seat = liveSeatToday(book.ofPerson(person), { ...asked, today, rules: bookingRules(centre) });
  return seat === null ? null : theirsFirst(seat);
}

/** The seats that who has this phone number has had, whatever they are of: none where nobody is known by it. */
export function seatsKnown(
  book: Pick<SeatBook, 'personOfKey' | 'ofPerson'>,
  phoneKey: string | undefined,
): readonly string[] {
  const person = phoneKey === undefined ? null : book.personOfKey(phoneKey);
  return person === null ? [] : book.ofPerson(person).map(({ id }) => id);
}

/** Whether somebody with this ticket may yet be served by it; one who did not come is only brought back by staff. */
export function isLiveTicket({ status }: Pick<Ticket, 'status'>): boolean {
  return status !== 'no-show' && !hasEnded(status);
}

const theirsFirst = (seat: Seat): Refusal => hasSeat(seat, 'This person has a seat today: they check in for it');

/** Only a seat that was given up, or missed, can have been. */
const takenInstead = (state: State, { id, status }: Seat): readonly Ticket[] =>
  status === 'cancelled' || status === 'missed' ? ticketsInstead(state, id) : [];

const isOrdinary = (ticket: Ticket): boolean => ticket.booked === null && isLiveTicket(ticket);

const shown = ({ id, number, service, instead }: Ticket): OrdinaryTicket => ({ id, number, service, instead });
