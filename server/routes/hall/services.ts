import type { FastifyInstance } from 'fastify';
import { bookingRules, offersBooking } from '../../../shared/booking/booking.ts';
import type { Service } from '../../../shared/centre/centre.ts';
import { hasPassport, servicePage } from '../../../shared/centre/passport.ts';
import { ok, refuse } from '../../../shared/refusals.ts';
import { type Allowance, openAllowance } from '../../access/allowance.ts';
import { bookingSlip } from '../../printing/booking-slip.ts';
import { serviceSheet } from '../../printing/sheet-words.ts';
import { printSheet, type SheetMaking, type SheetPrintingParts } from '../booking/print-sheet.ts';
import { centreOf } from '../centre-request.ts';
import { register } from '../register.ts';

export interface ServiceRouteParts extends SheetPrintingParts {
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
    const { params } = request;
    const service = offered(params.centre, params.service);
    if (service === null) return noService(params.service);
    return printSheet(parts, request, sheets, (making) => sheetOn(parts.publicUrl, service, making));
  });
  bookingSlipRoute(app, parts, sheets);
}

const sheetOn = (publicUrl: string | null, service: Service, { centre, language, at }: SheetMaking) => {
  const url = publicUrl === null ? null : `${publicUrl}${servicePage(centre.id, service.id)}`;
  return serviceSheet(centre, { service, language, at, url });
};

/** The booking of a secret, on paper from the kiosk that asks. */
const bookingSlipRoute = (app: FastifyInstance, parts: ServiceRouteParts, sheets: Allowance): void => {
  register(app, 'printSeat', async (request) => {
    const { params, body } = request;
    const opened = await parts.store.seatOfSecret(body.secret, parts.clock.now());
    const seat = opened?.centre === params.centre ? await parts.store.seat(params.centre, opened.seat) : null;
    if (seat === null) return refuse('seat-not-found', 'There is no such seat');
    return printSheet(parts, request, sheets, ({ centre, language, at }) => {
      const url = parts.publicUrl === null ? null : `${parts.publicUrl}/b/${body.secret}`;
      return bookingSlip(centre, { seat, language, at, url });
    });
  });
};

const noService = (id: string) => refuse('service-not-found', 'There is no such service', { service: id });

const listed = (service: Service) => ({
  id: service.id,
  group: service.group,
  name: service.name,
  keywords: service.keywords ?? [],
  passport: hasPassport(service),
  bookable: service.bookable !== undefined,
});
