import type { FastifyInstance } from 'fastify';
import { emergencyLine } from '../../../engine/queue/emergency.ts';
import type { State } from '../../../engine/queue/state.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import { copyOfCentre, emptyCentre, type NewCentre, named } from '../../centre/new-centre.ts';
import { askCentre, askedBy, centreOf, type RouteParts } from '../centre-request.ts';
import { type RouteRequest, register } from '../register.ts';

/** Routes of the centres themselves: which there are, another one, one out of use and back. */
export function manageCentresRoutes(app: FastifyInstance, parts: RouteParts): void {
  register(app, 'listCentres', async () => ok(parts.centres.list().map((live) => inList(live.id, live.latest()))));
  register(app, 'addCentre', (request) => add(parts, request));
  register(app, 'archiveCentre', async (request) => {
    const { force = false } = request.body;
    return askCentre(parts, request, {
      command: { type: 'archive-centre', ...askedBy(parts.clock, request), force },
      told: await noteOf(parts, 'centre-archived', request),
      value: ({ state }) => inList(request.params.centre, state),
    });
  });
  register(app, 'bringBackCentre', async (request) =>
    askCentre(parts, request, {
      command: { type: 'bring-back-centre', ...askedBy(parts.clock, request) },
      told: await noteOf(parts, 'centre-brought-back', request),
      value: ({ state }) => inList(request.params.centre, state),
    }),
  );
}

/** With the emergency that stands: who is about to come is told. */
const inList = (id: string, state: State) => {
  const emergency = emergencyLine(state);
  return {
    id,
    name: state.centre?.name ?? {},
    archived: state.archived,
    ...(emergency === null ? {} : { emergency }),
  };
};

type Told = 'configured' | 'centre-archived' | 'centre-brought-back';
const noteOf = async (
  { audit }: RouteParts,
  what: Told,
  { caller, raw, params }: Pick<RouteRequest<'archiveCentre'>, 'caller' | 'raw' | 'params'>,
) => audit.noteOf({ what, address: raw.ip, centre: params.centre, who: await audit.nameOf(caller) });

const add = async (parts: RouteParts, request: RouteRequest<'addCentre'>) => {
  const { caller, body, key, raw } = request;
  if (caller.centre !== null) return refuse('not-allowed', 'Whoever belongs to one centre opens no other');
  const document = documentFor(parts, body);
  if (!document.ok) return document;
  const { by } = askedBy(parts.clock, request);
  const told = await noteOf(parts, 'configured', { caller, raw, params: { centre: body.id } });
  const added = await parts.centres.add(body.id, { document: document.value, by, told, key });
  return added.ok ? ok({ id: body.id, name: added.value.centre.name, archived: false }) : added;
};

/** What was sent, a copy, or the least that there can be. */
const documentFor = (
  parts: RouteParts,
  { document, copyOf, ...wanted }: NewCentre & { readonly document?: object; readonly copyOf?: string },
): Result<unknown> => {
  if (document !== undefined && copyOf !== undefined)
    return refuse('malformed', 'body must have either document or copyOf', { field: 'body/copyOf' });
  if (document !== undefined) return ok(named(document, wanted));
  if (copyOf === undefined) return ok(emptyCentre(wanted));
  const centre = parts.centres.find(copyOf) === null ? null : centreOf(parts, copyOf).latest().centre;
  if (centre === null) return refuse('centre-not-found', 'There is no such centre', { centre: copyOf });
  return ok(copyOfCentre(centre, wanted));
};
