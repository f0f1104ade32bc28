import type { FastifyInstance } from 'fastify';
import { counterBody } from '../../../engine/queue/views/bodies.ts';
import { isPhoneDesk } from '../../../shared/calls/phone-desks.ts';
import type { Command } from '../../../shared/commands.ts';
import { refuse } from '../../../shared/refusals.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import { takesCalls } from '../../access/duties.ts';
import type { Committed } from '../../centre/centre-request.ts';
import { newId } from '../../ids.ts';
import type { AccessStore } from '../../store/store.ts';
import { askCentre, askedBy, bodyOf, centreOf, type RouteParts } from '../centre-request.ts';
import { type RouteRequest, register } from '../register.ts';

export type CounterRouteParts = RouteParts & { readonly store: Pick<AccessStore, 'user'> };

/** Routes of counters: opened and closed, and who is called to them. */
export function counterRoutes(app: FastifyInstance, parts: CounterRouteParts): void {
  const at = atCounter(parts);
  register(app, 'openCounter', async (request) => {
    const { caller, params, body } = request;
    if (caller.counters !== null && !caller.counters.includes(params.counter)) {
      return refuse('not-allowed', `Counter ${params.counter} is not among yours`, { counter: params.counter });
    }
    if (isPhoneDesk(deskOf(parts, request)) && !(await takesCalls(parts.store, caller)))
      return refuse('not-allowed', 'Calls are none of your duties', { duty: 'calls' });
    return answerWithCounter(parts, request, { type: 'open-counter', ...at(request), profile: body.profile ?? null });
  });
  register(app, 'changeProfile', (request) =>
    answerWithCounter(parts, request, { type: 'change-profile', ...at(request), profile: request.body.profile }),
  );
  register(app, 'pauseCounter', (request) =>
    answerWithCounter(parts, request, { type: 'pause-counter', ...at(request), reason: request.body.reason ?? null }),
  );
  register(app, 'resumeCounter', (request) =>
    answerWithCounter(parts, request, { type: 'resume-counter', ...at(request) }),
  );
  register(app, 'closeCounter', (request) =>
    answerWithCounter(parts, request, { type: 'close-counter', ...at(request), reason: request.body.reason ?? null }),
  );
  callRoutes(app, parts);
}

const deskOf = (parts: RouteParts, { params }: Pick<RouteRequest<'openCounter'>, 'params'>) =>
  centreOf(parts, params.centre).latest().index.counters.get(params.counter);

/** When, who and at which counter. */
const atCounter =
  ({ clock }: RouteParts) =>
  (request: RouteRequest<CounterRoute | 'callNext' | 'call' | 'serve'>) => ({
    ...askedBy(clock, request),
    counter: request.params.counter,
  });

const callRoutes = (app: FastifyInstance, parts: RouteParts): void => {
  const at = atCounter(parts);
  register(app, 'callNext', (request) =>
    askCentre(parts, request, {
      command: { type: 'call-next', ...at(request), callId: newId() },
      value: (done) => called(done, request.params.counter),
    }),
  );
  register(app, 'call', (request) => {
    const { ticket, reason } = request.body;
    return askCentre(parts, request, {
      command: { type: 'call-ticket', ...at(request), ticket, callId: newId(), reason: reason ?? null },
      value: (done) => called(done, request.params.counter),
    });
  });
  register(app, 'serve', (request) => {
    const ticket = newId();
    const { service, phone, language = null } = request.body;
    if ((phone !== undefined || language !== null) && !isPhoneDesk(deskOf(parts, request)))
      return refuse('malformed', 'phone and language are said of a call, and this is no phone desk');
    return askCentre(parts, request, {
      command: { type: 'serve-directly', ...at(request), ticket, service, language },
      ...(phone === undefined ? {} : { phone }),
      value: (done) => ({ ticket: bodyOf(done, ticket) }),
    });
  });
};

const bodyOfCounter = ({ state }: Committed, id: string): RouteValue<'openCounter'> => {
  const counter = counterBody(state, id);
  if (counter === null) throw new Error(`no such counter after its own event: ${id}`);
  return { counter };
};

const called = (done: Committed, counter: string): RouteValue<'callNext'> => {
  const call = done.events.find((event) => event.type === 'ticket-called');
  if (call === undefined) throw new Error(`a call at ${counter} called nobody`);
  return { ticket: bodyOf(done, call.ticket), because: call.because };
};

type CounterRoute = 'openCounter' | 'changeProfile' | 'pauseCounter' | 'resumeCounter' | 'closeCounter';
const answerWithCounter = (
  parts: RouteParts,
  request: Pick<RouteRequest<CounterRoute>, 'key' | 'params'>,
  command: Command,
) => askCentre<CounterRoute>(parts, request, { command, value: (done) => bodyOfCounter(done, request.params.counter) });
