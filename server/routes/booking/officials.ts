import type { FastifyInstance } from 'fastify';
import { officialDates } from '../../../engine/booking/dates.ts';
import { bookeeOf, datesFrom, isAhead, type Reckoning, slotsOf } from '../../../engine/booking/sheet-slots.ts';
import { freeSeats } from '../../../engine/booking/slots.ts';
import { isCalledOff, takenOf } from '../../../engine/booking/taken.ts';
import { dateAt, instantOf } from '../../../engine/queue/business-day.ts';
import { bookingRules } from '../../../shared/booking/booking.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import { isDate } from '../../../shared/time/is-date.ts';
import type { Caller } from '../../access/caller.ts';
import type { SheetRows } from '../../store/seats.ts';
import { centreOf } from '../centre-request.ts';
import { register } from '../register.ts';
import { officialBody } from './official-body.ts';
import { type ReckoningParts, reckoningOf } from './reckoning.ts';

/** Routes of what may be booked: officials, their dates, and the slots of services, for everybody. */
export function officialRoutes(app: FastifyInstance, parts: ReckoningParts): void {
  register(app, 'officials', ({ params }) => {
    const { centre } = centreOf(parts, params.centre).latest();
    const officials = (centre?.officials ?? []).filter(({ offered }) => offered);
    return ok(
      officials.map((official) => {
        const { id, department, receptions } = official;
        return { id, ...officialBody(official), department, receptions };
      }),
    );
  });

  register(app, 'officialDates', async ({ params, query, caller }) => {
    const reckoning = await reckoningOf(parts, params.centre);
    const official = reckoning?.centre.officials?.find(({ id, offered }) => id === params.official && offered);
    if (reckoning === null || official === undefined)
      return refuse('official-not-found', 'There is no such official', { official: params.official });
    const { calendar, centre } = reckoning;
    const { timeZone } = centre;
    const asOf = dateAsked(query.from, caller);
    if (!asOf.ok) return asOf;
    const now = asOf.value === null ? parts.clock.now() : instantOf(asOf.value, '00:00', timeZone);
    const sheets = await parts.store.sheetsFrom(params.centre, `official-${official.id}`, dateAt(now, timeZone));
    const sheet = (date: string): SheetRows => sheets.get(date) ?? emptySheet;
    return ok(
      officialDates({
        ...{ official, calendar, timeZone, now },
        taken: (date) => takenOf(sheet(date), now, bookingRules(centre)),
        calledOff: (date) => sheet(date).calledOff,
      }),
    );
  });
  slotRoutes(app, parts);
}

/** The date as of which dates are asked for; null = now. Only managers look at another. */
const dateAsked = (from: string | undefined, { role }: Pick<Caller, 'role'>): Result<string | null> => {
  if (from === undefined) return ok(null);
  if (role !== 'manager' && role !== 'admin') return refuse('not-allowed', 'Only managers ask as of another date');
  return isDate(from) ? ok(from) : refuse('malformed', `from: ${from} is not a date`);
};

const slotRoutes = (app: FastifyInstance, parts: ReckoningParts): void => {
  register(app, 'slots', async ({ params, query }) => {
    const reckoning = await reckoningOf(parts, params.centre);
    const service = reckoning?.centre.services.find(({ id, offered }) => id === params.service && offered);
    if (reckoning === null || service?.bookable === undefined)
      return refuse('service-not-found', 'There is no such service to book', { service: params.service });
    return openSlots(parts, reckoning, params.centre, `service-${service.id}`, query.date);
  });

  register(app, 'serviceDates', async ({ params }) => {
    const reckoning = await reckoningOf(parts, params.centre);
    const service = reckoning?.centre.services.find(({ id, offered }) => id === params.service && offered);
    if (reckoning === null || service?.bookable === undefined)
      return refuse('service-not-found', 'There is no such service to book', { service: params.service });
    return ok(await datesOfService(parts, reckoning, params.centre, `service-${service.id}`));
  });

  register(app, 'officialSlots', async ({ params, query }) => {
    const reckoning = await reckoningOf(parts, params.centre);
    const official = reckoning?.centre.officials?.find(({ id, offered }) => id === params.official && offered);
    if (reckoning === null || official === undefined)
      return refuse('official-not-found', 'There is no such official', { official: params.official });
    return openSlots(parts, reckoning, params.centre, `official-${official.id}`, query.date);
  });
};

const emptySheet: SheetRows = { seats: [], withheld: [], calledOff: [] };

/** The dates of a service on which there are slots to ask for, the full ones marked. */
const datesOfService = async ({ store, clock }: ReckoningParts, reckoning: Reckoning, id: string, resource: string) => {
  const { centre } = reckoning;
  const bookee = bookeeOf(centre, resource);
  if (bookee === null) return [];
  const now = clock.now();
  const today = dateAt(now, centre.timeZone);
  const sheets = await store.sheetsFrom(id, resource, today);
  return [...datesFrom(reckoning, bookee, today, now)].flatMap((date) => {
    const sheet = sheets.get(date) ?? emptySheet;
    const open = slotsOf(reckoning, bookee, date)
      .filter(isAhead(reckoning, bookee, date, now))
      .filter((slot) => !isCalledOff(sheet.calledOff, slot));
    const taken = takenOf(sheet, now, bookingRules(centre));
    return open.length === 0 ? [] : [{ date, full: !open.some((slot) => freeSeats(slot, taken) > 0) }];
  });
};

/** [SE1] The slots of a date that may be asked for now, with how many places of each are free. */
const openSlots = async (
  { store, clock }: ReckoningParts,
  reckoning: Reckoning,
  id: string,
  resource: string,
  date: string,
) => {
  if (!isDate(date)) return refuse('malformed', `date: ${date} is not a date`);
  const bookee = bookeeOf(reckoning.centre, resource);
  if (bookee === null) return ok([]);
  const now = clock.now();
  const sheet = (await store.sheetsFrom(id, resource, date, date)).get(date) ?? emptySheet;
  const taken = takenOf(sheet, now, bookingRules(reckoning.centre));
  const slots = slotsOf(reckoning, bookee, date)
    .filter(isAhead(reckoning, bookee, date, now))
    .filter((slot) => !isCalledOff(sheet.calledOff, slot));
  return ok(slots.map((slot) => ({ from: slot.from, free: freeSeats(slot, taken) })));
};
