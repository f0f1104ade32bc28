import type { FastifyInstance } from 'fastify';
import { newcomerWait } from '../../../engine/queue/views/newcomer-wait.ts';
import { visitPlan } from '../../../engine/wait/visit-plan.ts';
import { ok } from '../../../shared/refusals.ts';
import { centreOf, type RouteParts } from '../centre-request.ts';
import { register } from '../register.ts';

/** The route that tells what one would wait who came now: what a kiosk says once a privilege was chosen. */
export function newcomerWaitRoutes(app: FastifyInstance, parts: RouteParts): void {
  register(app, 'newcomerWait', async ({ params, query }) => {
    const live = centreOf(parts, params.centre);
    const now = parts.clock.now();
    const [state, waits, priorityClass] = [live.latest(), live.waits(), query.priorityClass ?? null];
    const wait = newcomerWait(state, params.service, priorityClass, now, waits);
    if (!wait.ok || query.later === undefined) return wait;
    const plan = visitPlan(state, [params.service, ...query.later.split(',')], priorityClass, now, waits);
    return plan.ok ? ok({ ...wait.value, plan: { ...plan.value, legs: [...plan.value.legs] } }) : plan;
  });
}
