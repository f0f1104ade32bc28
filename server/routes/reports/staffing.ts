import type { FastifyInstance } from 'fastify';
import type { Centre } from '../../../shared/centre/centre.ts';
import { refuse } from '../../../shared/refusals.ts';
import type { Planning } from '../../staffing/planning.ts';
import { register } from '../register.ts';

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
    return planning.staffing(configured, query.from, query.to);
  });
  register(app, 'replay', async ({ params, body }) => {
    const configured = centre(params.centre);
    if (configured === null) return unknown(params.centre);
    const { date, counters = 0, profile = null, visitors = 1 } = body;
    return planning.replay(configured, date, { counters, profile, visitors });
  });
}

const unknown = (centre: string) => refuse('centre-not-found', 'There is no such centre', { centre });
