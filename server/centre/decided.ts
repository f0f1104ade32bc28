import { apply } from '../../engine/queue/apply.ts';
import { changedLegs } from '../../engine/queue/legs.ts';
import { findTicket } from '../../engine/queue/lookup.ts';
import type { State } from '../../engine/queue/state.ts';
import { isBookingEvent } from '../../engine/queue/ticket.ts';
import type { BookingEvent } from '../../shared/booking/seat-events.ts';
import type { QueueEvent } from '../../shared/events.ts';
import type { LegRow } from '../../shared/reports/figures.ts';
import { requestEventsOf } from './case-decisions.ts';
import type { Deciding } from './deciding.ts';
import { seatEventsOf } from './seat-decisions.ts';

/** What a request is decided by, and what it comes to: events with all that stands behind them in the same commit. */

/** What a request has come to so far. */
export interface Decided {
  readonly state: State;
  readonly events: readonly QueueEvent[];
  /** By ticket and leg: the row as it is after the last event that changed it. */
  readonly legs: ReadonlyMap<string, LegRow>;
  /** Those of the events that are of seats. */
  readonly seats: readonly BookingEvent[];
}

/**
 * Leg by leg after every event, because the opening of a day forgets the tickets of the one before; what becomes of a seat with its
 * ticket, and of a request with its seat, stands right behind it.
 */
export function applyWithLegs(deciding: Deciding, before: Decided, events: readonly QueueEvent[]): Decided {
  const legs = new Map(before.legs);
  const [all, seats] = [[...before.events], [...before.seats]];
  let after = before.state;
  const take = (event: QueueEvent): void => {
    after = apply(after, event);
    all.push(event);
    if (!isBookingEvent(event)) return;
    seats.push(event);
    for (const followed of requestEventsOf(deciding, event, all)) take(followed);
  };
  for (const event of events) {
    take(event);
    for (const row of changedLegs(after, [event])) legs.set(`${row.ticket} ${row.leg}`, row);
    const ticket = 'ticket' in event ? findTicket(after, event.ticket) : null;
    for (const followed of seatEventsOf(deciding.book, ticket, event, seats)) take(followed);
  }
  return { state: after, events: all, legs, seats };
}
