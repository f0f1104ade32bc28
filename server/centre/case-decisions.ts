import type { CaseDecision } from '../../engine/cases/case-world.ts';
import { decideCase } from '../../engine/cases/decide-case.ts';
import { evolveCase } from '../../engine/cases/evolve-case.ts';
import { calendarOf } from '../../engine/queue/business-day.ts';
import type { State } from '../../engine/queue/state.ts';
import { isCaseEvent } from '../../engine/queue/ticket.ts';
import type { Case } from '../../shared/cases.ts';
import type { QueueEvent } from '../../shared/events.ts';
import { refuse } from '../../shared/refusals.ts';
import { feel } from '../rules/feel.ts';
import { textHash } from '../rules/tables.ts';
import type { CaseBook, CaseRequest } from './case-book.ts';
import type { BatchSettings } from './centre-request.ts';
import type { AskedPerson, SeatBook } from './seat-book.ts';

/** What is decided of the cases of a request. */
export function decideCaseRequest(
  { settings, cases, book: seats }: Deciding,
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
      ? { ...command, person: personOf(cases, seats, person) }
      : command;
  return decideCase(world, named);
}

/** A case after those of these events that are its own. */
export function evolvedCase(one: Case | null, events: readonly QueueEvent[], id: string): Case | null {
  return events.reduce((now, event) => (isCaseEvent(event) && event.case === id ? evolveCase(now, event) : now), one);
}

interface Deciding {
  readonly settings: BatchSettings;
  readonly cases: CaseBook;
  readonly book: Pick<SeatBook, 'personOfKey'>;
}

/** The id of this person: that by which their phone or their address is known, of those who asked or booked before; else their own. */
const personOf = (
  cases: CaseBook,
  seats: Pick<SeatBook, 'personOfKey'>,
  { phoneKey, emailKey, person }: AskedPerson,
): string => {
  for (const key of [phoneKey, emailKey]) {
    const known = key === null ? null : (cases.personOfKey(key) ?? seats.personOfKey(key));
    if (known !== null) return known;
  }
  return person;
};
