import { caseDue } from '../../../engine/cases/case-due.ts';
import { caseToday } from '../../../engine/cases/case-world.ts';
import { isOverdue } from '../../../engine/cases/overdue.ts';
import type { Calendar } from '../../../shared/booking/calendar.ts';
import type { CaseBody } from '../../../shared/cases/case-body-schema.ts';
import type { Case } from '../../../shared/cases/cases.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { institutionOf, type Registers } from '../../registers/registers.ts';

/** A case as a reply shows it to staff: nothing of who asks. */
export function caseBody(
  one: Case,
  { at, centre }: { readonly at: number; readonly centre: Centre },
  registers: Registers,
): CaseBody {
  const { id, number, kind, topic, channel, language, against, status, receivedOn, days, due, department } = one;
  const { executor, control, visitor, repeats, objectsTo, joinedTo, ticket, seat, outcome, table } = one;
  return {
    ...{ id, number, kind, topic, channel, language, against, status, receivedOn, days, due, department },
    ...{ executor, control, visitor, repeats, objectsTo, joinedTo, ticket, seat, outcome, table },
    silent: one.silent.map((register) => institutionOf(registers, register)),
    registeredAt: iso(one.registeredAt),
    overdue: isOverdue(one, caseToday({ at, centre })),
    told: one.told.map((told) => ({ due: told.due, at: iso(told.at) })),
    pauses: one.pauses.map(({ from, to }) => ({ from, to })),
    visitedAt: one.visitedAt === null ? null : iso(one.visitedAt),
    answeredAt: one.answeredAt === null ? null : iso(one.answeredAt),
  };
}

/** [CA6] How the due date of a case was reckoned. */
export function caseReckoning(one: Case, calendar: Calendar, today: string) {
  const { left, provisional } = caseDue(calendar, one, today);
  return {
    from: one.countedFrom,
    left: left.map(({ date, kind, name }) => ({ date, kind, name: name === null ? null : { ...name } })),
    provisional,
  };
}

const iso = (at: number): string => new Date(at).toISOString();
