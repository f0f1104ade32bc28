import { hasPassport, servicePage } from '../../../shared/centre/passport.ts';
import { mayMove } from '../../../shared/tickets/ticket.ts';
import type { PhoneView } from '../../../shared/views.ts';
import { counterPlace } from '../announce.ts';
import { iso, isoOrNull } from '../dates.ts';
import { knownOf } from '../gone.ts';
import { findTicket } from '../lookup.ts';
import { ahead } from '../order/ahead.ts';
import type { State } from '../state.ts';
import { phoneVisit } from './phone-visit.ts';
import { centreLine } from './view-lines.ts';
import { noEstimate, type Waits } from './waits.ts';

/** What the holder of a ticket sees on a phone; null if there is no such ticket today. */
export function phoneView(state: State, id: string, waits: Waits): PhoneView | null {
  const ticket = findTicket(state, id);
  if (ticket === null) return null;
  const service = knownOf(state, 'services', ticket.service);
  const isCalled = ticket.status === 'called' || ticket.status === 'serving';
  return {
    centre: centreLine(state),
    number: ticket.number,
    service: service?.name ?? {},
    language: ticket.language,
    status: ticket.status,
    issuedAt: iso(ticket.issuedAt),
    ahead: ticket.status === 'waiting' ? ahead(state, ticket) : null,
    ...(state.emergency === null ? waits.ofTicket(ticket) : noEstimate('not-offered')),
    counter: isCalled && ticket.counter !== null ? counterPlace(state, ticket.counter) : null,
    calledAt: isoOrNull(ticket.lastCalledAt),
    call: ticket.calls,
    callId: ticket.callId,
    mayCancel: mayMove(ticket.status, 'cancel'),
    practice: ticket.practice,
    documents: service?.documents ?? [],
    ...phoneVisit(state, ticket, waits),
    passport:
      state.centre !== null && service !== undefined && hasPassport(service)
        ? servicePage(state.centre.id, service.id)
        : null,
  };
}
