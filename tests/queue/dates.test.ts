import { describe, expect, test } from 'vitest';
import { instantOf, instantsOn } from '../../engine/queue/business-day.ts';
import { addDays, daysBetween } from '../../engine/queue/dates.ts';
import { rangeFault } from '../../manager/ui/range.ts';
import { checkRange } from '../../server/dates.ts';
import { isDate } from '../../shared/time/is-date.ts';

describe('a calendar date', () => {
  test.each([
    ['2026-11-20', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-11', false],
    ['2026', false],
    ['20261120', false],
    ['2026-11-20T00:00', false],
    ['2026-11-20[u-ca=iso8601]', false],
    ['+002026-11-20', false],
    ['2026-11-2', false],
    [' 2026-11-20', false],
    ['', false],
  ])('%s: %s, for the server and for a screen alike', (text, is) => {
    expect(isDate(text)).toBe(is);
    expect(rangeFault({ from: text, to: text })).toBe(is ? null : 'noDate');
    expect(checkRange({ from: text, to: text }, 1, 'This covers').ok).toBe(is);
  });

  test('is counted on over the ends of months and years, and by both ends', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    expect([daysBetween('2026-01-01', '2026-01-01'), daysBetween('2026-01-01', '2027-01-01')]).toEqual([1, 366]);
    expect(daysBetween('2026-01-02', '2026-01-01')).toBe(0);
  });
});

test('[SE1] the instants of many times of a date are those of each, on days of 23, 24 and 25 hours', () => {
  const dates = ['2026-03-29', '2026-06-15', '2026-10-25', '2026-11-20'];
  for (const zone of ['Asia/Baku', 'Europe/Berlin', 'America/Havana'])
    for (const date of [...dates, '2026-03-08', '2026-11-01']) {
      const instant = instantsOn(date, zone);
      for (let minute = 0; minute <= 24 * 60; minute += 5) {
        const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        expect(instant(time), `${zone} ${date} ${time}`).toBe(instantOf(date, time, zone));
      }
    }
});
