import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { batchLimits } from '../../shared/country/link.ts';
import { ok, type Refusal, refuse } from '../../shared/refusals.ts';
import { bearer } from '../access/access.ts';
import type { Audit } from '../access/audit.ts';
import { sendRefusal } from '../http/errors.ts';
import { newId } from '../ids.ts';
import { endOfCopy } from '../link/go-on.ts';
import { inflateBodies } from '../link/gzip-body.ts';
import type { HeadOffice } from '../link/head-office.ts';
import type { Holds } from '../link/holds.ts';
import type { Uplinks } from '../link/uplink.ts';
import type { Branch, LinkStore } from '../store/link.ts';
import type { QueueStore } from '../store/store.ts';
import { askCentre, askedBy, type RouteParts } from './centre-request.ts';
import { noteOrder } from './order-line.ts';
import { type RouteRequest, register } from './register.ts';

export interface LinkRouteParts {
  /** null = this server is none. */
  readonly headOffice: HeadOffice | null;
  readonly uplinks: Pick<Uplinks, 'standing'>;
  readonly holds: Holds;
  readonly store: QueueStore & Pick<LinkStore, 'incarnationOf'>;
  readonly audit: Pick<Audit, 'note' | 'nameOf'>;
}

/** The routes of the link between branches and their head office. */
export function linkRoutes(app: FastifyInstance, parts: LinkRouteParts & RouteParts): void {
  register(app, 'uplink', ({ params: { centre } }) => {
    const { at, ...standing } = parts.uplinks.standing(centre);
    const held = parts.holds.isHeld(centre);
    return ok({ ...standing, held, at: at === null ? null : new Date(at).toISOString() });
  });
  register(app, 'goOn', (request) => goOn(parts, request));
  byKeyRoutes(app, parts);
  orderRoutes(app, parts);
  branchRoutes(app, parts);
}

/** What the log says of it, and that it is held no more, come one after the other: asked again in between, it says it once more. */
const goOn = async (parts: LinkRouteParts & RouteParts, request: RouteRequest<'goOn'>) => {
  const { audit, holds, store, clock } = parts;
  const { params, caller, raw } = request;
  if (!holds.isHeld(params.centre)) return refuse('not-found', 'This centre is not held', { centre: params.centre });
  const who = await audit.nameOf(caller);
  const gone = await askCentre(parts, request, {
    command: { type: 'go-on', ...askedBy(clock, request), copy: await endOfCopy(store, params.centre, newId()) },
    told: audit.noteOf({ what: 'went-on', who, address: raw.ip, centre: params.centre }),
    value: () => ({}),
  });
  if (gone.ok) await holds.release(params.centre);
  return gone;
};

const noHeadOffice = refuse('not-found', 'This server is no head office');
const noKey: Refusal = { code: 'not-signed-in', message: 'This key is not one of a branch that was let in' };

const unknownKey = { ok: false, refusal: noKey } as const;

/** What branches ask by their keys: who asks is looked at before anything of a body is read. */
const byKeyRoutes = (app: FastifyInstance, { headOffice }: LinkRouteParts): void => {
  const scope: FastifyPluginAsync = async (link) => {
    const branches = new WeakMap<FastifyRequest, Branch>();
    link.addHook('onRequest', async (request, reply) => {
      if (headOffice === null) return sendRefusal(reply, noHeadOffice.refusal);
      const branch = await headOffice.branchOf(bearer(request.headers.authorization) ?? '');
      if (branch === null) return sendRefusal(reply, noKey);
      branches.set(request, branch);
      return;
    });
    inflateBodies(link, batchLimits);
    const by = <T>(raw: FastifyRequest, answer: (office: HeadOffice, branch: Branch) => T) => {
      const branch = branches.get(raw);
      return headOffice === null || branch === undefined ? unknownKey : answer(headOffice, branch);
    };
    register(link, 'linkEvents', async ({ body, raw }) => by(raw, (office, branch) => office.accept(branch, body)));
    register(link, 'linkImports', async ({ body, raw }) => by(raw, (office, branch) => office.imports(branch, body)));
    register(link, 'linkLost', async ({ query, raw }) => by(raw, (office, branch) => office.lost(branch, query)));
    register(link, 'linkPeople', async ({ body, raw }) =>
      by(raw, async ({ people }, { centre }) =>
        people === null ? noHeadOffice : ok(await people.compare(centre, body)),
      ),
    );
    register(link, 'linkOrders', async ({ query, raw, reply }) =>
      by(raw, async (office, branch) => ok(await office.next(branch, query, goneOf(reply)))),
    );
    register(link, 'linkResult', async ({ params, body, raw }) =>
      by(raw, ({ orders }, { centre }) => orders.end(centre, params.order, body)),
    );
  };
  app.register(scope);
};

/** Aborts once nobody waits for the answer any more. */
const goneOf = ({ raw }: FastifyReply): AbortSignal => {
  const gone = new AbortController();
  raw.once('close', () => gone.abort());
  return gone.signal;
};

/** What is asked of branches, by those who lead them from here. */
const orderRoutes = (app: FastifyInstance, { headOffice, audit }: LinkRouteParts): void => {
  register(app, 'addOrder', async ({ caller, params: { centre }, body, raw }) => {
    if (headOffice === null) return noHeadOffice;
    const by = await noteOrder(audit, { caller, raw, order: body, centres: [centre] });
    return ok(await headOffice.orders.add(centre, body, by));
  });
  register(app, 'orders', async ({ params }) =>
    headOffice === null ? noHeadOffice : ok(await headOffice.orders.list(params.centre)),
  );
};

/** Who may come in as a branch is for administrators of the whole head office. */
const branchRoutes = (app: FastifyInstance, { headOffice, audit }: LinkRouteParts): void => {
  const note = async (raw: FastifyRequest, what: 'device-let-in' | 'device-removed', centre: string): Promise<void> =>
    audit.note({ what, who: await audit.nameOf(raw.actor), address: raw.ip, about: `branch ${centre}` });
  register(app, 'branches', async ({ caller }) => {
    if (headOffice === null) return noHeadOffice;
    return caller.centre === null ? ok(await headOffice.list()) : notOverall;
  });
  register(app, 'approveBranch', async ({ caller, params, raw }) => {
    if (headOffice === null) return noHeadOffice;
    if (caller.centre !== null) return notOverall;
    const approved = await headOffice.approve(params.code);
    if (approved.ok) await note(raw, 'device-let-in', approved.value.centre);
    return approved;
  });
  register(app, 'removeBranch', async ({ caller, params, raw }) => {
    if (headOffice === null) return noHeadOffice;
    if (caller.centre !== null) return notOverall;
    const centre = await headOffice.remove(params.branch);
    if (centre === null) return refuse('device-not-found', 'There is no such branch', { branch: params.branch });
    await note(raw, 'device-removed', centre);
    return ok({});
  });
};

const notOverall = refuse('not-allowed', 'Those who belong to one centre let no branch in');
