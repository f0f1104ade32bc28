import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as onScreens from '../../manager/ui/format.ts';
import { csvOf } from '../../server/reports/files/csv-table.ts';
import { cellWord } from '../../server/reports/files/pdf-table.ts';
import type { FileTable } from '../../server/reports/files/report-content.ts';
import * as figures from '../../shared/reports/figure-words.ts';
import * as az from '../../shared/text/az.ts';
import * as en from '../../shared/text/en.ts';
import * as ru from '../../shared/text/ru.ts';
import * as times from '../../shared/words.ts';
import { monthNames } from '../../ui/month-names.ts';

/** Every number, duration and date as each language writes it: each that writes one is walked, and none is left to the browser. */

const languages = { az, ru, en };
const zone = 'Asia/Baku';
const at = Date.UTC(2026, 9, 12, 5, 7);

/** What each writes, in az, ru and en. */
const written: { readonly [name: string]: readonly [az: string, ru: string, en: string] } = {
  wholeNumber: ['1.234.567', '1 234 567', '1,234,567'],
  manats: ['1.300,50 AZN', '1 300,50 AZN', '1,300.50 AZN'],
  decimal: ['4,6', '4,6', '4.6'],
  roundDecimal: ['6; 4,6', '6; 4,6', '6; 4.6'],
  percent: ['98,1%', '98,1 %', '98.1%'],
  roundPercent: ['90%', '90 %', '90%'],
  maybePercent: ['–', '–', '–'],
  duration: ['1 saat 5 dəq', '1 ч 5 мин', '1 h 5 min'],
  signedDuration: ['−2 dəq 57 san', '−2 мин 57 с', '−2 min 57 s'],
  maybeDuration: ['2 dəq 57 san', '2 мин 57 с', '2 min 57 s'],
  columnDuration: ['2 dəq 0 san', '2 мин 0 с', '2 min 0 s'],
  minuteRange: ['4–12 dəq', '4–12 мин', '4–12 min'],
  dateInFigures: ['12.10.2026', '12.10.2026', '12/10/2026'],
  fullDay: ['12 oktyabr 2026', '12 октября 2026', '12 October 2026'],
  dayAndMonth: ['12 oktyabr', '12 октября', '12 October'],
  dayRange: ['1–12 oktyabr 2026', '1–12 октября 2026', '1–12 October 2026'],
  monthOfYear: ['oktyabr 2026', 'октябрь 2026', 'October 2026'],
  shortDay: ['12.10', '12.10', '12 Oct'],
  dayAndTime: ['12.10, 09:07', '12.10, 09:07', '12 Oct, 09:07'],
  clockTime: ['09:07', '09:07', '09:07'],
  longDate: ['12 oktyabr 2026', '12 октября 2026', '12 October 2026'],
  weekdayDate: ['bazar ertəsi, 12 oktyabr', 'понедельник, 12 октября', 'Monday, 12 October'],
  openingDay: ['bazar ertəsi, 12 oktyabr', 'понедельник, 12 октября', 'Monday, 12 October'],
  cellWord: ['12.10.2026 09:07', '12.10.2026 09:07', '12/10/2026 09:07'],
};
const write = (
  code: keyof typeof languages,
  { manager, months, weekdays }: typeof az | typeof ru | typeof en,
): { readonly [name: string]: string } => ({
  wholeNumber: figures.wholeNumber(1234567, manager),
  manats: figures.manats(130_050, manager.numbers),
  decimal: figures.decimal(4.56, manager),
  roundDecimal: `${figures.roundDecimal(6, manager)}; ${figures.roundDecimal(4.6, manager)}`,
  percent: figures.percent(0.981, manager),
  roundPercent: figures.roundPercent(0.9, manager),
  maybePercent: figures.maybePercent(null, manager),
  duration: figures.duration(3900, manager),
  signedDuration: figures.signedDuration(-177, manager),
  maybeDuration: figures.maybeDuration(177, manager),
  columnDuration: onScreens.columnDuration(120, manager),
  minuteRange: onScreens.minuteRange(240, 720, manager),
  dateInFigures: figures.dateInFigures('2026-10-12', manager.dates.between),
  fullDay: figures.fullDay('2026-10-12', months),
  dayAndMonth: figures.dayAndMonth('2026-10-12', months),
  dayRange: figures.dayRange('2026-10-01', '2026-10-12', months),
  monthOfYear: figures.monthOfYear('2026-10', monthNames[code]),
  shortDay: figures.shortDay('2026-10-12', manager),
  dayAndTime: onScreens.dayAndTime(at, zone, manager),
  clockTime: times.clockTime(at, zone),
  longDate: times.longDate(at, zone, { months, weekdays }),
  weekdayDate: times.weekdayDate(at, zone, { months, weekdays }),
  openingDay: times.openingDay(at, at - 86_400_000, zone, { months, weekdays }) ?? '',
  cellWord: cellWord('2026-10-12T09:07:00', 'moment', {
    ...manager.numbers,
    between: manager.dates.between,
    minute: manager.units.minute,
  }),
});

