import type { FastifyInstance } from 'fastify';
import { learntAttendance, seatsOf } from '../../../engine/booking/capacity.ts';
import type { OpenCounters } from '../../../engine/booking/open-counters.ts';
import { type ServiceRoom, serviceRooms } from '../../../engine/booking/sheet-slots.ts';
import { dateAt, instantOf } from '../../../engine/queue/business-day.ts';
import { bookingRules } from '../../../shared/booking/booking.ts';
import type { BookingKey, BookingsReport } from '../../../shared/booking/booking-figures.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import type { Label } from '../../../shared/labels.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import type { Days } from '../../../shared/time/days.ts';
import { measuredDays } from '../../centre/attendance.ts';
import { checkRange } from '../../dates.ts';
import { parsed } from '../../json-of.ts';
import type { RowNames } from '../../reports/named-rows.ts';
import type { Planning } from '../../staffing/planning.ts';
import type { Store } from '../../store/store.ts';
import { register } from '../register.ts';
import { hangUpOf, type ReportParts, rowNames } from './reports.ts';

export interface BookingsReportParts extends Omit<ReportParts, 'centre'> {
  readonly store: Pick<Store, 'attendance' | 'seatReasons'>;
  readonly planning: Pick<Planning, 'bookedShares'>;
  /** When its counters were open, as measured; null = nothing is yet. */
  openCounters(id: string): OpenCounters | null;
  /** The configuration in force of a centre; null if there is no such centre. */
  centre(id: string): Centre | null;
}

/** Routes of what bookings did, in figures and in what staff did outside the rules, and of what more of them would do. */
export function bookingsReportRoutes(app: FastifyInstance, parts: BookingsReportParts): void {
  register(app, 'bookings', async ({ params, query, reply }) => {
    const figures = await bookingFigures(parts, params.centre, query, hangUpOf(reply));
    return figures.ok ? ok(figures.value) : figures;
  });
  register(app, 'bookedShares', async ({ params, body }) => {
    const centre = parts.centre(params.centre);
    if (centre === null) return noCentre(params.centre);
    const rules = bookingRules(centre);
    const { learnt } = await attendanceOf(parts, params.centre, centre);
    return parts.planning.bookedShares(centre, body, { ...rules, attendance: learnt });
  });
  register(app, 'seatReasons', async ({ params, query }) => {
    const reasons = await seatReasons(parts, params.centre, query);
    return reasons.ok ? ok({ reasons: reasons.value }) : reasons;
  });
}

/** The figures of bookings over some days, with names, and what attendance means for the seats of a slot. */
export async function bookingFigures(
  parts: BookingsReportParts,
  id: string,
  { from, to, by }: Days & { readonly by: BookingKey },
  hungUp: AbortSignal,
): Promise<Result<RouteValue<'bookings'>>> {
  const centre = parts.centre(id);
  if (centre === null) return noCentre(id);
  const { timeZone } = centre;
  const of = {
    rooms: serviceRooms(centre, parts.openCounters(id)),
    rules: bookingRules(centre),
    now: parts.clock.now(),
  };
  const order = { kind: 'bookings', centre: id, from, to, by, timeZone, ...of } as const;
  const made = await parts.reporting.bookings(order, hungUp);
  if (!made.ok) return made;
  const report: BookingsReport = parsed(made.value);
  const names = by === 'resource' ? await rowNames(parts, id, to, timeZone) : null;
  const rows = report.rows.map((row) => ({ ...row, name: names === null ? null : resourceName(row.key, names) }));
  const desks = desksOf(centre, of.rooms);
  return ok({ ...report, rows, desks, ...(await overbookingOf(parts, id, centre)) });
}

/** What staff did with seats outside the rules, with the names of those moments, the latest first. */
export async function seatReasons(
  parts: BookingsReportParts,
  id: string,
  { from, to }: Days,
): Promise<Result<RouteValue<'seatReasons'>['reasons']>> {
  const centre = parts.centre(id);
  if (centre === null) return noCentre(id);
  const checked = checkRange({ from, to }, 3700, 'A list covers');
  if (!checked.ok) return checked;
  const { timeZone } = centre;
  const [first, last] = [instantOf(from, '00:00', timeZone), instantOf(to, '24:00', timeZone) - 1];
  const found = await parts.store.seatReasons(id, first, last, mostReasons);
  const names = await rowNames(parts, id, to, timeZone);
  return ok(
    found.map((one) => ({
      ...one,
      at: new Date(one.at).toISOString(),
      resourceName: resourceName(one.resource, { ...names, until: one.at }),
      byName: names.personOf(one.by, one.at),
    })),
  );
}

/** So many are listed at most. */
export const mostReasons = 500;

/** [SE3] What was expected of services, what was seen, and how many seats that gives a slot with room for so many. */
const overbookingOf = async (parts: BookingsReportParts, id: string, centre: Centre) => {
  const { overbookRisk: risk } = bookingRules(centre);
  const attendance = await attendanceOf(parts, id, centre);
  const { expected, learnt } = attendance;
  const seats = shownRooms.map((room) => ({
    room,
    expected: seatsOf(room, expected, risk),
    learnt: seatsOf(room, learnt, risk),
  }));
  return { attendance, risk, seats };
};

/** [SE4] Of each service whose settings name no desks: how many counters do it, and the mean of those open in each hour, of the weekdays of which enough was measured. */
const desksOf = (centre: Centre, rooms: readonly ServiceRoom[]): RouteValue<'bookings'>['desks'] =>
  rooms.flatMap(({ resource, rules, counters, open }) => {
    const service = centre.services.find(({ id }) => resource === `service-${id}`);
    if (service === undefined || rules.desks !== undefined) return [];
    const hours = Map.groupBy(Object.entries(open), ([at]) => at.slice(4));
    const means = [...hours].map(([hour, of]) => ({
      hour,
      open: of.reduce((sum, [, n]) => sum + (n ?? 0), 0) / of.length,
    }));
    return [{ resource, name: service.name, counters, hours: means.sort((a, b) => (a.hour < b.hour ? -1 : 1)) }];
  });

const attendanceOf = async ({ store, clock }: BookingsReportParts, id: string, centre: Centre) => {
  const { attendance: expected } = bookingRules(centre);
  const measured = await store.attendance(id, 'service', ...measuredDays(dateAt(clock.now(), centre.timeZone)));
  return { expected, ...measured, learnt: learntAttendance(measured, expected) };
};
const shownRooms = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 40];

const noCentre = (centre: string) => refuse('centre-not-found', 'There is no such centre', { centre });

const resourceName = (resource: string, { nameOf, until }: RowNames): Label | null => {
  const at = resource.indexOf('-');
  const [kind, id] = [resource.slice(0, at), resource.slice(at + 1)];
  return kind === 'official' || kind === 'service' ? nameOf(kind, id, until) : null;
};
