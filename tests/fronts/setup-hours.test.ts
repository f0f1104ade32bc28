import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hoursOn } from '../../engine/queue/business-day.ts';
import {
  canBreak,
  openMinutes,
  weekdays,
  withBreak,
  withDayCopied,
  withSpan,
} from '../../manager/settings/setup/hours/week-model.ts';
import {
  dayState,
  stretches,
  withDays,
  withNames,
  withUsualDays,
  withYearCopied,
} from '../../manager/settings/setup/hours/year-model.ts';
import { dateAfter, datesBetween } from '../../manager/settings/year/days.ts';
import az from '../../server/calendar/az.json' with { type: 'json' };
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Calendar } from '../../shared/booking/calendar.ts';
import { dateByKey, monthWeeks } from '../../ui/calendar/month.ts';
import { assertSeeded } from '../fakes/seeds.ts';

const { hours } = sampleCentre;
const short = [{ from: '09:00', to: '13:00' }];

describe('the week', () => {
  test('a break at noon parts the span that it falls into, and only that', () => {
    const day = [
      { from: '08:00', to: '12:00' },
      { from: '12:30', to: '18:00' },
    ];
    expect(withBreak(day)).toEqual([day[0], { from: '12:30', to: '13:00' }, { from: '14:00', to: '18:00' }]);
    expect([canBreak(day), canBreak(short), withBreak(short)]).toEqual([true, false, short]);
  });

  test('a day is copied to others without sharing its spans', () => {
    const week = withDayCopied(hours.week, 'mon', ['sat', 'sun']);
    expect(week.sat).toEqual(hours.week.mon);
    expect(week.sat[0]).not.toBe(week.mon[0]);
    expect(week.tue).toBe(hours.week.tue);
  });

  test('a further span begins after the last and ends within the day', () => {
    expect(withSpan([])).toEqual([{ from: '09:00', to: '18:00' }]);
    expect(withSpan(short)[1]).toEqual({ from: '14:00', to: '15:00' });
    expect(withSpan([{ from: '09:00', to: '23:30' }])[1]).toEqual({ from: '23:00', to: '24:00' });
    expect(openMinutes([...short, { from: 'x', to: '18:00' }])).toBe(240);
  });
});

