import { describe, expect, test } from 'vitest';
import { columnDuration, dayAndTime } from '../../manager/ui/format.ts';
import {
  dateInFigures,
  dayAndMonth,
  dayRange,
  duration,
  maybeDuration,
  maybePercent,
  percent,
  roundPercent,
  shortDay,
  wholeNumber,
} from '../../shared/reports/figure-words.ts';
import { manager as az, months as azMonths, azOrdinal } from '../../shared/text/az.ts';
import { manager as en, months as enMonths } from '../../shared/text/en.ts';
import { manager as ru } from '../../shared/text/ru.ts';
import { addDays, daysBetween } from '../../shared/time/days.ts';
import { dateIn } from '../../shared/words.ts';
import { readDate } from '../../ui/calendar/typed-date.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('durations are said in minutes and seconds, never in decimal minutes', () => {
  test.each([
    [0, '0 san'],
    [59, '59 san'],
    [60, '1 dəq'],
    [177, '2 dəq 57 san'],
    [3599, '59 dəq 59 san'],
    [3600, '1 saat'],
    [3629, '1 saat'],
    [3630, '1 saat 1 dəq'],
    [7199, '2 saat'],
    [-5, '0 san'],
  ])('%i s', (seconds, said) => {
    expect(plain(duration(seconds, az))).toBe(said);
  });

  test('in Russian and English', () => {
    expect(plain(duration(177, ru))).toBe('2 мин 57 с');
    expect(plain(duration(177, en))).toBe('2 min 57 s');
  });

  test('in a column whole minutes keep their seconds, and what is missing is a dash', () => {
    expect(plain(columnDuration(300, az))).toBe('5 dəq 0 san');
    expect(plain(columnDuration(177, az))).toBe('2 dəq 57 san');
    expect(plain(columnDuration(7200, az))).toBe('2 saat');
    expect(columnDuration(null, az)).toBe('–');
    expect(maybeDuration(null, az)).toBe('–');
  });
});

test('numbers by language', () => {
  expect(wholeNumber(46048, az)).toBe('46.048');
  expect(plain(wholeNumber(46048, ru))).toBe('46 048');
  expect(wholeNumber(1234567, en)).toBe('1,234,567');
  expect(wholeNumber(999, en)).toBe('999');
});

test('shares by language', () => {
  expect(percent(0.9814, az)).toBe('98,1%');
  expect(plain(percent(0.99, ru))).toBe('99,0 %');
  expect(roundPercent(0.9, en)).toBe('90%');
  expect(roundPercent(0.925, az)).toBe('92,5%');
  expect(maybePercent(null, en)).toBe('–');
});

test('ranges say what both ends share once', () => {
  expect(dayRange('2026-11-01', '2026-11-01', azMonths)).toBe('1 noyabr 2026');
  expect(dayRange('2026-11-01', '2026-11-20', azMonths)).toBe('1–20 noyabr 2026');
  expect(dayRange('2026-10-24', '2026-11-22', enMonths)).toBe('24 October – 22 November 2026');
  expect(dayRange('2025-12-31', '2026-01-01', enMonths)).toBe('31 December 2025 – 1 January 2026');
});

test('days, in the centre’s zone and across a change of the clock', () => {
  const lateEvening = Date.parse('2026-11-20T20:30:00Z');
  expect(dateIn(lateEvening, 'Asia/Baku')).toBe('2026-11-21');
  expect(dateIn(lateEvening, 'Europe/Berlin')).toBe('2026-11-20');
  expect(dayAndTime(lateEvening, 'Asia/Baku', az)).toBe('21.11, 00:30');
  expect(shortDay('2026-03-09', en)).toBe('9 Mar');
  expect(plain(dayAndMonth('2026-03-09', azMonths))).toBe('9 mart');
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
  expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
  expect(daysBetween('2026-10-20', '2026-10-31')).toBe(12);
});

test.each([
  ['27.11.2026', '2026-11-27'],
  ['27/11/2026', '2026-11-27'],
  [' 7 1 2026 ', '2026-01-07'],
  ['2026-11-27', '2026-11-27'],
  ['2026-1-7', '2026-01-07'],
  ['29.02.2028', '2028-02-29'],
  ['29.02.2026', null],
  ['31.04.2026', null],
  ['11/27/2026', null],
  ['27.11.26', null],
  ['27112026', '2026-11-27'],
  ['31022026', null],
  ['2711202', null],
  ['', null],
])('a date typed as %j is %j', (typed, date) => {
  expect(readDate(typed)).toBe(date);
});

test('a date stands as the language writes it', () => {
  expect([dateInFigures('2026-11-27', '.'), dateInFigures('2026-11-27', '/'), dateInFigures('', '.')]).toEqual([
    '27.11.2026',
    '27/11/2026',
    '',
  ]);
});

test('an Azerbaijani ordinal ends by the last vowel of its number, in a year too', () => {
  const said = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 1000, 2026, 2030].map(azOrdinal);
  expect(said.join(' ')).toBe(
    '1-ci 2-ci 3-cü 4-cü 5-ci 6-cı 7-ci 8-ci 9-cu 10-cu 20-ci 30-cu 40-cı 50-ci 60-cı 70-ci 80-ci 90-cı 100-cü 1000-ci 2026-cı 2030-cu',
  );
});
