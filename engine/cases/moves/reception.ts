import { answeredOrally, appealMade, receptionKind } from '../../../shared/booking/receptions.ts';
import type { CaseAnswered, CaseRegistered } from '../../../shared/cases/case-events.ts';
import type { Case } from '../../../shared/cases/cases.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import type { AnswerCase, AppealToMake, ReseatCase } from '../case-commands.ts';
import {
  type CaseDecision,
  type CaseWorld,
  casesDecided,
  caseToday,
  kindOf,
  stampCase,
  theCase,
} from '../case-world.ts';
import { registered } from './register.ts';

/** What the answer to a reception says beside its text, and the appeal that it became. */
interface More {
  readonly said: Pick<CaseAnswered, 'consent' | 'appeal'>;
  readonly events: readonly CaseRegistered[];
}
export const nothingMore: More = { said: {}, events: [] };

/** [CS29] By word of mouth with the consent of who asked alone; an appeal is registered in the same commit. */
export function ofReception(world: CaseWorld, found: Case, { outcome, consent, appeal }: AnswerCase): Result<More> {
  if (outcome === answeredOrally)
    return consent === true
      ? ok({ ...nothingMore, said: { consent } })
      : refuse('needs-consent', 'Who asked agrees to be answered by word of mouth', { field: 'consent' });
  if (outcome !== appealMade) return ok(nothingMore);
  if (appeal === undefined) return refuse('needs-appeal', 'What is asked in the appeal', { field: 'appeal' });
  const event = appealOf(world, found, appeal);
  return event.ok ? ok({ said: { appeal: appeal.as }, events: [event.value] }) : event;
}

/** [CS28] A request whose reception was called off goes on with another seat. */
export function reseat(world: CaseWorld, { case: id, booking }: ReseatCase): CaseDecision {
  const moving = theCase(world, id, 'reseat');
  if (!moving.ok) return moving;
  return casesDecided({ ...stampCase(world, id), type: 'case-reseated', booking });
}

const appealOf = (world: CaseWorld, found: Case, appeal: AppealToMake): Result<CaseRegistered> => {
  const kind = kindOf(world.centre, appeal.kind);
  if (kind === null || kind.id === receptionKind || kind.table !== undefined)
    return refuse('kind-not-found', 'There is no such kind of appeal', { kind: appeal.kind });
  if (appeal.topic !== null && !(world.centre.caseTopics ?? []).some(({ id }) => id === appeal.topic))
    return refuse('topic-not-found', 'There is no such topic', { topic: appeal.topic });
  const { person, language, seat, ticket } = found;
  const { as, ...asked } = appeal;
  const of = { person, language, channel: 'reception', against: null, visit: ticket, booking: seat } as const;
  const command = { type: 'register', case: as, ...asked, ...of } as const;
  return ok(registered(world, command, { receivedOn: caseToday(world), kind }));
};
