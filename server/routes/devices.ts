import type { FastifyInstance, FastifyRequest } from 'fastify';
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
  const doerOf = async (raw: FastifyRequest) => ({ who: await audit.nameOf(raw.actor), address: raw.ip });

  register(app, 'askDevice', ({ body, raw }) =>
    devices.ask(body, {
      address: raw.ip,
      atHome: isAtHome({ headers: raw.headers, peer: raw.socket.remoteAddress, version: raw.raw.httpVersion }),
    }),
  );
  register(app, 'devices', async ({ params }) => ok((await devices.list(params.c)).map((device) => shown(device))));
  register(app, 'approveDevice', async ({ params, body, key, raw }) => {
    const by = await doerOf(raw);
    const approved = await audit.telling(
      ({ device, removedDevice }) => {
        if (device === undefined) return null;
        const about = `${device.kind} ${device.place}${removedDevice === undefined ? '' : ', in place of another'}`;
        return { ...by, what: 'device-let-in', centre: device.centre, about };
      },
      () => devices.approve(params.c, params.code, body, key),
    );
    if (!approved.ok) return approved;
    lost();
    return ok(shown(approved.value));
  });
  register(app, 'removeDevice', async ({ params, raw }) => {
    const by = await doerOf(raw);
    const removed = await audit.telling(
      ({ removedDevice = '' }, { device }) => {
        const gone = device(removedDevice);
        const about = `${gone?.kind} ${gone?.place}`;
        return gone === null ? null : { ...by, what: 'device-removed', centre: gone.centre, about };
      },
      () => devices.remove(params.c, params.id),
    );
    if (!removed) return refuse('device-not-found', 'There is no such device');
    lost();
    return ok({});
  });
};
