import type { FastifyInstance } from 'fastify';
import type { Estimates } from '../estimates/estimates.ts';
import { centreOf, type RouteParts } from './asking.ts';
import { register } from './register.ts';

/** Routes of what has been learnt of waits. */
export const estimateRoutes = (
  app: FastifyInstance,
  parts: Pick<RouteParts, 'centres'> & { readonly estimates: Estimates },
): void => {
  register(app, 'estimates', ({ params }) => parts.estimates.about(centreOf(parts, params.c)));
  register(app, 'learn', async ({ params }) => {
    const live = centreOf(parts, params.c);
    const learnt = await parts.estimates.learn(live);
    return learnt.ok ? parts.estimates.about(live) : learnt;
  });
};
