import type { Placing } from '../../shared/commands.ts';
import type { Place } from '../../shared/events.ts';
import { first } from './ordered-map.ts';
import { counterLine, type State, serviceLine } from './state.ts';
import type { Ticket } from './ticket.ts';

/** Head start of a class in ms; 0 without one. */
const headStartMs = (state: State, priorityClass: string | null): number =>
  priorityClass === null ? 0 : (state.index.classes.get(priorityClass)?.headStartSeconds ?? 0) * 1000;

/** The place of a ticket that enters a line at `at`: its head start earlier than it came. */
export const newPlace = (state: State, service: string, priorityClass: string | null, at: number): Place => ({
  line: serviceLine(service),
  order: at - headStartMs(state, priorityClass),
  tie: state.seq + 1,
});

const beforeAll = (state: State, fallback: number): number => {
  const heads = [...state.lines.values()].map((line) => first(line)?.key.order ?? fallback);
  return Math.min(fallback, ...heads) - 1;
};

/** Where a transferred ticket goes: in front of everybody, by the age of its first issue, or behind as if it came now. */
export const transferPlace = (state: State, ticket: Ticket, line: string, placing: Placing, at: number): Place => {
  const byAge = ticket.issuedAt - headStartMs(state, ticket.priorityClass);
  switch (placing) {
    case 'front':
      return { line, order: beforeAll(state, byAge), tie: state.seq + 1 };
    case 'age':
      return { line, order: byAge, tie: ticket.tie };
    case 'back':
      return { line, order: at, tie: state.seq + 1 };
  }
};

const stillOpen = (state: State, line: string): boolean => {
  const counter = line.startsWith('c:') ? state.counters.get(line.slice(2)) : undefined;
  return counter !== undefined && counter.state !== 'closed';
};

/** The old place of a ticket: the same order, in its service's line, or its counter's while that is open. */
export const oldPlace = (state: State, ticket: Ticket): Place => {
  const { place } = ticket;
  const line = serviceLine(ticket.service);
  if (place === null)
    return { line, order: ticket.issuedAt - headStartMs(state, ticket.priorityClass), tie: ticket.tie };
  return stillOpen(state, place.line) ? place : { ...place, line };
};

export const lineOf = (target: { readonly service: string } | { readonly counter: string }): string =>
  'service' in target ? serviceLine(target.service) : counterLine(target.counter);
