import type { Service } from '../../../shared/centre/centre.ts';
import type { EditTicket, IssueTicket } from '../../../shared/commands.ts';
import { refuse } from '../../../shared/refusals.ts';
import { brokenOrder } from '../order/visit-order.ts';
import type { State } from '../state.ts';
import type { Ticket } from '../ticket.ts';
import { type Refused, theService } from './guards.ts';

/** [VS1] Why one ticket cannot be for these services in this order, or nothing; `closed` says why one of them takes nobody. */
export function laterRefusal(
  state: State,
  { service, later = [] }: Pick<IssueTicket, 'service' | 'later'>,
  closed: (service: Service) => Refused | null,
): Refused | null {
  if (later.length === 0) return null;
  const refused = manyRefusal(state, { service, later });
  if (refused !== null) return refused;
  for (const id of later) {
    const found = state.index.services.get(id);
    const isClosed = found === undefined ? null : closed(found);
    if (isClosed !== null) return isClosed;
  }
  const broken = brokenOrder(state, [service, ...later]);
  if (broken === null) return null;
  return refuse('wrong-order', `${broken.service} comes after ${broken.before}`, broken);
}

/** [VS1] Why one ticket cannot be for these services in any order, or nothing. */
export function manyRefusal(
  state: State,
  { service, later = [] }: Pick<IssueTicket, 'service' | 'later'>,
): Refused | null {
  const most = state.centre?.visits?.services ?? 1;
  if (later.length >= most) return refuse('too-many-services', `one ticket is for at most ${most} services`, { most });
  const known = theService(state, service);
  return known.ok ? listRefusal(state, service, later) : known;
}

/** [VS3] Why what is left of a ticket's visit cannot become this, or nothing: staff may take in more than visitors, and in any order. */
export function leftRefusal(state: State, ticket: Ticket, { service, later }: EditTicket): Refused | null {
  if (later === undefined) return null;
  if (ticket.channel === 'call' && later.length > 0)
    return refuse('wrong-status', 'a call is finished where it was taken');
  if (later.length > mostLeft)
    return refuse('too-many-services', `at most ${mostLeft} services are left at once`, { most: mostLeft });
  return listRefusal(state, service ?? ticket.service, later);
}

/** [VS2] What is left once a ticket goes on to `next`; absent = to the first of what is left, null = to nothing. */
export function wayOn(
  ticket: Ticket,
  next: string | null | undefined,
): { readonly service: string; readonly later: readonly string[] } | null {
  const service = next === undefined ? ticket.later[0] : next;
  if (service === undefined || service === null) return null;
  return { service, later: ticket.later.filter((one) => one !== service) };
}

const mostLeft = 10;

/** Each is there, and there once. */
const listRefusal = (state: State, service: string, later: readonly string[]): Refused | null => {
  const seen = new Set([service]);
  for (const id of later) {
    const known = theService(state, id);
    if (!known.ok) return known;
    if (seen.has(id)) return refuse('malformed', `service ${id} is there twice`, { service: id });
    seen.add(id);
  }
  return null;
};
