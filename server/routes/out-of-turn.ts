import type { FastifyInstance } from 'fastify';
import { ok } from '../../shared/refusals.ts';
import type { CounterListParts } from './counter-list.ts';
import { register } from './register.ts';

const most = 500;

/** The route of calls out of turn, for whoever leads: also of days that are over. */
export const outOfTurnRoutes = (app: FastifyInstance, { store, names }: CounterListParts): void => {
  register(app, 'outOfTurn', async ({ params, query: { from, to } }) => {
    const [nameOf, calls] = await Promise.all([names.load(), store.callsOutOfTurn(params.c, from, to, most)]);
    return ok({
      calls: calls.map((call) => ({ ...call, at: new Date(call.at).toISOString(), clerkName: nameOf(call.clerk) })),
    });
  });
};
