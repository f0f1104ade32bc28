import type { FastifyInstance } from 'fastify';
import type { Centre } from '../../shared/centre.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { RouteValue } from '../../shared/routes.ts';
import type { Planning } from '../staffing/planning.ts';
import { register } from './register.ts';

export interface StaffingParts {
  readonly planning: Planning;
  /** The configuration in force of a centre; null if there is no such centre. */
  centre(id: string): Centre | null;
}

/** Routes of the planning: how many counters are needed, and days run again. */
export function staffingRoutes(app: FastifyInstance, { planning, centre }: StaffingParts): void {
  register(app, 'staffing', async ({ params, query }) => {
    const configured = centre(params.centre);
    if (configured === null) return unknown(params.centre);
    return sent<'staffing'>(await planning.staffing(configured, query.from, query.to));
  });
  register(app, 'replay', async ({ params, body }) => {
    const configured = centre(params.centre);
    if (configured === null) return unknown(params.centre);
    const { date, counters = 0, profile = null, visitors = 1 } = body;
    return sent<'replay'>(await planning.replay(configured, date, { counters, profile, visitors }));
  });
}

/** A reply out of what nobody changes any more. */
const sent = <N extends 'staffing' | 'replay'>(made: Result<unknown>): Result<RouteValue<N>> =>
  made.ok ? ok(made.value as RouteValue<N>) : made;

const unknown = (centre: string) => refuse('centre-not-found', 'There is no such centre', { centre });
