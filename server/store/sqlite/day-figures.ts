import type { CountedLeg } from '../../../engine/figures/counted-leg.ts';
import type { Clock } from '../../../shared/time/clock.ts';
import type { DayFigures, FigureReads, FigureWrites, QuotedLeg } from '../figures.ts';
import { openCountedCalls } from './calls.ts';
import { openCountedCases } from './counted-cases.ts';
import { type Connection, openForReading } from './database.ts';
import { openDayLog } from './day-log.ts';
import { openCountedLegs } from './leg-rows.ts';
import { openCountedSeats } from './seats.ts';

/** Figures kept over the legs of single days; the legs' triggers throw them, or their marks, away when a leg changes. */
export function openDayFigures(connection: Connection): FigureReads & FigureWrites {
  const mark = connection.prepare(
    `INSERT INTO day_figures (centre, date, kind, body) VALUES (?, ?, ?, ?)
     ON CONFLICT (centre, date, kind) DO UPDATE SET body = excluded.body`,
  );
  const keep = connection.prepare(
    'UPDATE day_figures SET body = ? WHERE centre = ? AND date = ? AND kind = ? AND body = ?',
  );
  return {
    ...openReads(connection),
    markDays: (centre, kind, dates, by) =>
      connection.write(() => {
        for (const date of dates) mark.run(centre, date, kind, marked(by));
      }),
    keepFigures: (centre, kind, by, made) =>
      connection.write(() => {
        for (const { date, body } of made) keep.run(Buffer.from(body), centre, date, kind, marked(by));
      }),
  };
}

/** A mark stands where figures will, behind a zero byte, with which no figures begin. */
const marked = (mark: string): Buffer => Buffer.from(`\0${mark}`);

const openReads = (connection: Connection): FigureReads => {
  // From date to date by the index, not over all the legs between.
  const days = connection.prepare<DayFigures>(
    `WITH RECURSIVE days (date) AS (
       SELECT min(date) FROM legs WHERE centre = ? AND date >= ?
       UNION ALL
       SELECT (SELECT min(legs.date) FROM legs WHERE legs.centre = ? AND legs.date > days.date)
       FROM days WHERE days.date < ?
     )
     SELECT days.date AS date, CASE WHEN substr(kept.body, 1, 1) <> x'00' THEN kept.body END AS body
     FROM days LEFT JOIN day_figures AS kept ON kept.centre = ? AND kept.date = days.date AND kept.kind = ?
     WHERE days.date <= ? ORDER BY days.date`,
  );
  const legs: (centre: string, date: string) => readonly CountedLeg[] = openCountedLegs(connection);
  const seats = openCountedSeats(connection);
  const { dayLog, servedTickets } = openDayLog(connection);
  const quoted = connection.prepare<QuotedLeg>(
    `SELECT date, service, issued_at AS issuedAt, wait_seconds AS waitSeconds, quoted_middle AS quotedMiddle,
       promised_from AS promisedFrom, promised_to AS promisedTo
     FROM legs WHERE centre = ? AND date BETWEEN ? AND ? AND practice = 0 AND inaccurate = 0
       AND suspended_wait_seconds = 0
       AND quoted_middle IS NOT NULL AND wait_seconds IS NOT NULL ORDER BY date, ticket`,
  );
  return {
    quotedLegs: (centre, from, to) => connection.read(() => quoted.all(centre, from, to)),
    dayFigures: (centre, kind, from, to) => connection.read(() => days.all(centre, from, centre, to, centre, kind, to)),
    countedLegs: (centre, date) => connection.read(() => legs(centre, date)),
    countedSeats: (centre, from, to) => connection.read(() => seats(centre, from, to)),
    ...openCountedCalls(connection),
    ...openCountedCases(connection),
    dayLog: (centre, date) => connection.read(() => dayLog(centre, date)),
    servedTickets: (centre, date) => connection.read(() => servedTickets(centre, date)),
  };
};

/** What reports read of a database that is there, over a connection of its own, for a thread of its own. */
export const openFigureReads = (file: string, clock: Clock): FigureReads => openReads(openForReading(file, clock));
