import type { FastifyInstance } from 'fastify';
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
export const deviceRoutes = (app: FastifyInstance, { devices, lost }: Access): void => {
  register(app, 'askDevice', ({ body, raw }) =>
    devices.ask(body, {
      address: raw.ip,
      atHome: isAtHome({ headers: raw.headers, peer: raw.socket.remoteAddress, version: raw.raw.httpVersion }),
    }),
  );
  register(app, 'devices', async ({ params }) => ok((await devices.list(params.c)).map((device) => shown(device))));
  register(app, 'approveDevice', async ({ params, body, key }) => {
    const approved = await devices.approve(params.c, params.code, body.place, key);
    if (!approved.ok) return approved;
    lost();
    return ok(shown(approved.value));
  });
  register(app, 'removeDevice', async ({ params }) => {
    if (!(await devices.remove(params.c, params.id))) return refuse('device-not-found', 'There is no such device');
    lost();
    return ok({});
  });
};
