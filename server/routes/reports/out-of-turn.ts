import type { FastifyInstance } from 'fastify';
import { ok } from '../../../shared/refusals.ts';
import type { PastNames } from '../../centre/past-names.ts';
import type { CounterListParts } from '../hall/counter-list.ts';
import { register } from '../register.ts';

/** The route of calls out of turn, for managers: also of days that are over. */
export function outOfTurnRoutes(
  app: FastifyInstance,
  { store, names, pastNames }: CounterListParts & { readonly pastNames: PastNames },
): void {
  register(app, 'outOfTurn', async ({ params, query: { from, to } }) => {
    const [personOf, nameOf, calls] = await Promise.all([
      names.load(),
      pastNames.load(params.centre),
      store.callsOutOfTurn(params.centre, from, to, mostCallsOutOfTurn),
    ]);
    const counterOf = (id: string, at: number): string => {
      const name = nameOf('counter', id, at);
      return typeof name === 'string' ? name : id;
    };
    return ok({
      calls: calls.map((call) => ({
        ...call,
        at: new Date(call.at).toISOString(),
        counterName: counterOf(call.counter, call.at),
        clerkName: personOf(call.clerk, call.at),
      })),
    });
  });
}

/** So many are listed at most. */
export const mostCallsOutOfTurn = 500;
