import type { CaseDecision } from '../../engine/cases/case-world.ts';
import { decideCase } from '../../engine/cases/decide-case.ts';
import { evolveCase } from '../../engine/cases/evolve-case.ts';
import { followSeat } from '../../engine/cases/follow-seat.ts';
import { calendarOf } from '../../engine/queue/business-day.ts';
import type { State } from '../../engine/queue/state.ts';
import { isCaseEvent } from '../../engine/queue/ticket.ts';
import type { BookingEvent } from '../../shared/booking/seat-events.ts';
import type { CaseEvent } from '../../shared/cases/case-events.ts';
import type { Case } from '../../shared/cases/cases.ts';
import type { QueueEvent } from '../../shared/events.ts';
import { refuse } from '../../shared/refusals.ts';
import { feel } from '../rules/feel.ts';
import { textHash } from '../rules/tables.ts';
import type { CaseRequest } from './case-book.ts';
import type { Deciding } from './deciding.ts';
import { personOf } from './known-person.ts';

/** What is decided of the cases of a request. */
export function decideCaseRequest(
  { settings, cases, book: seats }: Pick<Deciding, 'settings' | 'cases' | 'book'>,
  state: State,
  { at, by, staff, command, person }: CaseRequest,
): CaseDecision {
  const { centre, day } = state;
  const calendar = calendarOf(state) ?? settings.calendar();
  if (centre === null || calendar === null)
    return refuse('centre-not-found', 'This centre has no document, or no calendar');
  const world = cases.world({
    at: Math.max(Math.min(at, settings.now), state.at),
    ...{ by, staff, centre, calendar, feel, sha256: textHash, day: day?.date ?? null },
  });
  const named =
    command.type === 'register' && person !== undefined
      ? { ...command, person: personOf([cases, seats], person) }
      : command;
  return decideCase(world, named);
}

/** [CS28] The events of a request that belong to an event of its seat, in the same commit; `all` are the events that the decision has given so far. */
export function requestEventsOf(
  { book, cases }: Pick<Deciding, 'book' | 'cases'>,
  event: BookingEvent,
  all: readonly QueueEvent[],
): readonly CaseEvent[] {
  if (!('seat' in event)) return [];
  const id = book.seat(event.seat)?.request ?? null;
  const request = id === null ? null : evolvedCase(cases.case(id), all, id);
  return request === null ? [] : followSeat(request, cases.joinedTo(request.id), event);
}

/** A case after those of these events that are its own. */
export function evolvedCase(one: Case | null, events: readonly QueueEvent[], id: string): Case | null {
  return events.reduce((now, event) => (isCaseEvent(event) && event.case === id ? evolveCase(now, event) : now), one);
}
