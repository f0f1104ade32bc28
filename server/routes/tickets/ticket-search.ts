import type { FastifyInstance } from 'fastify';
import { ticketFromEvents } from '../../../engine/queue/evolve-ticket.ts';
import { ok, refuse } from '../../../shared/refusals.ts';
import type { LegRow } from '../../../shared/reports/figures.ts';
import { namesNumber } from '../../../shared/tickets/ticket-number.ts';
import type { FoundTicket } from '../../../shared/tickets/ticket-routes.ts';
import { openAllowance, type Pace } from '../../access/allowance.ts';
import { checkRange } from '../../dates.ts';
import type { SecurityStore } from '../../store/security.ts';
import { keptAtMost } from '../../store/security.ts';
import type { Store } from '../../store/store.ts';
import type { RouteParts } from '../centre-request.ts';
import { register } from '../register.ts';

export type SearchParts = RouteParts & {
  readonly store: Pick<Store, 'legs' | 'ticketEvents' | 'ticketsOfPhone'> & Pick<SecurityStore, 'noteSecurity'>;
};

/** The routes that find tickets of any day: by number and date, and by a phone number as long as that is kept. */
export function ticketSearchRoutes(app: FastifyInstance, parts: SearchParts): void {
  const { store, audit } = parts;
  const searches = openAllowance(parts.clock);
  register(app, 'ticketsOfDay', async ({ params: { centre }, query: { date, number } }) => {
    const checked = checkRange({ from: date, to: date }, 1, 'A search covers');
    if (!checked.ok) return checked;
    const legs = (await store.legs(centre, date, date)).filter((leg) => namesNumber(number, leg.number));
    const found = new Map(legs.map((leg) => [leg.ticket, ofLeg(leg)]));
    return ok({ tickets: inOrder(found.values()) });
  });
  // The number of a phone stands in no address: addresses are written down by proxies and browsers.
  register(app, 'ticketsOfPhone', async ({ caller, params: { centre }, body: { phone }, raw }) => {
    if (!/^\+[0-9]{7,15}$/.test(phone)) return refuse('malformed', 'phone must be as +994501234567');
    const seconds = searches.take(`${caller.kind}/${'id' in caller ? caller.id : ''}`, searchPace);
    if (seconds !== null)
      return refuse('too-many', `Phones may be searched again in ${seconds} s`, { retryAfterSeconds: seconds });
    const who = await audit.nameOf(caller);
    const note = audit.noteOf({ what: 'phone-searched', who, address: raw.ip, centre });
    await store.noteSecurity(note, 0, keptAtMost.known);
    const ids = await store.ticketsOfPhone(centre, phone);
    const tickets = await Promise.all(ids.map((id) => ofEvents(store, centre, id)));
    return ok({ tickets: inOrder(tickets.filter((ticket) => ticket !== null)) });
  });
}

const ofLeg = (leg: LegRow): FoundTicket => ({
  id: leg.ticket,
  number: leg.number,
  date: leg.date,
  service: leg.service,
  issuedAt: new Date(leg.issuedAt).toISOString(),
  ending: leg.ending,
  imported: leg.imported,
});

/** A ticket as its events tell it; null if there is none, or it was for practice. */
const ofEvents = async (store: SearchParts['store'], centre: string, id: string): Promise<FoundTicket | null> => {
  const ticket = ticketFromEvents((await store.ticketEvents(centre, id)).map(({ event }) => event));
  if (ticket === null || ticket.practice) return null;
  return {
    id,
    number: ticket.number,
    date: ticket.date,
    service: ticket.service,
    issuedAt: new Date(ticket.issuedAt).toISOString(),
    ending: ticket.legs.at(-1)?.ending ?? null,
    imported: false,
  };
};

/** How fast one person or program asks by phone: as fast as a person types numbers, not as fast as numbers can be tried. */
const searchPace: Pace = { atOnce: 20, everyMs: 6000 };

/** The latest first. */
const inOrder = (tickets: Iterable<FoundTicket>): FoundTicket[] =>
  [...tickets].sort((a, b) => (a.issuedAt === b.issuedAt ? 0 : a.issuedAt < b.issuedAt ? 1 : -1));
