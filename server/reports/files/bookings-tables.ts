import {
  type BookingFigure,
  type BookingRow,
  bookingFigure,
  bookingFigures,
} from '../../../shared/booking/booking-figures.ts';
import { bookingFigureParts, bookingHead } from '../../../shared/booking/booking-report-words.ts';
import { roundPercent, wholeNumber } from '../../../shared/reports/figure-words.ts';
import { inLanguage } from '../../../shared/words.ts';
import type { BookingsFileLanguage, BookingsOfFile } from './bookings-of-file.ts';
import { localMoment } from './compose-frame.ts';
import { type FileCell, type FileColumn, type FileTable, plainColumn } from './report-content.ts';

/** The figures of bookings, a row a key; standby and urgent ones, who are counted apart, last. */
export function bookingsTable({ by, report }: BookingsOfFile, words: BookingsFileLanguage): FileTable {
  const { own, language } = words;
  const cells = (row: BookingRow): readonly FileCell[] => [
    ...bookingFigures.map((figure) => bookingFigure(row, figure)),
    row.standby,
    row.standbySeated,
    row.urgent,
  ];
  // A page has no room for these; its large figures tell them.
  const apart = (head: string): FileColumn => ({ ...plainColumn(head, 'count'), short: null });
  return {
    ...bare,
    part: 'figures',
    name: own.reportBy[by],
    columns: [
      plainColumn(own.by[by], by === 'day' ? 'day' : 'text'),
      ...bookingFigures.map((figure) => figureColumn(figure, words)),
      ...[own.onStandby, own.figures.standby, own.figures.urgent].map(apart),
    ],
    rows: report.rows.map((row) => [by === 'day' ? row.key : words.keyWord(row.key), ...cells(row)]),
    total: [language.manager.history.total, ...cells(report.total)],
    note: report.rows.length === 0 ? own.none : null,
  };
}

/** What it did that times took more people than they have room. */
export function overbookingTable({ report: { overbooking } }: BookingsOfFile, words: BookingsFileLanguage): FileTable {
  const { overbooking: own } = words.own;
  const { slots, overbooked, overfull, waitOverfull, waitOther } = overbooking;
  return {
    ...bare,
    part: 'overbooking',
    name: own.heading,
    columns: [
      ...[own.slots, own.overbooked, own.overfull].map((head) => plainColumn(head, 'count')),
      ...[own.waitOverfull, own.waitOther].map((head) => plainColumn(head, 'duration')),
    ],
    rows: [[slots, overbooked, overfull, waitOverfull.p90, waitOther.p90]],
    note: own.today,
  };
}

/** How many a time takes by the attendance that is expected, and by the one that is learnt. */
export function seatsTable({ report }: BookingsOfFile, words: BookingsFileLanguage): FileTable {
  const { overbooking: own } = words.own;
  const { manager } = words.language;
  const { attendance, risk, seats } = report;
  const [expected, learnt] = [attendance.expected, attendance.learnt].map((share) => roundPercent(share, manager));
  const count = (n: number): string => wholeNumber(n, manager);
  const known =
    attendance.booked === 0 ? own.unknown : own.learnt(count(attendance.came), count(attendance.booked), learnt ?? '');
  return {
    ...bare,
    part: 'seats',
    name: own.seatsHead,
    columns: [plainColumn(own.room, 'text'), ...seats.map(({ room }) => plainColumn(String(room), 'count'))],
    rows: [
      [own.seats(expected ?? ''), ...seats.map((row) => row.expected)],
      [own.seats(learnt ?? ''), ...seats.map((row) => row.learnt)],
    ],
    note: `${known} ${own.risk(roundPercent(risk, manager))}`,
  };
}

/** Who was seated as urgent, let in outside their time or had a seat back, and why. */
export function reasonsTable({ reasons, centre }: BookingsOfFile, words: BookingsFileLanguage): FileTable {
  const { reasons: own } = words.own;
  const nameOf = ({ resource, resourceName, from }: (typeof reasons)[number]): string => {
    const named = resourceName ?? resource;
    const name = typeof named === 'string' ? named : inLanguage(named, words.code, centre.languages[0]);
    return from === null ? name : `${name}, ${from}`;
  };
  return {
    ...bare,
    part: 'reasons',
    name: own.heading,
    columns: [
      plainColumn(own.when, 'moment'),
      ...[own.what, own.resource, own.by, own.reason].map((head) => plainColumn(head, 'text')),
    ],
    rows: reasons.map((one) => [
      localMoment(Date.parse(one.at), centre.timeZone),
      own.kinds[one.what],
      nameOf(one),
      one.byName,
      one.reason,
    ]),
  };
}

const bare = { total: null, compared: null, note: null };

const figureColumn = (figure: BookingFigure, { own, language: { manager } }: BookingsFileLanguage): FileColumn => {
  const { of, part } = bookingFigureParts(figure);
  const head = bookingHead(figure, own);
  if (part === null) return plainColumn(head, of === 'attendance' || of === 'punctual' ? 'share' : 'count');
  const kind = of === 'wait' ? 'duration' : 'offset';
  const short = part === 'p90' ? manager.spread.p90 : manager.spread.median;
  return of === 'tardiness'
    ? plainColumn(head, kind)
    : { head, short, group: of === 'wait' ? own.figures.wait : own.punctualityShort, kind };
};
