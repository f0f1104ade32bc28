import { type BookableRules, bookableRules, bookingRules } from '../../shared/booking/booking.ts';
import type { Official } from '../../shared/booking/booking-schema.ts';
import type { Calendar } from '../../shared/booking/calendar.ts';
import type { SeatTime, SheetId } from '../../shared/booking/seats.ts';
import type { Centre, Service } from '../../shared/centre/centre.ts';
import { dayNumber, weekdayOf } from '../calendar/day-numbers.ts';
import { receptionDates } from '../calendar/reception-dates.ts';
import { workingDays } from '../calendar/working-days.ts';
import { dateAt, hoursOn, instantOf, instantsOn, workedSpans } from '../queue/business-day.ts';
import { countersFor, desksByHour, desksMeasured, type OpenCounters, type WeekHour } from './open-counters.ts';
import { commonSpans, officialSlots, type Slot, type Span, serviceSlots } from './slots.ts';

/** What a sheet is of, and the slots that it has. */

/** What may be booked: an official, at whose counter alone they are received, or a service. */
export type Bookee =
  | { readonly kind: 'official'; readonly official: Official; readonly service: string; readonly counter: string }
  | { readonly kind: 'service'; readonly of: Service; readonly service: string; readonly counter: null };

/** What the slots of a centre are reckoned from. */
export interface Reckoning {
  readonly centre: Centre;
  /** The one that the centre goes by; else the country's. */
  readonly calendar: Calendar;
  /** The share that comes, of officials' visitors or of a service's. */
  readonly attendance: (kind: Bookee['kind']) => number;
  /** When its counters were open, as measured; null = nothing is yet. */
  readonly openCounters: OpenCounters | null;
}

/** The person that a resource is; null if the centre has none of this name. */
export function bookeeOf(centre: Centre, resource: string): Bookee | null {
  const [kind, id] = splitOnce(resource);
  if (kind === 'official') {
    const official = centre.officials?.find((one) => one.id === id);
    return official === undefined ? null : { kind, official, service: official.service, counter: official.counter };
  }
  const of = kind === 'service' ? centre.services.find((one) => one.id === id) : undefined;
  return of?.bookable === undefined ? null : { kind: 'service', of, service: of.id, counter: null };
}

/** [SE1] Every slot of a sheet, whatever time it is; none where nothing takes place. */
export function slotsOf(of: Reckoning, bookee: Bookee, date: string): readonly Slot[] {
  if (bookee.kind === 'service') return slotsOfService(of, bookee.of, date);
  for (const one of receptionDates(bookee.official.receptions, of.calendar, date))
    return one.date === date ? officialSlots(one.receptions) : [];
  return [];
}

/** [SE2] Whether a slot may still be asked for by itself: it is to come and, of a service, within its days and before its cutoff. */
export function isAhead(of: Pick<Reckoning, 'centre'>, bookee: Bookee, date: string, now: number) {
  const rules = bookee.kind === 'service' ? bookableRules(bookee.of) : null;
  const instant = instantsOn(date, of.centre.timeZone);
  const inDays = isWithinDays(of, bookee, date, now);
  const after = now + (rules?.cutoffMinutes ?? 0) * 60_000;
  return ({ from }: Slot): boolean => inDays && instant(from) > after;
}

/** [SE2] Whether a date is one of those on which a service may be booked by now, however far it is shown; of an official any is. */
export function isWithinDays(
  { centre }: Pick<Reckoning, 'centre'>,
  bookee: Bookee,
  date: string,
  now: number,
): boolean {
  const rules = bookee.kind === 'service' ? bookableRules(bookee.of) : null;
  if (rules === null) return true;
  const days = dayNumber(date) - dayNumber(dateAt(now, centre.timeZone));
  return days >= rules.fromDays && days <= rules.toDays;
}

/** A slot with its instants. */
export function seatTime({ from, to }: Span, date: string, timeZone: string): SeatTime {
  return { from, to, startsAt: instantOf(date, from, timeZone), endsAt: instantOf(date, to, timeZone) };
}

/** The dates of a sheet's resource from one on, as far as they may be asked for. */
export function* datesFrom(of: Reckoning, bookee: Bookee, from: string, now: number): Iterable<string> {
  if (bookee.kind === 'official') {
    for (const { date } of receptionDates(bookee.official.receptions, of.calendar, from)) yield date;
    return;
  }
  const last = dayNumber(dateAt(now, of.centre.timeZone)) + (bookableRules(bookee.of)?.toDays ?? 0);
  const day = Temporal.PlainDate.from(from);
  for (let ahead = 0; dayNumber(from) + ahead <= last; ahead++) yield day.add({ days: ahead }).toString();
}

/** The name of a sheet, to keep sheets by. */
export const sheetName = ({ resource, date }: SheetId): string => `${resource} ${date}`;

const splitOnce = (text: string): readonly [string, string] => {
  const at = text.indexOf('-');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
};

const slotsOfService = (of: Reckoning, service: Service, date: string): readonly Slot[] => {
  const { centre } = of;
  const rules = bookableRules(service);
  if (rules === null) return [];
  return serviceSlots({
    rules,
    weekday: weekdayOf(dayNumber(date)),
    attendance: of.attendance('service'),
    overbookRisk: bookingRules(centre).overbookRisk,
    open: openOn(of, service, date),
    visitMinutes: service.standardSeconds / 60,
    counters: countersFor(centre, service.id),
    measured: desksMeasured(centre, service.id, of.openCounters),
  });
};

/**
 * When the centre is open on a date, and the service in it; the centre's own exceptions stand above the country's days off. [D6] On
 * a rest day that is worked a centre is open that goes by the calendar.
 */
const openOn = ({ centre, calendar }: Reckoning, service: Service, date: string): readonly Span[] => {
  const exception = centre.hours.exceptions.find((one) => one.date === date);
  const rest = workingDays(calendar).rest(dayNumber(date));
  if (exception === undefined && rest !== null && rest.kind !== 'rest') return [];
  const goesBy = centre.hours.calendar === calendar.id ? calendar : null;
  const own = hoursOn({ centre, calendar: goesBy }, date);
  return service.week === undefined ? own : commonSpans(own, workedSpans(service.week, date, goesBy));
};

/** What the slots of each bookable service have room by; it can cross to a thread. */
export interface ServiceRoom {
  readonly resource: string;
  readonly rules: BookableRules;
  readonly visitMinutes: number;
  /** How many counters do it. */
  readonly counters: number;
  /** Those that are open where its rules name no desks, at the hours at which enough was measured. */
  readonly open: { readonly [at in WeekHour]?: number };
}

/** The rooms of a centre's bookable services, by when its counters were open. */
export function serviceRooms(centre: Centre, openCounters: OpenCounters | null): readonly ServiceRoom[] {
  return centre.services.flatMap((service) => {
    const rules = bookableRules(service);
    const visitMinutes = service.standardSeconds / 60;
    const counters = countersFor(centre, service.id);
    const open = desksByHour(centre, service.id, openCounters);
    return rules === null ? [] : [{ resource: `service-${service.id}`, rules, visitMinutes, counters, open }];
  });
}
