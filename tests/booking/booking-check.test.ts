import { describe, expect, test } from 'vitest';
import { findCentreFault } from '../../engine/queue/check-centre.ts';
import { checkDocument } from '../../server/centre/centre-document.ts';
import { bookableRules, bookingRules } from '../../shared/booking/booking.ts';
import type { Official, Reception } from '../../shared/booking/booking-schema.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { smallCentre } from '../queue/small-centre.ts';

/** What a document says of officials and appointments, held against itself. */

const reception: Reception = { weekday: 'mon', from: '10:00', to: '13:00', minutes: 15, onHoliday: 'skip' };
const official: Official = {
  ...{ id: 'head', surname: 'Soyad', name: 'Ad', post: { az: 'Rəhbər' }, department: 'any', offered: true },
  ...{ counter: '1', service: 'a', receptions: [reception] },
};
const withOfficial = (part: Partial<Official>): Partial<Centre> => ({ officials: [{ ...official, ...part }] });
const withReception = (part: Partial<Reception>) => withOfficial({ receptions: [{ ...reception, ...part }] });
const [service, ...services] = smallCentre().services;
if (service === undefined) throw new Error('the small centre has lost its services');

describe('a document with officials', () => {
  const good: readonly (readonly [string, Partial<Centre>])[] = [
    ['none at all', {}],
    ['one', withOfficial({})],
    ['one who receives on no day', withOfficial({ receptions: [] })],
    ['a reception until midnight', withReception({ from: '23:00', to: '24:00', minutes: 60 })],
    ['a service booked with nothing said', { services: [{ ...service, bookable: {} }, ...services] }],
    ['a service with the same desks all day', { services: [{ ...service, bookable: { desks: 5 } }, ...services] }],
  ];
  test.each(good)('is good with %s', (_, part) => {
    const centre = smallCentre(part);
    expect(checkDocument(centre, centre.id)).toMatchObject({ ok: true });
    expect(findCentreFault(centre)).toBeNull();
  });

  const bad: readonly (readonly [string, Partial<Centre>])[] = [
    ['officials/0/counter', withOfficial({ counter: '99' })],
    ['officials/0/service', withOfficial({ service: 'none' })],
    ['officials/0/department', { ...withOfficial({}), departments: [{ id: 'other', name: { az: 'Başqa' } }] }],
    ['officials/0/post/az', withOfficial({ post: {} })],
    ['officials/0/languages/0', withOfficial({ languages: ['fr'] })],
    ['officials/1/id', { officials: [official, official] }],
    ['departments/1/id', { departments: [1, 2].map(() => ({ id: 'one', name: { az: 'Bir' } })) }],
    ['officials/0/receptions/0/to', withReception({ from: '10:00', to: '09:00' })],
    ['officials/0/receptions/0/to', withReception({ from: '10:00', to: '10:00' })],
    ['officials/0/receptions/0/minutes', withReception({ from: '10:00', to: '10:10' })],
    ['officials/0/receptions/0/weeks', withReception({ weeks: [2, 2] })],
    ['services/0/bookable/toDays', { services: [{ ...service, bookable: { fromDays: 3, toDays: 2 } }, ...services] }],
    [
      'services/0/bookable/desks/0/to',
      {
        services: [
          { ...service, bookable: { desks: [{ weekday: 'mon', from: '10:00', to: '09:00', desks: 1 }] } },
          ...services,
        ],
      },
    ],
  ];
  test.each(bad)('is refused at %s', (path, part) => {
    expect(findCentreFault(smallCentre(part))?.path).toBe(path);
  });

  const misshapen: readonly (readonly [string, object])[] = [
    [
      'officials/0/receptions/0/weekday',
      { officials: [{ ...official, receptions: [{ ...reception, weekday: 'x' }] }] },
    ],
    ['officials/0/receptions/0/minutes', { officials: [{ ...official, receptions: [{ ...reception, minutes: 0 }] }] }],
    ['officials/0/receptions/0/from', { officials: [{ ...official, receptions: [{ ...reception, from: '25:00' }] }] }],
    ['booking/overbookRisk', { booking: { overbookRisk: 2 } }],
    ['booking/odd', { booking: { odd: 1 } }],
    ['services/0/bookable/share', { services: [{ ...service, bookable: { share: 0 } }, ...services] }],
  ];
  test.each(misshapen)('has no shape at %s', (path, part) => {
    const centre = { ...smallCentre(), ...part };
    const checked = checkDocument(centre, centre.id);
    expect(checked.ok ? null : checked.refusal.about?.path).toBe(path);
  });
});

test('[SE1] what is left out of the rules is as it is published', () => {
  expect(bookingRules({})).toEqual({
    ...{ earlySeconds: 1800, lateSeconds: 600, reckonedFrom: 'start', holdSeconds: 600, reopenAfterSeconds: 600 },
    ...{ headStartSeconds: 900, latestSeconds: 600, callEarly: 'when-idle', overbookRisk: 0.2, attendance: 0.71 },
    ...{ perPerson: 3, standby: true, reminders: [86400, 7200] },
  });
  expect(bookingRules({ booking: { perPerson: 1 } })).toMatchObject({ perPerson: 1, holdSeconds: 600 });
  expect(bookableRules({})).toBeNull();
  expect(bookableRules({ bookable: { minutes: 20 } })).toEqual({
    ...{ minutes: 20, share: 0.6, fromDays: 0, toDays: 14, cutoffMinutes: 5 },
  });
});
