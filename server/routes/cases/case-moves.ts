import type { FastifyInstance } from 'fastify';
import type { CaseCommand, CaseText } from '../../../engine/cases/case-commands.ts';
import { isTheirMove } from '../../../engine/cases/duties.ts';
import type { Case, CaseMove } from '../../../shared/cases/cases.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import { memberOf } from '../../access/duties.ts';
import type { CaseRequest } from '../../centre/case-book.ts';
import { newId } from '../../ids.ts';
import { aboutPerson } from '../../store/about-person.ts';
import { answerOf } from '../booking/receptions.ts';
import { askCentre, askedBy } from '../centre-request.ts';
import { type RouteRequest, register } from '../register.ts';
import { caseBody } from './case-body.ts';
import { type CaseRouteParts, seenCase } from './case-parts.ts';

type MoveRoute =
  | 'routeCase'
  | 'assignCase'
  | 'handBackCase'
  | 'askCitizen'
  | 'supplyCase'
  | 'remindCitizen'
  | 'joinCase'
  | 'sendCaseOn'
  | 'leaveCase'
  | 'extendCase'
  | 'answerCase'
  | 'withdrawCase'
  | 'commentCase'
  | 'reopenCase'
  | 'controlCase'
  | 'confirmCase';
type Moving = Pick<RouteRequest<MoveRoute>, 'caller' | 'key' | 'params'>;

/** Routes by which staff move a case on: each move is made by those whose it is, and refused to others who see the case. */
export function caseMoveRoutes(app: FastifyInstance, parts: CaseRouteParts): void {
  const move: Move = async (request, type, command) => {
    const { caller, params } = request;
    const seen = await seenCase(parts, caller, params.centre, params.case);
    if (!seen.ok) return seen;
    const { one, staff, centre } = seen.value;
    if (!isTheirMove(staff, type, one))
      return refuse('not-allowed', `This move is not theirs: ${type}`, { move: type });
    const asked = typeof command === 'function' ? await command(centre, one) : ok({ command });
    if (!asked.ok) return asked;
    return askCentre<MoveRoute>(parts, request, {
      command: null,
      case: { ...askedBy(parts.clock, request), staff, ...asked.value },
      value: ({ caseOf, state }) => {
        const after = caseOf(one.id);
        if (after === null) throw new Error(`no such case after its own event: ${one.id}`);
        return { case: caseBody(after, { at: state.at, centre: state.centre ?? centre }, parts.registers) };
      },
    });
  };
  routingRoutes(app, parts, move);
  askingRoutes(app, move);
  endingRoutes(app, move);
  register(app, 'answerCase', (request) =>
    move(request, 'answer', (centre, one) => answerOf(parts, centre, one, request.body)),
  );
}

type Asked = Pick<CaseRequest, 'command' | 'person' | 'secret'>;
/** The command, or what makes it of the case as it stands. */
type Asking = CaseCommand | ((centre: Centre, one: Case) => Promise<Result<Asked>>);
type Move = (request: Moving, type: CaseMove, command: Asking) => ReturnType<typeof askCentre>;

const textOf = (body: string): CaseText => ({ id: newId(), body });
const reasonOf = ({ reason }: { readonly reason?: string }) => (reason === undefined ? {} : { reason });

const routingRoutes = (app: FastifyInstance, parts: CaseRouteParts, move: Move): void => {
  register(app, 'routeCase', async (request) => {
    const { params, body } = request;
    const [kept] = await parts.store.casePeople(params.centre, [params.case]);
    const words = Object.values(aboutPerson(kept)?.answers ?? {})
      .filter((said) => typeof said === 'string')
      .join('\n');
    const to = body.department === undefined ? { words } : { department: body.department };
    return move(request, 'route', { type: 'route', case: params.case, ...to, ...reasonOf(body) });
  });
  register(app, 'assignCase', async (request) => {
    const { params, body } = request;
    const user = await parts.store.user(body.user);
    const isHere = user?.active && (user.centre === null || user.centre === params.centre);
    if (user === null || !isHere) return refuse('executor-not-found', 'There is no such person', { user: body.user });
    return move(request, 'assign', { type: 'assign', case: params.case, to: memberOf(user), ...reasonOf(body) });
  });
  register(app, 'confirmCase', (request) =>
    move(request, 'confirm', { type: 'confirm', case: request.params.case, how: 'signature' }),
  );
  register(app, 'handBackCase', (request) =>
    move(request, 'hand-back', { type: 'hand-back', case: request.params.case, reason: request.body.reason }),
  );
  register(app, 'controlCase', (request) =>
    move(request, 'control', { type: 'control', case: request.params.case, ...request.body }),
  );
};

const askingRoutes = (app: FastifyInstance, move: Move): void => {
  register(app, 'askCitizen', (request) =>
    move(request, 'ask', { type: 'ask', case: request.params.case, text: textOf(request.body.text) }),
  );
  register(app, 'supplyCase', (request) => {
    const { text } = request.body;
    return move(request, 'supply', {
      ...{ type: 'supply', case: request.params.case },
      text: text === undefined ? null : textOf(text),
    });
  });
  register(app, 'remindCitizen', (request) => move(request, 'remind', { type: 'remind', case: request.params.case }));
  register(app, 'commentCase', (request) =>
    move(request, 'comment', { type: 'comment', case: request.params.case, text: textOf(request.body.text) }),
  );
};

const endingRoutes = (app: FastifyInstance, move: Move): void => {
  register(app, 'joinCase', (request) =>
    move(request, 'join', { type: 'join', case: request.params.case, to: request.body.to }),
  );
  register(app, 'sendCaseOn', (request) =>
    move(request, 'send-on', { type: 'send-on', case: request.params.case, ...request.body }),
  );
  register(app, 'leaveCase', (request) => {
    const { ground, text } = request.body;
    return move(request, 'leave', {
      ...{ type: 'leave', case: request.params.case, ground },
      text: text === undefined ? null : textOf(text),
    });
  });
  register(app, 'extendCase', (request) =>
    move(request, 'extend', { type: 'extend', case: request.params.case, reason: request.body.reason }),
  );
  register(app, 'withdrawCase', (request) =>
    move(request, 'withdraw', { type: 'withdraw', case: request.params.case, reason: request.body.reason }),
  );
  register(app, 'reopenCase', (request) =>
    move(request, 'reopen', { type: 'reopen', case: request.params.case, reason: request.body.reason }),
  );
};
