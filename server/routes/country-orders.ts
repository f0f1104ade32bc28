import type { FastifyInstance } from 'fastify';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { RouteBody, RouteValue } from '../../shared/routes.ts';
import type { Audit } from '../access/audit.ts';
import type { HeadOffice } from '../link/head-office.ts';
import { settingsFault } from '../link/template.ts';
import { noteOrder } from './order-line.ts';
import { register } from './register.ts';

export interface CountryOrderParts {
  readonly audit: Pick<Audit, 'note' | 'nameOf'>;
  /** null = this server is none. */
  readonly headOffice: Pick<HeadOffice, 'orders' | 'list'> | null;
}

/** What is asked of many centres at once, by those who belong to no one of them. */
export function countryOrderRoutes(app: FastifyInstance, { headOffice, audit }: CountryOrderParts): void {
  register(app, 'countryOrders', async ({ caller }) => {
    if (headOffice === null) return noHeadOffice;
    return caller.centre === null ? ok(await headOffice.orders.latest()) : notOverall;
  });
  register(app, 'orderCentres', async ({ caller, body, raw }) => {
    if (headOffice === null) return noHeadOffice;
    if (caller.centre !== null) return notOverall;
    return orderAll(headOffice, body, () => noteOrder(audit, { caller, raw, ...body }));
  });
}

/** `note` writes down that it goes out, and says who asks. Before that it refuses settings that cannot hold, `bad-config` with the path, and `centre-not-found` where a centre has no branch that has brought anything. */
const orderAll = async (
  { orders, list }: Pick<HeadOffice, 'orders' | 'list'>,
  { centres, order }: RouteBody<'orderCentres'>,
  note: () => Promise<string>,
): Promise<Result<RouteValue<'orderCentres'>>> => {
  const fault = order.kind === 'configuration' ? settingsFault(order.settings) : null;
  if (fault !== null) return { ok: false, refusal: fault };
  const known = new Set((await list()).flatMap(({ centre, stream }) => (stream === null ? [] : [centre])));
  const unknown = centres.find((centre) => !known.has(centre));
  if (unknown !== undefined)
    return refuse('centre-not-found', `No branch brings the centre ${unknown}`, { centre: unknown });
  const by = await note();
  return ok(await Promise.all(centres.map((centre) => orders.add(centre, order, by))));
};

const noHeadOffice = refuse('not-found', 'This server is no head office');
const notOverall = refuse('not-allowed', 'This is for those of no one centre');
