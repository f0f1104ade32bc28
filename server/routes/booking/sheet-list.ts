import type { FastifyInstance } from 'fastify';
import { type Bookee, bookeeOf, slotsOf } from '../../../engine/booking/sheet-slots.ts';
import { isCalledOff, standsAs } from '../../../engine/booking/taken.ts';
import { dateAt } from '../../../engine/queue/business-day.ts';
import { bookingRules } from '../../../shared/booking/booking.ts';
import { isLive } from '../../../shared/booking/seats.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { ok, refuse } from '../../../shared/refusals.ts';
import { isDate } from '../../../shared/time/is-date.ts';
import { register } from '../register.ts';
import { type ReckoningParts, reckoningOf } from './reckoning.ts';

/** The route of all that may be booked in a centre, as it stands on a date: what those who work there choose a sheet from. */
export function sheetListRoutes(app: FastifyInstance, parts: ReckoningParts): void {
  const { store, clock } = parts;
  register(app, 'sheets', async ({ params: { centre: id }, query: { date: asked } }) => {
    if (asked !== undefined && !isDate(asked)) return refuse('malformed', `date: ${asked} is not a date`);
    const reckoning = await reckoningOf(parts, id);
    if (reckoning === null) return ok({ ...nothing, date: asked ?? dateAt(clock.now(), 'UTC') });
    const { centre } = reckoning;
    const now = clock.now();
    const today = dateAt(now, centre.timeZone);
    const date = asked ?? today;
    const rules = bookingRules(centre);
    const live = (await store.seatsOn(id, date)).filter((seat) => isCounted(standsAs(seat, now, rules)));
    const sheets = await Promise.all(
      resourcesOf(centre).map(async ({ resource, bookee }) => {
        const slots = slotsOf(reckoning, bookee, date);
        const off = (await store.sheetsFrom(id, resource, date, date)).get(date)?.calledOff ?? [];
        return {
          resource,
          ...sheetNames(bookee),
          ...{ service: bookee.service, counter: bookee.counter },
          slots: slots.length,
          booked: live.filter((seat) => seat.resource === resource).length,
          calledOff: slots.length > 0 && slots.every((slot) => isCalledOff(off, slot)),
        };
      }),
    );
    return ok({ date, today, timeZone: centre.timeZone, languages: centre.languages, sheets });
  });
}

/** What is booked with: the name of a service, or of an official with their post and room. */
export function sheetNames(bookee: Bookee) {
  if (bookee.kind === 'service') return { name: bookee.of.name, post: null, room: null };
  const { surname, name, patronymic, post, room = null } = bookee.official;
  return { name: [surname, name, patronymic].filter((part) => part !== undefined).join(' '), post, room };
}

const nothing = { today: '', timeZone: 'UTC', languages: [], sheets: [] };

/** Who has a place, or had one on the date: all but what was given up. */
const isCounted = (status: Parameters<typeof isLive>[0]): boolean =>
  status !== 'held' && (isLive(status) || status === 'missed' || status === 'heard');

const resourcesOf = (centre: Centre) =>
  [
    ...(centre.officials ?? []).map(({ id }) => `official-${id}`),
    ...centre.services.filter(({ bookable }) => bookable !== undefined).map(({ id }) => `service-${id}`),
  ].flatMap((resource) => {
    const bookee = bookeeOf(centre, resource);
    return bookee === null ? [] : [{ resource, bookee }];
  });
