import type { FastifyInstance } from 'fastify';
import { officialDates } from '../../engine/booking/dates.ts';
import { commonSpans, freeSeats, type Slot, type Span, serviceSlots, type Taken } from '../../engine/booking/slots.ts';
import { dayNumber, weekdayOf } from '../../engine/calendar/day-numbers.ts';
import { workingDays } from '../../engine/calendar/working-days.ts';
import { dateAt, instantOf } from '../../engine/queue/business-day.ts';
import { bookableRules, bookingRules } from '../../shared/booking.ts';
import type { Calendar } from '../../shared/calendar.ts';
import type { Centre, Service } from '../../shared/centre.ts';
import { isDate } from '../../shared/is-date.ts';
import { ok, refuse } from '../../shared/refusals.ts';
import { countryCalendar } from '../calendar/calendars.ts';
import type { CalendarRouteParts } from './calendars.ts';
import { centreOf } from './centre-request.ts';
import { register } from './register.ts';

/** Routes of what may be booked: officials, their dates, and the slots of services, for everybody. */
export function officialRoutes(app: FastifyInstance, parts: CalendarRouteParts): void {
  const known = (centre: string) => centreOf(parts, centre).latest().centre;
  const calendarOf = (): Calendar | null => parts.calendars.find(countryCalendar);

  register(app, 'officials', ({ params }) => {
    const officials = (known(params.centre)?.officials ?? []).filter(({ offered }) => offered);
    return ok(
      officials.map(({ id, surname, name, patronymic = null, post, department, room = null, receptions }) => ({
        ...{ id, surname, name, patronymic, post, department, room },
        receptions,
      })),
    );
  });

  register(app, 'officialDates', ({ params }) => {
    const [centre, calendar] = [known(params.centre), calendarOf()];
    const official = centre?.officials?.find(({ id, offered }) => id === params.official && offered);
    if (centre === null || calendar === null || official === undefined)
      return refuse('official-not-found', 'There is no such official', { official: params.official });
    const { timeZone } = centre;
    return ok(officialDates({ official, calendar, timeZone, now: parts.clock.now(), taken: nothingTaken }));
  });

  register(app, 'slots', ({ params, query }) => {
    const [centre, calendar] = [known(params.centre), calendarOf()];
    const service = centre?.services.find(({ id, offered }) => id === params.service && offered);
    if (centre === null || calendar === null || service?.bookable === undefined)
      return refuse('service-not-found', 'There is no such service to book', { service: params.service });
    if (!isDate(query.date)) return refuse('malformed', `date: ${query.date} is not a date`);
    const slots = openSlots({ centre, service, calendar, date: query.date, now: parts.clock.now() });
    return ok(slots.map((slot) => ({ from: slot.from, free: freeSeats(slot, nothingTaken()) })));
  });
}

/** No seats are stored yet: everything that may be booked is free. */
const nothingTaken = (): Taken => new Map();

interface SlotsAsked {
  readonly centre: Centre;
  readonly service: Service;
  readonly calendar: Calendar;
  readonly date: string;
  readonly now: number;
}

/** The slots of a service that may be booked now on a date: none outside the days ahead, none once the cutoff has passed. */
const openSlots = (asked: SlotsAsked): readonly Slot[] => {
  const { centre, service, date, now } = asked;
  const rules = bookableRules(service);
  if (rules === null) return [];
  const ahead = dayNumber(date) - dayNumber(dateAt(now, centre.timeZone));
  if (ahead < rules.fromDays || ahead > rules.toDays) return [];
  const { attendance, overbookRisk } = bookingRules(centre);
  const weekday = weekdayOf(dayNumber(date));
  const slots = serviceSlots({
    ...{ rules, weekday, attendance, overbookRisk },
    open: openOn(asked),
    visitMinutes: service.standardSeconds / 60,
    measured: () => countersFor(centre, service.id),
  });
  const cutoff = now + rules.cutoffMinutes * 60_000;
  return slots.filter(({ from }) => instantOf(date, from, centre.timeZone) > cutoff);
};

/** When the centre is open on a date, and the service in it; the centre's own exceptions stand above the country's days off. */
const openOn = ({ centre, service, calendar, date }: SlotsAsked): readonly Span[] => {
  const weekday = weekdayOf(dayNumber(date));
  const exception = centre.hours.exceptions.find((one) => one.date === date);
  const rest = workingDays(calendar).rest(dayNumber(date));
  if (exception === undefined && rest !== null && rest.kind !== 'rest') return [];
  const own = exception?.spans ?? centre.hours.week[weekday];
  return service.week === undefined ? own : commonSpans(own, service.week[weekday]);
};

/** How many counters take a service by their work profiles. */
const countersFor = ({ counters, profiles }: Centre, service: string): number => {
  const taking = new Set(
    profiles.filter(({ tiers }) => tiers.flat().some((id) => id === service || id === '*')).map(({ id }) => id),
  );
  return counters.filter(({ profile }) => taking.has(profile)).length;
};
