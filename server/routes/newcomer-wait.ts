import type { FastifyInstance } from 'fastify';
import { newcomerWait } from '../../engine/queue/views/newcomer-wait.ts';
import { centreOf, type RouteParts } from './centre-request.ts';
import { register } from './register.ts';

/** The route that tells what one would wait who came now: what a kiosk says once a privilege was chosen. */
export function newcomerWaitRoutes(app: FastifyInstance, parts: RouteParts): void {
  register(app, 'newcomerWait', async ({ params, query }) => {
    const live = centreOf(parts, params.centre);
    const now = parts.clock.now();
    return newcomerWait(live.latest(), params.service, query.priorityClass ?? null, now, live.waits());
  });
}
