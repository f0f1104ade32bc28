import type { FastifyInstance } from 'fastify';
import { ok, refuse } from '../../shared/refusals.ts';
import type { RouteParts } from './centre-request.ts';
import { register } from './register.ts';

/** The route of the log: what has happened, in order, with the hash of each event. */
export function eventRoutes(app: FastifyInstance, { store }: Pick<RouteParts, 'store'>): void {
  register(app, 'events', async ({ params, query }) => {
    const limit = Number(query.limit ?? usual);
    if (limit < 1 || limit > most)
      return refuse('malformed', `query/limit must be 1 to ${most}`, { field: 'query/limit' });
    // The head is read first: the reply may then hold more than it says, never less.
    const head = await store.head(params.centre);
    const events = await store.events(params.centre, Number(query.after ?? 0), limit);
    return ok({ events: [...events], head });
  });
}

/** How many events one reply holds: unless asked otherwise, and at most. */
const usual = 200;
const most = 1000;
