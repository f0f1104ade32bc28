import { describe, expect, test } from 'vitest';
import { calendarEnd } from '../../engine/calendar/calendar-end.ts';
import { dayLine } from '../../engine/queue/business-day.ts';
import az from '../../server/calendar/az.json' with { type: 'json' };
import type { Calendar, SharedDocument } from '../../shared/booking/calendar.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { Hall } from './hall.ts';
import { smallCentre } from './small-centre.ts';

/** A centre whose hours rest on a country's calendar. */

const calendar: Calendar = az as Calendar;
const version = (document: Calendar, hash = 'first'): SharedDocument => ({
  ...{ kind: 'calendar', id: document.id, hash, document },
});
const { hours } = smallCentre();
const going = (change: Partial<Centre['hours']> = {}): Centre =>
  smallCentre({ hours: { ...hours, calendar: 'az', ...change } });
const hallOf = (centre: Centre, at: string, document: SharedDocument | null = version(calendar)): Hall => {
  const hall = new Hall(smallCentre(), at);
  hall.must({ type: 'configure', centre, source: 'http', onVersion: null, calendar: document });
  return hall;
};
const ticked = (hall: Hall, at: string) => {
  hall.now = Date.parse(`${at}+04:00`);
  return hall.must({ type: 'tick' }).map(({ type }) => type);
};
const opensAt = (hall: Hall, at: string) => dayLine(hall.state, Date.parse(`${at}+04:00`)).opensAt;

describe('[D6] by the calendar', () => {
  test('a day off, a moved one and those after them stay shut, and the next opening lies after them', () => {
    const hall = hallOf(going(), '2026-03-19T19:00:00+04:00');
    expect(opensAt(hall, '2026-03-19T19:00')).toBe('2026-03-31T05:00:00.000Z');
    for (const date of ['20', '23', '25', '30']) expect(ticked(hall, `2026-03-${date}T09:30`)).toEqual([]);
    expect(ticked(hall, '2026-03-31T09:00')).toEqual(['day-opened']);
  });

  test('a centre that names none is as it was, whatever stands in its log', () => {
    const hall = hallOf(going(), '2026-11-08T19:00:00+04:00');
    expect(opensAt(hall, '2026-11-08T19:00')).toBe('2026-11-11T05:00:00.000Z');
    hall.must({ type: 'configure', centre: smallCentre(), source: 'http', onVersion: null });
    expect(opensAt(hall, '2026-11-08T19:00')).toBe('2026-11-09T05:00:00.000Z');
  });

  test('its own exceptions stand above it', () => {
    const spans = [{ from: '10:00', to: '12:00' }];
    const hall = hallOf(going({ exceptions: [{ date: '2026-11-09', spans }] }), '2026-11-08T19:00:00+04:00');
    expect(opensAt(hall, '2026-11-08T19:00')).toBe('2026-11-09T06:00:00.000Z');
  });

  test('a rest day that is worked has the hours of its weekday, else those of the first working day; so have its services', () => {
    const [year, { source: _, ...table }] = ['2026', { ...calendar.years['2026'] }];
    const worked: Calendar = {
      ...calendar,
      years: { [year]: { workingDays: 242, off: table.off ?? [], worked: [{ date: '2026-11-28' }] } },
    };
    const friday = '2026-11-27T19:00';
    const hall = hallOf(going(), `${friday}:00+04:00`, version(worked));
    expect(opensAt(hall, friday)).toBe('2026-11-28T05:00:00.000Z');
    const [first, ...rest] = going().services;
    if (first === undefined) throw new Error('no service');
    const own = { ...going(), services: [{ ...first, week: hours.week }, ...rest] };
    const withOwn = hallOf(own, `${friday}:00+04:00`, version(worked));
    expect(ticked(withOwn, '2026-11-28T09:00')).toEqual(['day-opened']);
    expect(Array.isArray(withOwn.tryIssue(first.id))).toBe(true);
    const saturday = going({ week: { ...hours.week, sat: [{ from: '11:00', to: '13:00' }] } });
    expect(opensAt(hallOf(saturday, `${friday}:00+04:00`, version(worked)), friday)).toBe('2026-11-28T07:00:00.000Z');
  });

  test('each version is in the log once, counted; another calendar, or the same again, changes nothing', () => {
    const hall = hallOf(going(), '2026-11-08T19:00:00+04:00');
    const without = { ...calendar, years: {}, provisional: [] };
    const change = (document: SharedDocument) => hall.must({ type: 'change-document', document });
    expect(change(version(calendar))).toEqual([]);
    expect(change(version({ ...calendar, id: 'other' }))).toEqual([]);
    expect(change(version(without, 'second'))).toMatchObject([{ type: 'document-changed', id: 'az', version: 2 }]);
    expect(opensAt(hall, '2026-11-08T19:00')).toBe('2026-11-09T05:00:00.000Z');
    const { seq } = hall.state;
    expect(hall.state.configVersion).toBeLessThan(seq);
  });
});

describe('[CA4] a year without a table', () => {
  test('is told of from 45 days before it, and in it', () => {
    expect(calendarEnd(calendar, '2026-11-16')).toBeNull();
    expect(calendarEnd(calendar, '2026-11-17')).toEqual({ name: calendar.name, year: 2027 });
    expect(calendarEnd(calendar, '2027-05-01')?.year).toBe(2027);
  });
});
