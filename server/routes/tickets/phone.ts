import type { FastifyInstance } from 'fastify';
import { phoneView } from '../../../engine/queue/views/phone.ts';
import { unknownWaits } from '../../../engine/queue/views/waits.ts';
import { ok, refuse } from '../../../shared/refusals.ts';
import type { ViewBuilder } from '../../live/view-builder.ts';
import type { Pushing } from '../../push/pushing.ts';
import { centreOf, type RouteParts } from '../centre-request.ts';
import { register } from '../register.ts';

export interface PhoneRouteParts extends RouteParts {
  readonly views: ViewBuilder;
  readonly pushing: Pushing;
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

  ringingRoutes(app, parts);
}

/** Who holds the secret says which phones are rung. */
const ringingRoutes = (app: FastifyInstance, { views, store, pushing, clock }: PhoneRouteParts): void => {
  register(app, 'phoneRinging', async ({ params: { secret } }) =>
    (await views.ticketOf(secret)) === null ? noTicket : ok({ key: pushing.publicKey }),
  );

  register(app, 'ringPhone', async ({ params: { secret }, body: { endpoint, keys, language } }) => {
    if ((await views.ticketOf(secret)) === null) return noTicket;
    const push = { endpoint, p256dh: keys.p256dh, auth: keys.auth, language };
    if (pushing.publicKey === null) return ok({ rings: false });
    if (!URL.canParse(endpoint) || !pushing.isSound(push)) {
      return refuse('malformed', 'The endpoint or the keys of this subscription are none');
    }
    if (!(await pushing.reaches(push))) return ok({ rings: false });
    return (await store.putPush(secret, push, clock.now())) ? ok({ rings: true }) : noTicket;
  });

  register(app, 'stopRinging', async ({ params: { secret }, body: { endpoint } }) => {
    const opened = await views.ticketOf(secret);
    if (opened === null) return noTicket;
    await store.removePushes(opened.centre, opened.ticket, endpoint);
    return ok({});
  });
};

const noTicket = refuse('ticket-not-found', 'There is no such ticket, or its day is over');
