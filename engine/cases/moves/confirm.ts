import type { Case } from '../../../shared/cases/cases.ts';
import { refuse } from '../../../shared/refusals.ts';
import type { ConfirmCase } from '../case-commands.ts';
import { caseDue } from '../case-due.ts';
import { type CaseDecision, type CaseWorld, casesDecided, caseToday, stampCase, theCase } from '../case-world.ts';

/** [CS27] What somebody filled in with the applicant is asked for from here on: its due date is reckoned from today. */
export function confirm(world: CaseWorld, command: ConfirmCase): CaseDecision {
  const moving = theCase(world, command.case, 'confirm');
  if (!moving.ok) return moving;
  const { found } = moving.value;
  const { how } = command;
  if (!mayConfirm(world, found, how))
    return refuse('not-allowed', 'The applicant confirms it, or staff who did not help');
  const on = caseToday(world);
  if (isLapsed(found, on))
    return refuse('too-late', 'It was to be confirmed before', { until: found.helped?.until ?? null });
  const { due } = caseDue(world.calendar, { countedFrom: on, days: found.days, pauses: [] }, on);
  return casesDecided({ ...stampCase(world, found.id), type: 'case-confirmed', how, on, due });
}

/** A code is the applicant's own; a signature is seen by staff, and never by who helped. */
const mayConfirm = ({ staff }: CaseWorld, { helped }: Case, how: ConfirmCase['how']): boolean =>
  how === 'code' ? staff === null : staff !== null && staff.user !== helped?.by;

/** Whether it waited in vain. */
export const isLapsed = ({ helped }: Pick<Case, 'helped'>, today: string): boolean =>
  helped !== null && today > helped.until;
