import type { FastifyInstance, FastifyRequest } from 'fastify';
import { screenTroublesOf } from '../../../shared/devices/screen-report.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import type { Access } from '../../access/access.ts';
import type { ShownDevice } from '../../access/devices.ts';
import type { NameOf, PastNames } from '../../centre/past-names.ts';
import { isAtHome } from '../../http/origin.ts';
import { register } from '../register.ts';

/** Pairing kiosks and displays. */
export function deviceRoutes(app: FastifyInstance, parts: DeviceRouteParts): void {
  const { devices } = parts.access;
  const { pastNames } = parts;
  register(app, 'askDevice', ({ body, raw }) => {
    const { kind, centre, claim } = body;
    if (kind === 'branch') return parts.askAsBranch(centre, claim, raw.ip);
    return devices.ask(
      { ...body, kind },
      {
        address: raw.ip,
        atHome: isAtHome({ headers: raw.headers, peer: raw.socket.remoteAddress, version: raw.raw.httpVersion }),
      },
    );
  });
  register(app, 'devices', async ({ params }) => {
    const [known, nameOf] = await Promise.all([devices.list(params.centre), pastNames.load(params.centre)]);
    return ok(known.map((device) => shown(device, nameOf)));
  });
  admission(app, parts);
}

export interface DeviceRouteParts {
  /** A branch asks its head office to be let in; refuses `not-found` where this is none. */
  readonly askAsBranch: (
    centre: string,
    claim: string | undefined,
    address: string,
  ) => Promise<Result<RouteValue<'askDevice'>>>;
  readonly access: Access;
  readonly pastNames: PastNames;
}

const admission = (app: FastifyInstance, { access: { devices, audit, lost }, pastNames }: DeviceRouteParts): void => {
  const doerOf = async (raw: FastifyRequest) => ({ who: await audit.nameOf(raw.actor), address: raw.ip });
  register(app, 'approveDevice', async ({ params, body, key, raw }) => {
    const [by, nameOf] = await Promise.all([doerOf(raw), pastNames.load(params.centre)]);
    const approved = await audit.telling(
      ({ device, removedDevice }) => {
        if (device === undefined) return null;
        const about = `${inWords(device, nameOf)}${removedDevice === undefined ? '' : ', in place of another'}`;
        return { ...by, what: 'device-let-in', centre: device.centre, about };
      },
      () => devices.approve(params.centre, params.code, body, key),
    );
    if (!approved.ok) return approved;
    lost();
    return ok(shown(approved.value, nameOf));
  });
  register(app, 'removeDevice', async ({ params, raw }) => {
    const [by, nameOf] = await Promise.all([doerOf(raw), pastNames.load(params.centre)]);
    const removed = await audit.telling(
      ({ removedDevice = '' }, { device }) => {
        const gone = device(removedDevice);
        if (gone === null) return null;
        return { ...by, what: 'device-removed', centre: gone.centre, about: inWords(gone, nameOf) };
      },
      () => devices.remove(params.centre, params.device),
    );
    if (!removed) return refuse('device-not-found', 'There is no such device');
    lost();
    return ok({});
  });
};

const shown = (device: ShownDevice, nameOf: NameOf): RouteValue<'approveDevice'> => ({
  id: device.id,
  kind: device.kind,
  place: device.place,
  placeName: nameOf(device.kind, device.place, Number.POSITIVE_INFINITY),
  code: device.code,
  approved: device.approved,
  askedAt: new Date(device.askedAt).toISOString(),
  seenAt: new Date(device.seenAt).toISOString(),
  address: device.address ?? null,
  health: healthOf(device),
});

const healthOf = ({ health }: ShownDevice): RouteValue<'approveDevice'>['health'] =>
  health === undefined
    ? null
    : { troubles: [...screenTroublesOf(health)], offSeconds: health.offSeconds, faults: health.faults };

/** A device as the security log tells of it for good: by what its place is called now. */
const inWords = ({ kind, place }: Pick<ShownDevice, 'kind' | 'place'>, nameOf: NameOf): string => {
  const name = nameOf(kind, place, Number.POSITIVE_INFINITY);
  return `${kind} ${typeof name === 'string' ? name : place}`;
};
