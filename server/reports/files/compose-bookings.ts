import { aheadKeys, type BookingRow } from '../../../shared/booking/booking-figures.ts';
import { bookingsWords } from '../../../shared/booking/booking-report-words.ts';
import {
  dayAndMonth,
  maybePercent,
  roundPercent,
  shortDay,
  signedDuration,
  wholeNumber,
} from '../../../shared/reports/figure-words.ts';
import { mostInChart } from '../../../shared/reports/report-rows.ts';
import { reportWords } from '../../../shared/reports/report-words.ts';
import { daysOf } from '../../../shared/time/days.ts';
import { inLanguage } from '../../../shared/words.ts';
import type { Language } from '../../languages.ts';
import type { BookingsFileLanguage, BookingsOfFile } from './bookings-of-file.ts';
import { bookingsTable, overbookingTable, reasonsTable, seatsTable } from './bookings-tables.ts';
import { frameOf } from './compose-frame.ts';
import { countPanel, durationPanel, sharePanel } from './panels.ts';
import type { FileCharts, FileFigure, FilePanel, FileTable, ReportContent } from './report-content.ts';

/** What bookings did, in a language, ready to be written into a file. */
export function composeBookings(bookings: BookingsOfFile, code: string, language: Language): ReportContent {
  const own = bookingsWords(code);
  const reports = reportWords(code);
  const words = { code, language, reports, own, keyWord: keyWordOf(bookings, code, language) };
  return {
    ...frameOf(bookings, words),
    title: own.heading,
    subtitle: own.reportBy[bookings.by],
    figures: figuresOf(bookings, words),
    charts: chartsOf(bookings, words),
    tables: tablesOf(bookings, words),
    compared: null,
    notes: [reports.durations, language.manager.definitions.leftOut],
    definitions: definitionsOf(words),
  };
}

const keyWordOf = ({ by, report, centre }: BookingsOfFile, code: string, language: Language) => {
  const own = bookingsWords(code);
  const names = new Map(report.rows.map(({ key, name }) => [key, name]));
  const { manager, months, weekdays } = language;
  return (key: string): string => {
    if (key === '') return own.noTime;
    if (by === 'day') return dayAndMonth(key, months);
    if (by === 'hour') return manager.hour(key);
    if (by === 'weekday') return headed(weekdays[Number(key) - 1] ?? key, code);
    if (by === 'ahead') return own.ahead[aheadKeys.find((one) => one === key) ?? '00'];
    const name = names.get(key) ?? key;
    return typeof name === 'string' ? name : inLanguage(name, code, centre.languages[0]);
  };
};

/** As the first word of a line. */
const headed = (word: string, code: string): string => `${word.slice(0, 1).toLocaleUpperCase(code)}${word.slice(1)}`;

const figuresOf = ({ report }: BookingsOfFile, words: BookingsFileLanguage): readonly FileFigure[] => {
  const { own, language } = words;
  const { total, attendance } = report;
  const { manager } = language;
  const count = (n: number): string => wholeNumber(n, manager);
  const p90 = (seconds: number | null) => (seconds === null ? [] : [own.p90(signedDuration(seconds, manager))]);
  const figure = (name: string, value: string, more: readonly string[] = []) => ({ name, value, more, isMet: null });
  const { figures: names } = own;
  return [
    figure(names.attendance, maybePercent(total.attendance, manager), [
      ...(total.attendance === null ? [] : [own.of(count(total.came + total.missed))]),
      own.expected(roundPercent(attendance.expected, manager)),
    ]),
    figure(names.punctuality, signedDuration(total.punctuality.median, manager), p90(total.punctuality.p90)),
    figure(names.wait, signedDuration(total.wait.median, manager), p90(total.wait.p90)),
    figure(names.punctual, maybePercent(total.punctual, manager)),
    figure(names.booked, count(total.booked)),
    figure(
      names.cancelled,
      count(total.cancelled),
      total.cancelledLate === 0 ? [] : [own.late(count(total.cancelledLate))],
    ),
    figure(names.standby, count(total.standbySeated), total.standby === 0 ? [] : [own.of(count(total.standby))]),
  ];
};

/** Four figures along what has an order, or of the officials and services that are booked most. */
const chartsOf = ({ by, report, range }: BookingsOfFile, words: BookingsFileLanguage): FileCharts | null => {
  const { own, language } = words;
  const { manager } = language;
  const rows = report.rows.filter(({ key }) => key !== '');
  if (rows.length === 0) return null;
  const known = new Map(rows.map((row) => [row.key, row]));
  const most = rows.toSorted((a, b) => b.booked - a.booked || (a.key < b.key ? -1 : 1)).slice(0, mostInChart);
  const keys = by === 'day' ? daysOf(range) : (by === 'resource' ? most : rows).map(({ key }) => key);
  return {
    alongTime: by !== 'resource',
    labels: keys.map((key) => (by === 'day' ? shortDay(key, manager) : words.keyWord(key))),
    panels: panelsOf(
      keys.map((key) => known.get(key) ?? null),
      report.attendance.expected,
      words,
    ),
    note: keys.length < rows.length ? own.mostBooked(keys.length, wholeNumber(rows.length, manager)) : null,
  };
};

const panelsOf = (
  rows: readonly (BookingRow | null)[],
  expected: number,
  { own, language: { manager } }: BookingsFileLanguage,
): readonly FilePanel[] => {
  const { figures } = own;
  const values = (of: (row: BookingRow) => number | null) => rows.map((row) => (row === null ? null : of(row)));
  const target = { value: expected, word: own.expected(roundPercent(expected, manager)) };
  return [
    sharePanel(
      figures.attendance,
      values((row) => row.attendance),
      target,
      manager,
    ),
    sharePanel(
      figures.punctual,
      values((row) => row.punctual),
      null,
      manager,
    ),
    durationPanel(
      figures.wait,
      values((row) => row.wait.median),
      null,
      manager,
    ),
    countPanel(
      figures.booked,
      values((row) => row.booked),
      manager,
    ),
  ];
};

/** Overbooking is of services alone: where none may be booked nothing is said of it. */
const tablesOf = (bookings: BookingsOfFile, words: BookingsFileLanguage): readonly FileTable[] => {
  const { centre, report, reasons } = bookings;
  const ofServices = centre.services.some(({ bookable }) => bookable !== undefined);
  return [
    bookingsTable(bookings, words),
    ...(report.overbooking.slots === 0 ? [] : [overbookingTable(bookings, words)]),
    ...(ofServices ? [seatsTable(bookings, words)] : []),
    ...(reasons.length === 0 ? [] : [reasonsTable(bookings, words)]),
  ];
};

const definitionsOf = ({ own, language: { manager } }: BookingsFileLanguage) => [
  ...definedFigures.map((figure) => ({ name: own.figures[figure], text: own.definitions[figure] })),
  { name: manager.spread.p90, text: manager.spreadMore.p90 },
  { name: own.overbooking.heading, text: own.overbooking.more },
];
const definedFigures = [
  ...(['booked', 'came', 'missed', 'attendance', 'cancelled', 'cancelledLate', 'calledOff'] as const),
  ...(['punctuality', 'punctual', 'tardiness', 'wait', 'standby', 'urgent'] as const),
];
