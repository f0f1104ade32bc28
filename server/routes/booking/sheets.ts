import type { FastifyInstance } from 'fastify';
import { bookeeOf, slotsOf } from '../../../engine/booking/sheet-slots.ts';
import { freeSeats } from '../../../engine/booking/slots.ts';
import { isCalledOff, standsAs, takenOf } from '../../../engine/booking/taken.ts';
import { findTicket } from '../../../engine/queue/lookup.ts';
import { bookingRules } from '../../../shared/booking/booking.ts';
import type { Seat } from '../../../shared/booking/seats.ts';
import type { RouteParams } from '../../../shared/paths.ts';
import { ok, refuse } from '../../../shared/refusals.ts';
import { isDate } from '../../../shared/time/is-date.ts';
import type { Caller } from '../../access/caller.ts';
import { aboutPerson } from '../../store/about-person.ts';
import { askCentre, askedBy, centreOf } from '../centre-request.ts';
import { register } from '../register.ts';
import { type EarlierParts, earlierSeats } from './earlier-seats.ts';
import { seatRequest } from './receptions.ts';
import { type ReckoningParts, reckoningOf } from './reckoning.ts';
import { seatBody } from './seat-body.ts';
import { maySeePerson, maySeeSheet, withoutCode } from './seat-sight.ts';

export type SheetParts = ReckoningParts & EarlierParts;

/** Routes of sheets: what staff see of a date, and call off. */
export function sheetRoutes(app: FastifyInstance, parts: SheetParts): void {
  seatListRoutes(app, parts);
  const sheetOf = createSheetOf(parts);
  register(app, 'sheet', ({ params, caller }) => sheetOf(params, caller));
  register(app, 'callOff', async (request) => {
    const { resource, date } = request.params;
    const { from, to, reason } = request.body;
    if (!isDate(date)) return noDate(date);
    if ((from === undefined) !== (to === undefined) || (from !== undefined && to !== undefined && from >= to))
      return refuse('malformed', 'from and to: both or neither, and to after from');
    const span = from === undefined || to === undefined ? null : { from, to };
    return askCentre(parts, request, {
      command: null,
      seat: { ...askedBy(parts.clock, request), command: { type: 'call-off', resource, date, span, reason } },
      value: ({ events, seatOf }) => {
        const ended = events.flatMap((event) => (event.type === 'seat-called-off' ? (seatOf(event.seat) ?? []) : []));
        return { calledOff: ended.length, seats: ended.map(seatBody) };
      },
    });
  });
}

/** [SE11] Seats as they stand now, though the clock may not have written it down yet. */
const asNow = (parts: ReckoningParts, centre: string) => {
  const document = centreOf(parts, centre).latest().centre;
  const now = parts.clock.now();
  return (seat: Seat): Seat =>
    document === null ? seat : { ...seat, status: standsAs(seat, now, bookingRules(document)) };
};

const seatListRoutes = (app: FastifyInstance, parts: SheetParts): void => {
  const { store } = parts;
  register(app, 'seats', async ({ params, query, caller }) => {
    if (!isDate(query.date)) return noDate(query.date);
    const seats = (await store.seatsOn(params.centre, query.date)).map(asNow(parts, params.centre));
    const shown = seats.filter(({ status }) => query.status === undefined || status === query.status).map(seatBody);
    return ok(caller.role === 'clerk' ? shown.map(withoutCode) : shown);
  });
  register(app, 'seat', async ({ params, caller }) => {
    const { centre } = params;
    const seat = await store.seat(centre, params.seat);
    if (seat === null) return refuse('seat-not-found', 'There is no such seat', { seat: params.seat });
    const body = seatBody(asNow(parts, centre)(seat));
    if (!maySeePerson(await centreOf(parts, centre).fresh(), caller, seat))
      return ok({ seat: withoutCode(body), person: null, earlier: null, request: null });
    const [person] = await store.seatPeople(centre, [seat.id]);
    const document = centreOf(parts, centre).latest().centre;
    return ok({
      ...{ seat: body, person: aboutPerson(person), earlier: await earlierSeats(parts, centre, seat) },
      request: document === null ? null : await seatRequest(parts, document, seat),
    });
  });
};

const createSheetOf = (parts: ReckoningParts) => {
  const { store, clock } = parts;
  return async ({ centre, resource, date }: RouteParams<'sheet'>, caller: Caller) => {
    if (!isDate(date)) return noDate(date);
    const reckoning = await reckoningOf(parts, centre);
    const bookee = reckoning === null ? null : bookeeOf(reckoning.centre, resource);
    if (reckoning === null || bookee === null) return noResource(resource);
    const sheet = (await store.sheetsFrom(centre, resource, date, date)).get(date) ?? emptySheet;
    const taken = takenOf(sheet, clock.now(), bookingRules(reckoning.centre));
    const state = await centreOf(parts, centre).fresh();
    const seesAll = maySeeSheet(state, caller, bookee.counter);
    const seen = new Set(
      sheet.seats.filter((seat) => seesAll || maySeePerson(state, caller, seat)).map(({ id }) => id),
    );
    const personOf = new Map((await store.seatPeople(centre, [...seen])).map((person) => [person.seat, person]));
    const seats = sheet.seats.map(asNow(parts, centre)).filter(({ status }) => status !== 'released');
    return ok({
      ...{ resource, date, service: bookee.service },
      slots: slotsOf(reckoning, bookee, date).map((slot) => ({
        ...slot,
        free: isCalledOff(sheet.calledOff, slot) ? 0 : freeSeats(slot, taken),
      })),
      seats: seats.toSorted(byTime).map((seat) => ({
        seat: seen.has(seat.id) ? seatBody(seat) : withoutCode(seatBody(seat)),
        person: aboutPerson(personOf.get(seat.id)),
        number: seat.ticket === null ? null : (findTicket(state, seat.ticket)?.number ?? null),
      })),
      calledOff: sheet.calledOff.map(({ span, reason, at }) => ({ span, reason, at: new Date(at).toISOString() })),
    });
  };
};

const emptySheet = { seats: [], withheld: [], calledOff: [] };
const noDate = (date: string) => refuse('malformed', `date: ${date} is not a date`);
const noResource = (resource: string) =>
  resource.startsWith('official-')
    ? refuse('official-not-found', 'There is no such official', { resource })
    : refuse('service-not-found', 'There is no such service to book', { resource });

const byTime = (a: Seat, b: Seat): number => {
  const [first, second] = [`${a.from ?? '99'} ${a.id}`, `${b.from ?? '99'} ${b.id}`];
  return first < second ? -1 : first > second ? 1 : 0;
};
