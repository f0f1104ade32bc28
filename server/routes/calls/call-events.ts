import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify';
import { callTakenAt } from '../../../engine/queue/lookup.ts';
import { type CallEvent, callEventSeconds, signatureHeader } from '../../../shared/calls/calls.ts';
import { isPhoneDesk } from '../../../shared/calls/phone-desks.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import type { RouteBody } from '../../../shared/routes.ts';
import { isSignature, signatureOf } from '../../access/calls-secret.ts';
import type { PersonKey } from '../../access/person-key.ts';
import { momentOf } from '../../dates.ts';
import { parseJson } from '../../http/texts.ts';
import type { ToldCall } from '../../store/calls.ts';
import { centreOf, type RouteParts } from '../centre-request.ts';
import { register } from '../register.ts';

export interface CallEventParts extends RouteParts {
  readonly personKey: PersonKey;
  /** What the exchange signs with; null = none is connected. */
  readonly callsSecret: string | null;
}

/**
 * [HL2] What the exchange tells of calls. Refuses `not-allowed` without its signature, `malformed` what is too old or ahead,
 * `counter-not-found` and `key-reused` what was told otherwise before.
 */
export function callEventRoute(app: FastifyInstance, parts: CallEventParts): void {
  const scope: FastifyPluginAsync = async (signed) => {
    const isSigned = watchSignatures(signed, parts.callsSecret);
    register(signed, 'tellCall', async ({ params: { centre }, body, raw }) => {
      if (!isSigned(raw)) return unsigned;
      const told = await toldBy(parts, centre, body);
      if (!told.ok) return told;
      const kept = await parts.store.tellCall(centre, told.value);
      if (kept.digest !== told.value.digest) return otherwise(kept.event);
      return ok({ call: kept.call, event: kept.event, ticket: kept.ticket });
    });
  };
  app.register(scope);
}

const unsigned = refuse('not-allowed', `${signatureHeader} is not the signature of this body by a known exchange`);
const otherwise = (event: CallEvent) =>
  refuse('key-reused', 'This event of the call was told otherwise before', { event });

/** Reckons the signature of each body of these routes; says of a request whether it carries it. */
const watchSignatures = (app: FastifyInstance, secret: string | null): ((request: FastifyRequest) => boolean) => {
  const signatures = new WeakMap<FastifyRequest, Buffer>();
  parseJson(app, (request, body) => {
    if (secret !== null) signatures.set(request, signatureOf(secret, body));
  });
  return (request) => {
    const signature = signatures.get(request);
    return signature !== undefined && isSignature(request.headers[signatureHeader], signature);
  };
};

type CallBody = RouteBody<'tellCall'>;

const toldBy = async (parts: CallEventParts, id: string, body: CallBody): Promise<Result<ToldCall>> => {
  const { call, event, counter = null, phone = null } = body;
  const at = momentOf(body.at);
  if (at === null) return refuse('malformed', 'at is no moment of the calendar');
  if (Math.abs(parts.clock.now() - at) > callEventSeconds * 1000)
    return refuse('malformed', `at must be within ${callEventSeconds} seconds of now`, { seconds: callEventSeconds });
  const { centre } = centreOf(parts, id).latest();
  if (counter !== null && !isPhoneDesk(centre?.counters.find((one) => one.id === counter)))
    return refuse('counter-not-found', 'There is no such phone desk', { counter });
  const digest = parts.personKey(JSON.stringify([call, event, at, counter, phone]));
  const ticket = await ticketOf(parts, id, { call, event, at, counter });
  return ok({ call, event, at, counter, ticket, digest });
};

/** The ticket that a call is: taken at its desk within a minute of the answer. Who writes it down late is found once the call ends. */
const ticketOf = async (
  parts: CallEventParts,
  id: string,
  told: Pick<ToldCall, 'call' | 'event' | 'at' | 'counter'>,
): Promise<string | null> => {
  if (told.event !== 'answered' && told.event !== 'ended') return null;
  const before = await parts.store.toldOfCall(id, told.call);
  const answered = told.event === 'answered' ? told : before.find(({ event }) => event === 'answered');
  const counter = answered?.counter ?? told.counter;
  if (answered === undefined || counter === null) return null;
  const state = await centreOf(parts, id).fresh();
  return callTakenAt(state, counter, answered.at, joinedWithinMs)?.id ?? null;
};

const joinedWithinMs = 60_000;
