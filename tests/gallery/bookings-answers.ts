import { seatsOf } from '../../engine/booking/capacity.ts';
import { longestName } from '../../scripts/sample-centre.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { BookedShares, Fared } from '../../shared/booking/booked-shares.ts';
import { aheadKeys, type BookingRow } from '../../shared/booking/booking-figures.ts';
import type { Label } from '../../shared/labels.ts';
import type { Spread } from '../../shared/reports/figures.ts';
import type { RouteValue } from '../../shared/routes.ts';
import { minutesAgo } from './sample.ts';

/** What the server answers about bookings. */
export function bookingsReport(by: string, amount: string): RouteValue<'bookings'> {
  const many = amount !== 'empty';
  const rows = many ? keysOf(by).map((key, at) => row(key, at, amount)) : [];
  const learnt = many ? 0.753 : 0.71;
  return {
    total: many ? row('', 4, amount, 9) : nobody,
    rows,
    overbooking: many
      ? { slots: 412, overbooked: 96, overfull: 11, waitOverfull: spread(31, 960), waitOther: spread(540, 430) }
      : { slots: 0, overbooked: 0, overfull: 0, waitOverfull: spread(0, 0), waitOther: spread(0, 0) },
    attendance: { expected: 0.71, came: many ? 1284 : 0, booked: many ? 1698 : 0, learnt },
    risk: 0.2,
    seats: [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 40].map((room) => ({
      room,
      expected: seatsOf(room, 0.71, 0.2),
      learnt: seatsOf(room, learnt, 0.2),
    })),
    desks: sampleCentre.services.slice(0, 3).map(({ id, name }, at) => ({
      resource: `service-${id}`,
      name: amount === 'longest' && at === 0 ? longestName : name,
      counters: 8 - at,
      hours: many
        ? ['09', '10', '11', '12', '14', '15', '16', '17'].map((hour, of) => ({
            hour,
            open: (8 - at) * (0.9 - 0.07 * of),
          }))
        : [],
    })),
  };
}

const bookable = sampleCentre.services.filter((service) => service.bookable !== undefined).map(({ id }) => id);

export const seatReasons: RouteValue<'seatReasons'>['reasons'] = (['urgent', 'let-in', 'reinstated'] as const).map(
  (what, at) => ({
    at: minutesAgo(1500 * at + 40),
    what,
    resource: at === 1 ? 'official-head' : `service-${bookable[0]}`,
    resourceName: at === 1 ? 'Soyad Ad' : (sampleCentre.services[0]?.name ?? null),
    date: `2026-11-${20 - at}`,
    from: '10:15',
    by: 'u1',
    byName: 'Leyla Məmmədova',
    reason:
      ['Kiçik uşağı xəstələnib', 'Avtobus gecikib, 25 dəqiqə sonra gəlib', 'Zalda idi, çağırışı eşitməyib'][at] ?? '',
  }),
);

const nothing: Spread = { count: 0, mean: null, median: null, p90: null, max: null };
const fared = (came: number, median: number | null, p90: number | null, within: number | null): Fared => ({
  ...{ came, within },
  wait: { count: came, mean: median, median, p90, max: p90 },
});

/** What the documentation prints of the sample's month (docs/staffing.md), in seconds. */
export const bookedShares: BookedShares = {
  ...{ from: '2026-10-22', to: '2026-11-19', days: 21, leftOut: 3, attendance: 0.753 },
  shares: [
    { share: 0, walkIns: fared(5743, 42, 1248, 0.807), booked: fared(0, null, null, null), punctuality: nothing },
    {
      ...{ share: 0.3, walkIns: fared(4026, 30, 1236, 0.829), booked: fared(1717, 0, 564, 0.913) },
      punctuality: { count: 1717, mean: -180, median: -354, p90: 600, max: 2040 },
    },
    {
      ...{ share: 0.6, walkIns: fared(2522, 6, 642, 0.897), booked: fared(3221, 0, 132, 0.97) },
      punctuality: { count: 3221, mean: -400, median: -612, p90: 252, max: 1500 },
    },
  ],
};

const keysOf = (by: string): readonly string[] => {
  switch (by) {
    case 'weekday':
      return ['1', '2', '3', '4', '5'];
    case 'hour':
      return ['', '09', '10', '11', '12', '14', '15', '16'];
    case 'ahead':
      return aheadKeys;
    default:
      return [
        ...(sampleCentre.officials ?? []).map(({ id }) => `official-${id}`),
        ...bookable.map((id) => `service-${id}`),
      ];
  }
};

const spread = (count: number, median: number): Spread =>
  count === 0 ? nothing : { count, mean: median + 20, median, p90: median * 2 + 60, max: median * 3 + 300 };

const row = (key: string, at: number, amount: string, times = 1): BookingRow => {
  const booked = (61 + at * 13) * times;
  const cancelled = Math.round(booked * 0.08);
  const came = Math.round((booked - cancelled) * (0.68 + (at % 4) * 0.03));
  return {
    key,
    name: nameOf(key, amount),
    ...{ booked, came, missed: booked - cancelled - came, attendance: came / (booked - cancelled) },
    ...{ cancelled, cancelledLate: Math.round(cancelled / 3), calledOff: at === 2 ? 4 : 0 },
    ...{ standby: 5 + at, standbySeated: 3 + at, urgent: at % 3 },
    punctuality: spread(came, 45 + at * 20),
    punctual: 0.86 + (at % 5) * 0.02,
    tardiness: { ...spread(came, 0), count: came, mean: -560, median: -620, p90: 120, max: 580 },
    wait: spread(came, 95 + at * 22),
  };
};

const nameOf = (key: string, amount: string): Label | null => {
  if (amount === 'longest') return longestName;
  const official = sampleCentre.officials?.find(({ id }) => key === `official-${id}`);
  if (official !== undefined) return `${official.surname} ${official.name}`;
  return sampleCentre.services.find(({ id }) => key === `service-${id}`)?.name ?? null;
};

const nobody: BookingRow = {
  key: '',
  ...{ booked: 0, came: 0, missed: 0, attendance: null, cancelled: 0, cancelledLate: 0, calledOff: 0 },
  ...{ standby: 0, standbySeated: 0, urgent: 0, punctual: null },
  punctuality: nothing,
  tardiness: nothing,
  wait: nothing,
};