/** Parts of the above, or no words of a language. */
const plain = [
  'durationParts',
  'originWord',
  'channelWord',
  'fixedSpace',
  'dash',
  'dateIn',
  'inLanguage',
  'localTime',
  'foldForSearch',
];

test('whatever writes a figure or a date is written down here', () => {
  const there = [figures, onScreens, times].flatMap((of) => Object.keys(of));
  expect(there.filter((name) => !plain.includes(name) && !Object.hasOwn(written, name))).toEqual([]);
});

describe.each([
  ['az', 0],
  ['ru', 1],
  ['en', 2],
] as const)('in %s', (code, place) => {
  const language = languages[code];

  test('each writes as the language does', () => {
    const said = Object.entries(write(code, language)).map(([name, text]) => [name, text.replaceAll('\u00a0', ' ')]);
    expect(Object.fromEntries(said)).toEqual(
      Object.fromEntries(Object.entries(written).map(([name, texts]) => [name, texts[place]])),
    );
  });

  test('the cells of a CSV are parted and written as its spreadsheets read them', () => {
    const column = (head: string, kind: FileTable['columns'][number]['kind']) => ({
      head,
      short: null,
      group: null,
      kind,
    });
    const table: FileTable = {
      part: 'figures',
      name: '',
      columns: [column('a', 'day'), column('b', 'share'), column('c', 'count')],
      rows: [['2026-10-12', 0.866, 1234]],
      total: null,
      compared: null,
      note: null,
    };
    const { numbers, history } = language.manager;
    const [, row] = [...csvOf(table, { decimal: numbers.decimal, seconds: history.seconds })].join('').split('\r\n');
    expect(row).toBe(code === 'en' ? '2026-10-12,86.6,1234' : '2026-10-12;86,6;1234');
  });

  test('a week begins on Monday', () => {
    expect(language.weekdays[0]).toBe(['bazar ertəsi', 'понедельник', 'Monday'][place]);
    expect(language.weekdays.length).toBe(7);
  });
});

test('no screen leaves a number, a date or a field of dates to the browser', () => {
  const root = join(import.meta.dirname, '../..');
  const folders = 'shared,ui,home,kiosk,display,counter,manager,phone,services,appeal,booking';
  const own =
    /Intl\.(NumberFormat|DisplayNames|RelativeTimeFormat|DateTimeFormat\((?!'en))|\.toLocale(Date|Time)?String|type="(date|time|month|week|datetime-local|number)"/;
  const found = globSync(`{${folders}}/**/*.{ts,tsx,html}`, { cwd: root }).filter((path) =>
    own.test(readFileSync(join(root, path), 'utf8')),
  );
  expect(found.toSorted()).toEqual([]);
});
