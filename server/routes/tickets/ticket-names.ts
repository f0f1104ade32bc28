import type { Ticket } from '../../../engine/queue/ticket.ts';
import type { Label } from '../../../shared/labels.ts';
import type { TicketNames } from '../../../shared/tickets/ticket-story.ts';
import type { PersonNameOf } from '../../access/display-names.ts';
import type { NamedKind, NameOf } from '../../centre/past-names.ts';

/** [K5] What the ids in a ticket were called at their moments: a service when its leg began, a counter when it called. */
export function ticketNames(ticket: Ticket, nameOf: NameOf, personOf: PersonNameOf): TicketNames {
  const named = (kind: NamedKind, id: string | null, at: number | null): Label | null =>
    id === null ? null : nameOf(kind, id, at ?? Number.POSITIVE_INFINITY);
  const person = (id: string | null, at: number): string | null => {
    const name = id === null ? null : personOf(id, at);
    return name === id ? null : name;
  };
  const { legs, history, endedAt } = ticket;
  return {
    service: named('service', ticket.service, legs.findLast(({ service }) => service === ticket.service)?.from ?? null),
    priorityClass: named('class', ticket.priorityClass, ticket.issuedAt),
    counter: named('counter', ticket.counter, endedAt),
    outcome: named('outcome', ticket.outcome, endedAt),
    legs: legs.map(({ service, counter, clerk, from, lastCalledAt, firstStartedAt }) => {
      const seenAt = lastCalledAt ?? firstStartedAt ?? from;
      return {
        service: named('service', service, from),
        counter: named('counter', counter, seenAt),
        clerk: person(clerk, seenAt),
      };
    }),
    history: history.map(({ counter, from }) => ({ counter: named('counter', counter, from) })),
  };
}
