import type { FastifyInstance } from 'fastify';
import { counterPlace } from '../../../engine/queue/announce.ts';
import { dayLine } from '../../../engine/queue/business-day.ts';
import { type CounterNow, counterNow, type State } from '../../../engine/queue/state.ts';
import type { CounterKind } from '../../../shared/centre/centre.ts';
import { ok } from '../../../shared/refusals.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import type { Names } from '../../access/display-names.ts';
import { centreOf, type RouteParts } from '../centre-request.ts';
import { register } from '../register.ts';
import { type CounterScanParts, counterScanRoutes } from './counter-scans.ts';

export type CounterListParts = RouteParts & CounterScanParts & { readonly names: Names };

/** The routes that tell a clerk which counters there are, before they are at one, and whose code was read at theirs. */
export function counterListRoutes(app: FastifyInstance, parts: CounterListParts): void {
  register(app, 'counters', async ({ params }) => {
    const live = centreOf(parts, params.centre);
    const [nameOf] = await Promise.all([parts.names.load(), live.fresh()]);
    return ok(listed(live.latest(), parts.clock.now(), nameOf));
  });
  counterScanRoutes(app, parts);
}

const listed = (state: State, now: number, nameOf: (user: string) => string): RouteValue<'counters'> => ({
  counters: (state.centre?.counters ?? []).flatMap(({ id, profile: own }) => {
    const now = counterNow(state, id);
    if (now === null) return [];
    const { name, place } = counterPlace(state, id);
    const clerk = now.clerk === null ? null : { id: now.clerk, name: nameOf(now.clerk) };
    const kind = state.index.counters.get(id)?.kind ?? 'desk';
    return [{ id, name, place, kind, state: now.state, clerk, profile: own, ...callAt(kind, now) }];
  }),
  profiles: (state.centre?.profiles ?? []).map(({ id, name }) => ({ id, name })),
  day: dayOf(state, now),
});

const callAt = (kind: CounterKind, { ticket }: CounterNow) =>
  kind === 'phone' && ticket !== null ? { call: ticket } : {};

const dayOf = (state: State, now: number): RouteValue<'counters'>['day'] => {
  const { open, opensAt } = dayLine(state, now);
  return { open, opensAt, timeZone: state.centre?.timeZone ?? 'UTC' };
};
