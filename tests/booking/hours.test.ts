import { expect, test } from 'vitest';
import { bookeeOf, slotsOf } from '../../engine/booking/sheet-slots.ts';
import { hoursOn } from '../../engine/queue/business-day.ts';
import az from '../../server/calendar/az.json' with { type: 'json' };
import type { Calendar } from '../../shared/booking/calendar.ts';
import { daysOf } from '../../shared/time/days.ts';
import { smallCentre } from '../queue/small-centre.ts';

/** A service can be booked on the days on which its centre is open, and on no others. */

const year = az.years['2026'];
const calendar: Calendar = {
  ...(az as Calendar),
  years: { '2026': { ...year, workingDays: year.workingDays + 1, worked: [{ date: '2026-11-28' }] } },
};
const { hours, services } = smallCentre();
const [first, ...rest] = services;
if (first === undefined) throw new Error('no service');
const exceptions = [{ date: '2026-11-09', spans: [{ from: '10:00', to: '12:00' }] }];
const centre = smallCentre({
  hours: { ...hours, calendar: 'az', exceptions },
  services: [{ ...first, week: hours.week, bookable: { minutes: 15, desks: 1, share: 1 } }, ...rest],
});

test('[SE1] [D6] a service may be booked on the days on which the centre that goes by a calendar is open', () => {
  const bookee = bookeeOf(centre, `service-${first.id}`);
  if (bookee === null) throw new Error('it may not be booked');
  const days = daysOf({ from: '2026-01-01', to: '2026-12-31' });
  const booked = days.filter(
    (date) => slotsOf({ centre, calendar, attendance: () => 1, openCounters: null }, bookee, date).length > 0,
  );
  expect(booked).toEqual(days.filter((date) => hoursOn({ centre, calendar }, date).length > 0));
  expect(booked).toContain('2026-11-28');
  expect(booked).toContain('2026-11-09');
  expect(booked).not.toContain('2026-11-10');
});
