import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { SecurityKind } from '../../shared/access.ts';
import { ok, refuse } from '../../shared/refusals.ts';
import type { RouteValue } from '../../shared/routes.ts';
import type { Access } from '../access/access.ts';
import type { ShownDevice } from '../access/devices.ts';
import { isAtHome } from '../http/origin.ts';
import { register } from './register.ts';

const shown = (device: ShownDevice): RouteValue<'approveDevice'> => ({
  id: device.id,
  kind: device.kind,
  place: device.place,
  code: device.code,
  approved: device.approved,
  askedAt: new Date(device.askedAt).toISOString(),
  seenAt: new Date(device.seenAt).toISOString(),
  address: device.address ?? null,
});

/** Pairing kiosks and displays. */
export const deviceRoutes = (app: FastifyInstance, { devices, audit, lost }: Access): void => {
  const note = async (raw: FastifyRequest, what: SecurityKind, centre: string, about: string): Promise<void> =>
    audit.note({ what, who: await audit.nameOf(raw.actor), address: raw.ip, centre, about });

  register(app, 'askDevice', ({ body, raw }) =>
    devices.ask(body, {
      address: raw.ip,
      atHome: isAtHome({ headers: raw.headers, peer: raw.socket.remoteAddress, version: raw.raw.httpVersion }),
    }),
  );
  register(app, 'devices', async ({ params }) => ok((await devices.list(params.c)).map((device) => shown(device))));
  register(app, 'approveDevice', async ({ params, body, key, raw }) => {
    const approved = await devices.approve(params.c, params.code, body.place, key);
    if (!approved.ok) return approved;
    await note(raw, 'device-let-in', params.c, `${approved.value.kind} ${approved.value.place}`);
    lost();
    return ok(shown(approved.value));
  });
  register(app, 'removeDevice', async ({ params, raw }) => {
    if (!(await devices.remove(params.c, params.id))) return refuse('device-not-found', 'There is no such device');
    await note(raw, 'device-removed', params.c, params.id);
    lost();
    return ok({});
  });
};
