import type { Counter } from '../../shared/centre/centre.ts';
import type { QueueEvent } from '../../shared/events.ts';
import type { Announcement } from '../../shared/live.ts';
import type { CounterPlace } from '../../shared/views.ts';
import { knownOf } from './gone.ts';
import { findTicket } from './lookup.ts';
import type { State } from './state.ts';

/** A counter as the hall sees it. */
export function counterPlace(state: State, id: string): CounterPlace {
  const counter: Partial<Counter> = knownOf(state, 'counters', id) ?? {};
  return { id, name: counter.name ?? id, direction: counter.direction ?? null, place: counter.place ?? null };
}

/** What these events call to the hall, in order; `state` is the state after them. */
export function announcements(state: State, events: readonly QueueEvent[]): readonly Announcement[] {
  return events.flatMap((event) => {
    if (event.type !== 'ticket-called' && event.type !== 'ticket-recalled') return [];
    const number = findTicket(state, event.ticket)?.number;
    if (number === undefined) return [];
    const { callId, call } = event;
    return [
      { callId, number, counter: counterPlace(state, event.counter), at: new Date(event.at).toISOString(), call },
    ];
  });
}
