import type { StaffMember } from '../../../engine/cases/case-commands.ts';
import { seesCase } from '../../../engine/cases/duties.ts';
import type { CaseEvent } from '../../../shared/cases/case-events.ts';
import type { Case } from '../../../shared/cases/cases.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import type { Caller } from '../../access/caller.ts';
import type { Names } from '../../access/display-names.ts';
import { overseesAll, staffMember } from '../../access/duties.ts';
import type { PersonKey } from '../../access/person-key.ts';
import type { Calendars } from '../../calendar/calendars.ts';
import type { Forms } from '../../forms/forms.ts';
import type { Registers } from '../../registers/registers.ts';
import type { AccessStore } from '../../store/store.ts';
import type { Sends } from '../booking/confirming.ts';
import { centreOf, type RouteParts } from '../centre-request.ts';

/** What the routes of cases work with, and what they share. */

export interface CaseRouteParts extends RouteParts {
  readonly store: RouteParts['store'] & Pick<AccessStore, 'user'>;
  readonly personKey: PersonKey;
  readonly forms: Pick<Forms, 'find' | 'named'>;
  readonly calendars: Pick<Calendars, 'find'>;
  readonly names: Names;
  readonly registers: Registers;
  readonly sends: Sends;
}

/** Somebody of the staff who may see this case; a case that they may not see is not there for them. */
export async function seenCase(
  parts: CaseRouteParts,
  caller: Caller,
  centreId: string,
  id: string,
): Promise<Result<{ readonly one: Case; readonly staff: StaffMember; readonly centre: Centre }>> {
  const { centre } = centreOf(parts, centreId).latest();
  const one = await parts.store.caseOf(centreId, id);
  const staff = centre === null ? null : await staffMember(parts.store, caller, centre);
  if (centre === null || one === null || staff === null || !seesCase(staff, one))
    return refuse('case-not-found', 'There is no such case');
  return ok({ one, staff, centre });
}

/**
 * The same, to read all that is kept of it. [CS14] Those who oversee from outside read it within an hour of saying why: refuses
 * `needs-reason`.
 */
export async function readCase(parts: CaseRouteParts, caller: Caller, centreId: string, id: string) {
  const seen = await seenCase(parts, caller, centreId, id);
  if (!seen.ok) return seen;
  const isFromAfar = await overseesAll(parts.store, caller);
  if (isFromAfar && !(await hasSaidWhy(parts, caller, centreId, id)))
    return refuse('needs-reason', 'A case is opened from afar with a reason');
  return ok({ ...seen.value, isFromAfar });
}

const hasSaidWhy = async ({ store, clock }: CaseRouteParts, caller: Caller, centre: string, id: string) =>
  (await store.looksAt(centre, id)).some(
    ({ what, by, at }) => what === 'overseen' && by.id === caller.id && Math.abs(clock.now() - at) < oversightMs,
  );

/** How long a case is open to an overseer who has said why (ms). */
export const oversightMs = 3_600_000;

/** The id of the text that belongs to an event; null = it has none. */
export const textIdOf = (event: CaseEvent): string | null =>
  'text' in event && !isOfItself(event) ? event.text : null;

/** Why somebody did it, in words; null = they gave no reason, or it is erased. */
export const reasonOf = ({ why, reason }: CaseEvent, texts: ReadonlyMap<string, string>): string | null =>
  reason ?? texts.get(why ?? '') ?? null;

/** What registers said, what a table went by, and what the visitor of a household answered is shown by itself or not at all. */
const isOfItself = ({ type }: CaseEvent): boolean =>
  type === 'case-fact' || type === 'case-decided' || type === 'case-visited';
