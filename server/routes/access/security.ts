import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ok } from '../../../shared/refusals.ts';
import type { Access } from '../../access/access.ts';
import type { SecurityEntry } from '../../store/security.ts';
import { guard, register } from '../register.ts';

/** The security log, for administrators: a page for the screen, and the whole of it as lines of JSON. */
export function securityRoutes(app: FastifyInstance, access: Access): void {
  register(app, 'security', async ({ caller, query }) => {
    const before = query.before === undefined ? null : Number(query.before);
    const list = await access.audit.list(caller.centre, before, pageAtMost);
    return ok(list.map(shown));
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const { actor, ip } = request;
    if (reply.statusCode !== 403 || actor.kind === 'nobody' || !String(payload).includes('"code":"not-allowed"'))
      return payload;
    const about = `${request.method} ${request.routeOptions.url ?? ''}`;
    await access.audit.note({
      what: 'not-allowed',
      who: await access.audit.nameOf(actor),
      address: ip,
      centre: actor.centre,
      about,
    });
    return payload;
  });
  const options = { schema: { hide: true }, onRequest: guard({ roles: ['admin'] }) };
  app.get('/api/security/lines', options, (request: FastifyRequest, reply: FastifyReply) =>
    reply
      .type('application/x-ndjson; charset=utf-8')
      .header('content-disposition', 'attachment; filename="security.ndjson"')
      .send(Readable.from(lines(access, request.actor.centre))),
  );
}

const pageAtMost = 200;

const shown = ({ seq, at, lastAt, times, what, who, address, centre, about }: SecurityEntry) => ({
  ...{ seq, what, who, address, centre, about, times },
  at: new Date(at).toISOString(),
  lastAt: new Date(lastAt).toISOString(),
});

/** All of it line by line, the latest first, page by page, so that it never stands in memory whole. */
async function* lines(access: Access, bound: string | null): AsyncGenerator<string> {
  for (let before: number | null = null; ; ) {
    const page: readonly SecurityEntry[] = await access.audit.list(bound, before, pageAtMost);
    for (const entry of page) yield `${JSON.stringify(shown(entry))}\n`;
    const last = page.at(-1);
    if (last === undefined) return;
    before = last.seq;
  }
}
