import { findTicket } from '../../engine/queue/lookup.ts';
import { ticketBody } from '../../engine/queue/views/bodies.ts';
import type { Command } from '../../shared/commands.ts';
import type { RouteName } from '../../shared/paths.ts';
import { ok, type Result } from '../../shared/refusals.ts';
import type { RouteValue } from '../../shared/routes.ts';
import type { Clock } from '../../shared/time/clock.ts';
import type { Audit } from '../access/audit.ts';
import { actorOf } from '../access/caller.ts';
import type { CentreRequest, Committed } from '../centre/centre-request.ts';
import type { Centres } from '../centre/centres.ts';
import type { LiveCentre } from '../centre/live-centre.ts';
import type { QueueStore } from '../store/store.ts';
import type { Composed, RouteRequest } from './register.ts';

/** What the routes of a centre work with. */
export interface RouteParts {
  readonly store: QueueStore;
  readonly centres: Centres;
  readonly clock: Clock;
  /** The security log. */
  readonly audit: Pick<Audit, 'noteOf' | 'nameOf'>;
}

/** The centre of a request. The guard before every route has seen that there is one. */
export function centreOf({ centres }: Pick<RouteParts, 'centres'>, id: string): LiveCentre {
  const live = centres.find(id);
  if (live === null) throw new Error(`no such centre: ${id}`);
  return live;
}

/** When and who: what stands on every command of a request. The guard has seen that it is somebody. */
export function askedBy(clock: Clock, { caller }: Pick<RouteRequest<RouteName>, 'caller'>) {
  const by = actorOf(caller);
  if (by === null) throw new Error('nobody asks');
  return { at: clock.now(), by };
}

/** Asks the centre of a request one thing, under the request's idempotency key. */
export async function askCentre<N extends RouteName>(
  parts: Pick<RouteParts, 'centres'>,
  request: Pick<RouteRequest<N>, 'key'> & { readonly params: { readonly centre: string } },
  { value, ...asked }: Asking<N>,
): Promise<Result<Composed>> {
  const live = centreOf(parts, request.params.centre);
  const reply = await live.ask({ ...asked, key: request.key, toReply: value });
  return reply.ok ? ok({ kind: 'composed', ...reply.value }) : reply;
}

/** A ticket of the present day as a reply shows it. */
export function bodyOf({ state, noteOf }: Committed, id: string) {
  const ticket = findTicket(state, id);
  if (ticket === null) throw new Error(`no such ticket after its own event: ${id}`);
  return ticketBody(ticket, state.at, noteOf(id), state.stops);
}

type Asking<N extends RouteName> = Omit<CentreRequest, 'key' | 'toReply' | 'command'> & {
  readonly command: Command | null;
  /** The value of the reply, out of the state after the events. Pure: it runs inside the transaction. */
  readonly value: (done: Committed) => RouteValue<N>;
};
