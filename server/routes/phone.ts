import type { FastifyInstance } from 'fastify';
import { phoneView } from '../../engine/queue/views/phone.ts';
import { unknownWaits } from '../../engine/queue/views/waits.ts';
import { ok, refuse } from '../../shared/refusals.ts';
import type { ViewBuilder } from '../live/view-builder.ts';
import { centreOf, type RouteParts } from './centre-request.ts';
import { register } from './register.ts';

export interface PhoneRouteParts extends RouteParts {
  readonly views: ViewBuilder;
}

/** Routes for the holder of one ticket, opened by its secret. */
export function phoneRoutes(app: FastifyInstance, parts: PhoneRouteParts): void {
  register(app, 'phoneTicket', async ({ params: { secret } }) => {
    const opened = await parts.views.ticketOf(secret);
    if (opened === null || parts.centres.find(opened.centre) === null) return noTicket;
    const frame = await parts.views.make({ centre: opened.centre, view: 'ticket', id: secret });
    return frame.ok ? ok(frame.value.data) : frame;
  });

  register(app, 'phoneCancel', async ({ params: { secret }, key }) => {
    const opened = await parts.views.ticketOf(secret);
    if (opened === null || parts.centres.find(opened.centre) === null) return noTicket;
    const by = { kind: 'phone', id: opened.ticket, role: 'phone' } as const;
    const reply = await centreOf(parts, opened.centre).ask({
      command: { type: 'cancel-ticket', at: parts.clock.now(), by, ticket: opened.ticket },
      key,
      toReply: ({ state }) => phoneView(state, opened.ticket, unknownWaits),
    });
    return reply.ok ? ok({ kind: 'composed', ...reply.value }) : reply;
  });
}

const noTicket = refuse('ticket-not-found', 'There is no such ticket, or its day is over');
