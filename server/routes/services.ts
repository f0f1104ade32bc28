import type { FastifyInstance } from 'fastify';
import { bookingRules, offersBooking } from '../../shared/booking.ts';
import type { Service } from '../../shared/centre.ts';
import { hasPassport, servicePage } from '../../shared/passport.ts';
import { ok, refuse } from '../../shared/refusals.ts';
import { openAllowance, type Pace } from '../access/allowance.ts';
import { newId } from '../ids.ts';
import { serviceSheet } from '../printing/sheet-words.ts';
import type { Printing } from '../printing/spoolers.ts';
import { askCentre, askedBy, centreOf, type RouteParts } from './centre-request.ts';
import { type RouteRequest, register } from './register.ts';

export interface ServiceRouteParts extends RouteParts {
  readonly printing: Printing;
  /** What QR codes point to; null = none. */
  readonly publicUrl: string | null;
}

/** Routes of what there is to know of services: for everybody, and on paper from a kiosk. */
export function serviceRoutes(app: FastifyInstance, parts: ServiceRouteParts): void {
  const known = (centre: string) => centreOf(parts, centre).latest().centre;
  const offered = (centre: string, id: string): Service | null =>
    known(centre)?.services.find((one) => one.id === id && one.offered) ?? null;

  register(app, 'services', ({ params }) => {
    const centre = known(params.centre);
    if (centre === null) return refuse('centre-not-found', 'There is no such centre', { centre: params.centre });
    const { name, languages, groups } = centre;
    return ok({
      name,
      languages,
      offersBooking: offersBooking(centre),
      standby: bookingRules(centre).standby,
      groups: groups.map((group) => ({ id: group.id, name: group.name })),
      services: centre.services.filter(({ offered: shown }) => shown).map(listed),
    });
  });

  register(app, 'service', ({ params }) => {
    const service = offered(params.centre, params.service);
    if (service === null) return noService(params.service);
    const { id, name, documents, passport = {} } = service;
    const group = known(params.centre)?.groups.find((one) => one.id === service.group)?.name ?? {};
    return ok({ id, name, group, documents, passport });
  });

  const sheets = openAllowance(parts.clock);
  register(app, 'printService', (request) => {
    const { caller, params } = request;
    if (caller.kind === 'device' && caller.device !== 'kiosk') return refuse('not-allowed', 'A display does not print');
    const service = offered(params.centre, params.service);
    if (service === null) return noService(params.service);
    return print(parts, request, service, (kiosk) => sheets.take(kiosk, sheetPace));
  });
}

/** How fast one kiosk gives sheets: each is as long as several slips. */
const sheetPace: Pace = { atOnce: 3, everyMs: 20_000 };

const noService = (id: string) => refuse('service-not-found', 'There is no such service', { service: id });

const listed = (service: Service) => ({
  id: service.id,
  group: service.group,
  name: service.name,
  keywords: service.keywords ?? [],
  passport: hasPassport(service),
  bookable: service.bookable !== undefined,
});

const print = (
  parts: ServiceRouteParts,
  request: RouteRequest<'printService'>,
  service: Service,
  take: (kiosk: string) => number | null,
) => {
  const { caller, params, body } = request;
  const { centre } = centreOf(parts, params.centre).latest();
  const place = caller.kind === 'device' ? caller.place : null;
  const printer = centre?.kiosks.find(({ id }) => id === place)?.printer;
  if (centre === null || printer === undefined) return refuse('no-printer', 'This kiosk has no printer');
  const seconds = take(`${centre.id}/${place}`);
  if (seconds !== null)
    return refuse('too-many', `This kiosk may print again in ${seconds} s`, { retryAfterSeconds: seconds });
  const { at } = askedBy(parts.clock, request);
  const job = newId();
  const language = body.language ?? centre.languages[0] ?? 'az';
  const url = parts.publicUrl === null ? null : `${parts.publicUrl}${servicePage(centre.id, service.id)}`;
  const slip = JSON.stringify(serviceSheet(centre, { service, language, at, url }));
  const asked = askCentre(parts, request, {
    command: null,
    status: 201,
    jobs: [{ id: job, centre: centre.id, printer, ticket: '', copy: false, queuedAt: at, slip }],
    value: () => ({ job, status: 'queued' as const }),
  });
  parts.printing.wake(centre.id);
  return asked;
};
