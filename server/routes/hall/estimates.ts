import type { FastifyInstance } from 'fastify';
import { ok } from '../../../shared/refusals.ts';
import type { LiveCentre } from '../../centre/live-centre.ts';
import type { PastNames } from '../../centre/past-names.ts';
import type { Estimates } from '../../jobs/estimates.ts';
import { centreOf, type RouteParts } from '../centre-request.ts';
import { register } from '../register.ts';

/** Routes of what has been learnt of waits. */
export function estimateRoutes(
  app: FastifyInstance,
  parts: Pick<RouteParts, 'centres' | 'clock'> & { readonly estimates: Estimates; readonly pastNames: PastNames },
): void {
  /** With the services called as they are, or last were. */
  const about = async (live: LiveCentre) => {
    const told = await parts.estimates.about(live);
    if (!told.ok) return told;
    const nameOf = await parts.pastNames.load(live.id);
    const now = parts.clock.now();
    const byService = told.value.quoted.byService.map((row) => ({ ...row, name: nameOf('service', row.key, now) }));
    return ok({ ...told.value, quoted: { ...told.value.quoted, byService } });
  };
  register(app, 'estimates', ({ params }) => about(centreOf(parts, params.centre)));
  register(app, 'learn', async ({ params }) => {
    const live = centreOf(parts, params.centre);
    const learnt = await parts.estimates.learn(live);
    return learnt.ok ? about(live) : learnt;
  });
}
