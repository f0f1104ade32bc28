import { isTicketEvent } from '../../../engine/queue/ticket.ts';
import type { QueueEvent, TicketEvent } from '../../../shared/events.ts';
import type { Label } from '../../../shared/labels.ts';
import type { TicketStep, TicketStory } from '../../../shared/tickets/ticket-story.ts';
import type { PersonNameOf } from '../../access/display-names.ts';
import type { NamedKind, NameOf } from '../../centre/past-names.ts';

/** [K5] What has happened with a ticket, move by move: when, by whom, where and why, each thing as it was called then. */
export function ticketStory(events: readonly QueueEvent[], nameOf: NameOf, personOf: PersonNameOf): TicketStory {
  const steps = events.filter(isTicketEvent);
  return { date: steps[0]?.date ?? '', steps: steps.map((event) => stepOf(event, nameOf, personOf)) };
}

const stepOf = (event: TicketEvent, nameOf: NameOf, personOf: PersonNameOf): TicketStep => {
  const named = (kind: NamedKind, id: string | null | undefined): Label | null =>
    id == null ? null : nameOf(kind, id, event.at);
  const person = (id: string | undefined): string | null => {
    const name = id === undefined ? null : personOf(id, event.at);
    return name === id ? null : name;
  };
  return {
    at: new Date(event.at).toISOString(),
    what: event.type,
    by: { kind: event.by.kind, name: person(event.by.id) ?? keypadName(event, nameOf) },
    reason: event.reason ?? null,
    service: 'service' in event ? named('service', event.service) : null,
    counter: 'counter' in event ? named('counter', event.counter) : null,
    clerk: person(sentTo(event)),
    call: 'call' in event ? event.call : null,
    because: event.type === 'ticket-called' ? event.because : null,
    outcome:
      event.type === 'ticket-finished' || event.type === 'ticket-moved-on' ? named('outcome', event.outcome) : null,
    undoes: event.type === 'ticket-undone' ? event.undoes : null,
    edited: event.type === 'ticket-edited' ? editedIn(event) : [],
  };
};

/** What a keypad was called; null for every other. */
const keypadName = ({ by, at }: TicketEvent, nameOf: NameOf): string | null => {
  const name = by.kind === 'device' ? nameOf('keypad', by.id, at) : null;
  return typeof name === 'string' ? name : null;
};

/** Who has it, or is to have it, after this. */
const sentTo = (event: TicketEvent): string | undefined => {
  if (event.type === 'ticket-transferred') return event.toClerk;
  return 'clerk' in event ? event.clerk : undefined;
};

const editedIn = (event: Extract<TicketEvent, { readonly type: 'ticket-edited' }>): TicketStep['edited'] => [
  ...(event.service === undefined ? [] : (['service'] as const)),
  ...(event.priorityClass === undefined ? [] : (['priorityClass'] as const)),
  ...(event.language === undefined ? [] : (['language'] as const)),
  ...(event.later === undefined ? [] : (['later'] as const)),
  ...event.personal,
];
