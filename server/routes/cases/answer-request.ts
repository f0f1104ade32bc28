import type { FastifyInstance } from 'fastify';
import { mayMoveCase } from '../../../shared/cases/cases.ts';
import { refuse } from '../../../shared/refusals.ts';
import { staffMember } from '../../access/duties.ts';
import type { Forms } from '../../forms/forms.ts';
import type { AccessStore } from '../../store/store.ts';
import { answerOf, requestBody } from '../booking/receptions.ts';
import { maySeePerson } from '../booking/seat-sight.ts';
import { askCentre, askedBy, centreOf, type RouteParts } from '../centre-request.ts';
import { register } from '../register.ts';

export interface AnswerRequestParts extends RouteParts {
  readonly store: RouteParts['store'] & Pick<AccessStore, 'user'>;
  readonly forms: Pick<Forms, 'find'>;
}

/** [CS29] What a reception came to, said where they are received: by those who see who has the seat. */
export function answerRequestRoute(app: FastifyInstance, parts: AnswerRequestParts): void {
  register(app, 'answerRequest', async (request) => {
    const { caller, params, body } = request;
    const live = centreOf(parts, params.centre);
    const { centre } = live.latest();
    const seat = await parts.store.seat(params.centre, params.seat);
    const staff = centre === null ? null : await staffMember(parts.store, caller, centre);
    if (centre === null || seat === null || staff === null)
      return refuse('seat-not-found', 'There is no such seat', { seat: params.seat });
    if (!maySeePerson(await live.fresh(), caller, seat))
      return refuse('not-allowed', 'A clerk answers for the visitor at their counter alone');
    const one = seat.request === null ? null : await parts.store.caseOf(params.centre, seat.request);
    if (one === null) return refuse('case-not-found', 'No case was asked for with this seat');
    if (!mayMoveCase(one.status, 'answer'))
      return refuse('wrong-status', `a case that is ${one.status} cannot answer`, { status: one.status });
    const asked = await answerOf(parts, centre, one, { ...body, way: 'spoken' });
    if (!asked.ok) return asked;
    return askCentre<'answerRequest'>(parts, request, {
      command: null,
      case: { ...askedBy(parts.clock, request), staff, ...asked.value },
      value: ({ caseOf, state }) => ({ request: requestBody(state.centre ?? centre, caseOf(one.id) ?? one) }),
    });
  });
}
