import type { FastifyInstance } from 'fastify';
import { theCounter } from '../../../engine/queue/commands/guards.ts';
import { ok, refuse } from '../../../shared/refusals.ts';
import { actorOf } from '../../access/caller.ts';
import { type CodeStore, counterScan, foundBy } from '../../serial/whose-code.ts';
import { centreOf, type RouteParts } from '../centre-request.ts';
import { register } from '../register.ts';

export interface CounterScanParts extends RouteParts {
  readonly store: CodeStore & RouteParts['store'];
}

/** The route that tells a clerk whose code the scanner at their counter has typed. */
export function counterScanRoutes(app: FastifyInstance, parts: CounterScanParts): void {
  register(app, 'scanAtCounter', async ({ caller, params, body }) => {
    const live = centreOf(parts, params.centre);
    const state = await live.fresh();
    const by = actorOf(caller);
    if (by === null) return refuse('not-signed-in', 'Sign in first');
    const counter = theCounter(state, by, params.counter);
    if (!counter.ok) return counter;
    const at = parts.clock.now();
    return ok(counterScan(await foundBy(parts.store, live.id, state, { text: body.text, at }), at, state));
  });
}
