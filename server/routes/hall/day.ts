import type { FastifyInstance } from 'fastify';
import { dayBody } from '../../../engine/queue/views/bodies.ts';
import { askCentre, askedBy, type RouteParts } from '../centre-request.ts';
import { register } from '../register.ts';
import { emergencyRoutes } from './emergency.ts';

/** Routes of the business day, and of what stops it. */
export function dayRoutes(app: FastifyInstance, parts: RouteParts): void {
  emergencyRoutes(app, parts);
  register(app, 'openDay', (request) => {
    const { practice = false, force = false } = request.body;
    return askCentre(parts, request, {
      command: { type: 'open-day', ...askedBy(parts.clock, request), practice, force },
      value: ({ state }) => ({ day: dayBody(state) }),
    });
  });
  register(app, 'closeDay', (request) => {
    const { practice = null, force = false } = request.body;
    return askCentre(parts, request, {
      command: { type: 'close-day', ...askedBy(parts.clock, request), practice, force },
      value: ({ state }) => ({ day: dayBody(state) }),
    });
  });
}
