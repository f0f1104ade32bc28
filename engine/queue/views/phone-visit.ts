import type { PhoneCompanion, PhoneStage, PhoneVisit } from '../../../shared/visits/visit-lines.ts';
import { counterPlace } from '../announce.ts';
import { knownOf } from '../gone.ts';
import { findTicket } from '../lookup.ts';
import type { State } from '../state.ts';
import type { Ticket } from '../ticket.ts';
import { noEstimate, type Waits } from './waits.ts';

/** What a phone says of a visit beyond the ticket itself: its services one after another, and those who came along. */
export function phoneVisit(state: State, ticket: Ticket, waits: Waits): PhoneVisit {
  const stages = stagesOf(state, ticket, waits);
  const companions = companionsOf(state, ticket);
  return { ...(stages.length < 2 ? {} : { stages }), ...(companions.length === 0 ? {} : { companions }) };
}

/** Those that are done, the present one, those to come. One that was only handed on stands where it went. */
const stagesOf = (state: State, ticket: Ticket, waits: Waits): readonly PhoneStage[] => {
  const named = (id: string) => knownOf(state, 'services', id)?.name ?? {};
  const silent = noEstimate('does-not-wait');
  const past = ticket.legs.flatMap(({ service, ending }): readonly PhoneStage[] => {
    if (ending === 'transferred') return [];
    return [{ service: named(service), state: ending === null ? 'now' : 'done', ...silent }];
  });
  const said = state.emergency === null && ticket.later.length > 0 ? waits.ofLater(ticket) : [];
  const left = ticket.later.map(
    (id, at): PhoneStage => ({ service: named(id), state: 'to-come', ...(said[at] ?? silent) }),
  );
  return [...past, ...left];
};

const companionsOf = (state: State, { id, party }: Ticket): readonly PhoneCompanion[] =>
  (party?.tickets ?? []).flatMap((other) => {
    const ticket = other === id ? null : findTicket(state, other);
    if (ticket === null) return [];
    const { number, status, counter } = ticket;
    const isCalled = status === 'called' || status === 'serving';
    return [{ number, status, counter: isCalled && counter !== null ? counterPlace(state, counter).name : null }];
  });
