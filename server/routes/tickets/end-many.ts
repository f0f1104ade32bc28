import type { FastifyInstance } from 'fastify';
import { ticketsMeant } from '../../../engine/queue/commands/end-many.ts';
import type { Ticket } from '../../../engine/queue/ticket.ts';
import type { WhichTickets } from '../../../shared/commands.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import { endedAtOnce } from '../../../shared/tickets/ticket-routes.ts';
import { momentOf } from '../../dates.ts';
import type { AccessStore } from '../../store/store.ts';
import { askCentre, askedBy, centreOf, type RouteParts } from '../centre-request.ts';
import { register } from '../register.ts';

/** Routes with which a manager ends many tickets at once, after a look at which and how many these are. */
export function endManyRoutes(
  app: FastifyInstance,
  parts: RouteParts & { readonly store: Pick<AccessStore, 'devices'> },
): void {
  register(app, 'ticketsToEnd', async ({ params, query }) => {
    const which = whichOf(query);
    if (!which.ok) return which;
    const state = await centreOf(parts, params.centre).fresh();
    const tickets = ticketsMeant(state, which.value);
    const { parked } = which.value;
    const all = ticketsMeant(state, parked === undefined ? {} : { parked });
    const devices = await parts.store.devices(params.centre);
    return ok({
      count: tickets.length,
      atOnce: endedAtOnce,
      numbers: tickets.slice(0, numbersShown).map(({ number }) => number),
      services: counted(all, ({ service }) => service),
      devices: counted(all, ({ device }) => device).map(({ id, count }) => ({
        id,
        place: devices.find((one) => one.id === id)?.place ?? null,
        count,
      })),
    });
  });
  register(app, 'endTickets', async (request) => {
    const { reason, atMost, ...asked } = request.body;
    const which = whichOf(asked);
    if (!which.ok) return which;
    return askCentre(parts, request, {
      command: { type: 'end-tickets', ...askedBy(parts.clock, request), which: which.value, reason, atMost },
      value: ({ events }) => ({ ended: events.filter(({ type }) => type === 'ticket-cancelled').length }),
    });
  });
}

/** How many numbers are named of those that fit. */
const numbersShown = 20;

interface Filter {
  readonly service?: string;
  readonly device?: string;
  readonly from?: string;
  readonly to?: string;
  readonly parked?: 'too' | 'only';
}

const whichOf = ({ service, device, from, to, parked }: Filter): Result<WhichTickets> => {
  const [since, until] = [from, to].map((time) => (time === undefined ? undefined : momentOf(time)));
  if (since === null) return refuse('malformed', 'from is not a time', { field: 'from' });
  if (until === null) return refuse('malformed', 'to is not a time', { field: 'to' });
  if (since !== undefined && until !== undefined && since >= until)
    return refuse('malformed', 'to must be later than from', { field: 'to' });
  return ok({
    ...(service === undefined ? {} : { service }),
    ...(device === undefined ? {} : { device }),
    ...(since === undefined ? {} : { from: since }),
    ...(until === undefined ? {} : { to: until }),
    ...(parked === undefined ? {} : { parked }),
  });
};

/** How many there are of each, the most first; those without are left out. */
const counted = (tickets: readonly Ticket[], by: (ticket: Ticket) => string | null) =>
  [...Map.groupBy(tickets, by)]
    .flatMap(([id, some]) => (id === null ? [] : [{ id, count: some.length }]))
    .sort((a, b) => b.count - a.count);