describe('the year', () => {
  test('each day is as the week has it, closed, or with hours of its own', () => {
    const special = withDays(hours, ['2026-12-30'], short);
    expect(dayState(special, '2026-12-30')).toMatchObject({ kind: 'special', spans: short });
    expect(dayState(hours, '2026-12-31')).toMatchObject({
      kind: 'off',
      name: { en: 'Day of Solidarity of World Azerbaijanis' },
    });
    expect([dayState(hours, '2026-12-29').kind, dayState(hours, '2026-12-26').kind]).toEqual(['usual', 'rest']);
  });

  test('[D6] a centre that goes by a calendar is shut on the days on which the queue is, with a table and without', () => {
    const calendar = az as Calendar;
    const going = { ...hours, exceptions: [], calendar: 'az' };
    const centre = { ...sampleCentre, hours: going };
    const days = datesBetween('2026-01-01', '2034-12-31');
    const open = days.filter((date) => dayState(going, date, calendar).spans.length > 0);
    expect(open).toEqual(days.filter((date) => hoursOn({ centre, calendar }, date).length > 0));
    expect(dayState(going, '2026-03-20', calendar)).toMatchObject({
      kind: 'country',
      name: { en: expect.any(String) },
    });
    expect(dayState(going, '2027-01-01', calendar).kind).toBe('country');
  });

  test('a day off with other hours keeps its name; back to the week it is none', () => {
    const next = withDays(hours, ['2026-12-31'], short);
    expect(dayState(next, '2026-12-31').name).toEqual(dayState(hours, '2026-12-31').name);
    expect(dayState(withUsualDays(next, ['2026-12-31']), '2026-12-31').kind).toBe('usual');
  });

  test('several days are called something in one language, and then nothing', () => {
    const dates = datesBetween('2026-07-03', '2026-07-01');
    const next = withNames(withDays(hours, dates, []), dates, 'az', 'Təmir');
    expect(dates.map((date) => dayState(next, date).name)).toEqual(new Array(3).fill({ az: 'Təmir' }));
    expect(withNames(next, dates, 'az', '').exceptions.some((day) => day.date === '2026-07-01' && 'name' in day)).toBe(
      false,
    );
  });

  test('days alike that follow each other are one stretch', () => {
    const found = stretches(hours, 2026);
    expect(found.find(({ from }) => from === '2026-01-01')).toMatchObject({ to: '2026-01-02' });
    expect(found.find(({ from }) => from === '2026-03-25')).toMatchObject({ to: '2026-03-27' });
    const days = found.flatMap(({ from, to }) => datesBetween(from, to));
    expect(days).toEqual(hours.exceptions.map(({ date }) => date).sort());
  });

  test('another year takes the days over, but what it has itself, and no 29 February that it lacks', () => {
    const leap = withDays(hours, ['2028-02-29', '2028-03-01'], []);
    const next = withYearCopied(leap, 2028, 2029);
    expect(next.exceptions.filter(({ date }) => date.startsWith('2029')).map(({ date }) => date)).toEqual([
      '2029-03-01',
    ]);
    const own = withYearCopied(withDays(hours, ['2027-01-01'], short), 2026, 2027);
    expect(dayState(own, '2027-01-01').kind).toBe('special');
    expect(dayState(own, '2027-01-02').kind).toBe('off');
  });

  test('months are weeks of seven days', () => {
    for (let month = 1; month <= 12; month++) {
      const weeks = monthWeeks(2028, month);
      expect(weeks.every((week) => week.length === 7)).toBe(true);
      const days = weeks.flat().filter((date) => date !== null);
      expect(days).toHaveLength(new Date(Date.UTC(2028, month, 0)).getUTCDate());
    }
    expect(monthWeeks(2026, 11)[0]).toEqual([null, null, null, null, null, null, '2026-11-01']);
  });

  test('keys lead from day to day and stay in the year', () => {
    const go = (date: string, ...keys: readonly string[]) => keys.reduce((at, key) => dateAfter(at, key) ?? at, date);
    expect(go('2026-11-20', 'ArrowRight', 'ArrowDown')).toBe('2026-11-28');
    expect(go('2026-11-20', 'Home')).toBe('2026-11-16');
    expect(go('2026-11-20', 'End')).toBe('2026-11-22');
    expect(go('2026-03-31', 'PageUp')).toBe('2026-02-28');
    expect(go('2026-01-31', 'PageDown')).toBe('2026-02-28');
    expect([go('2026-01-03', 'ArrowUp'), go('2026-12-30', 'PageDown')]).toEqual(['2026-01-01', '2026-12-31']);
  });

  test('in a calendar they lead on into other years, a year at once with Shift, and no further than dates go', () => {
    expect(dateByKey('2026-12-31', 'ArrowRight')).toBe('2027-01-01');
    expect(dateByKey('2028-02-29', 'PageDown', true)).toBe('2029-02-28');
    expect(dateByKey('2026-03-31', 'PageUp')).toBe('2026-02-28');
    expect(dateByKey('9999-12-31', 'ArrowDown')).toBe('9999-12-31');
    expect(dateByKey('2026-12-31', 'a')).toBeNull();
  });

  test('whatever is done to whichever days, every date is there once, in order, and other days stay as they were', () => {
    const date = fc
      .integer({ min: 0, max: 364 })
      .map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10));
    const deed = fc.record({
      kind: fc.constantFrom('off', 'special', 'usual', 'name'),
      dates: fc.array(date, { maxLength: 5 }),
    });
    assertSeeded(
      fc.property(fc.array(deed, { maxLength: 10 }), (deeds) => {
        let now = hours;
        for (const { kind, dates } of deeds) {
          const before = now;
          if (kind === 'usual') now = withUsualDays(now, dates);
          else if (kind === 'name') now = withNames(now, dates, 'az', 'Ad');
          else now = withDays(now, dates, kind === 'off' ? [] : short);
          const all = now.exceptions.map((day) => day.date);
          expect(all).toEqual([...new Set(all)].sort());
          for (const { date: other } of before.exceptions)
            if (!dates.includes(other))
              expect(dayState(now, other)).toMatchObject({ kind: dayState(before, other).kind });
        }
        expect(weekdays.every((day) => now.week[day] === hours.week[day])).toBe(true);
      }),
    );
  });
});
