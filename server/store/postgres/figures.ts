import type { CountedLeg } from '../../../engine/figures/counted-leg.ts';
import { countedFields } from '../../../engine/figures/counted-leg.ts';
import { workEventTypes } from '../../../engine/figures/work.ts';
import type { QueueEvent } from '../../../shared/events.ts';
import { type OpenedDay, type RawServed, servedTicket, spanOfDay } from '../day-log.ts';
import type { DayFigures, DayLog, FigureReads, FigureWrites, QuotedLeg } from '../figures.ts';
import { columnsOfLegs } from '../leg-columns.ts';
import { openCountedCalls } from './calls.ts';
import { openCountedCases } from './counted-cases.ts';
import type { Connection, Session } from './database.ts';
import { lockCentre } from './locks.ts';
import { manyRows } from './many.ts';
import { countedSeats } from './seats.ts';

/** What reports read. */
export function openFigureReads(connection: Connection): FigureReads {
  const { read } = connection;
  return {
    quotedLegs: (centre, first, last) => read((from) => from.all<QuotedLeg>(quoted, [centre, first, last])),
    dayFigures: (centre, kind, first, last) => read((from) => from.all<DayFigures>(days, [centre, first, last, kind])),
    countedLegs: (centre, date) => read((from) => from.all<CountedLeg>(counted, [centre, date])),
    countedSeats: (centre, first, last) => read((from) => countedSeats(from, centre, first, last)),
    ...openCountedCalls(connection),
    ...openCountedCases(connection),
    dayLog: (centre, date) => read((from) => dayLog(from, centre, date)),
    servedTickets: (centre, date) =>
      read(async (from) => (await from.all<RawServed>(served, [centre, date])).map(servedTicket)),
  };
}

/** Figures kept over the legs of single days; a leg that changes takes them, or their marks, away. */
export function openFigureWrites({ write }: Connection): FigureWrites {
  return {
    markDays: (centre, kind, dates, by) =>
      write(async (to) => {
        // After every leg that is being written: its trigger may have found no mark yet.
        await lockCentre(to, centre);
        await mark(
          to,
          dates.map((date) => [centre, date, kind, marked(by)]),
        );
      }),
    keepFigures: (centre, kind, by, made) =>
      write(async (to) => {
        for (const { date, body } of made) await to.run(keep, [centre, date, kind, marked(by), Buffer.from(body)]);
      }),
  };
}

/** A mark stands where figures will, behind a zero byte, with which no figures begin. */
const marked = (by: string): Buffer => Buffer.from(`\0${by}`);

const mark = manyRows(
  'day_figures',
  [
    ['centre', 'text'],
    ['date', 'text'],
    ['kind', 'text'],
    ['body', 'bytea'],
  ],
  'ON CONFLICT (centre, date, kind) DO UPDATE SET body = excluded.body',
);

const keep = 'UPDATE day_figures SET body = $5 WHERE centre = $1 AND date = $2 AND kind = $3 AND body = $4';

// From date to date by the index, not over all the legs between.
const days = `WITH RECURSIVE days (date) AS (
    SELECT min(date) FROM legs WHERE centre = $1 AND date >= $2
    UNION ALL
    SELECT (SELECT min(legs.date) FROM legs WHERE legs.centre = $1 AND legs.date > days.date)
    FROM days WHERE days.date < $3
  )
  SELECT days.date AS date, CASE WHEN substr(kept.body, 1, 1) <> '\\x00'::bytea THEN kept.body END AS body
  FROM days LEFT JOIN day_figures AS kept ON kept.centre = $1 AND kept.date = days.date AND kept.kind = $4
  WHERE days.date <= $3 ORDER BY days.date`;

const quoted = `SELECT date, service, issued_at AS "issuedAt", wait_seconds AS "waitSeconds", quoted_middle AS "quotedMiddle",
    promised_from AS "promisedFrom", promised_to AS "promisedTo"
  FROM legs WHERE centre = $1 AND date BETWEEN $2 AND $3 AND NOT practice AND NOT inaccurate
    AND suspended_wait_seconds = 0 AND quoted_middle IS NOT NULL AND wait_seconds IS NOT NULL ORDER BY date, ticket`;

const selectedToCount = columnsOfLegs
  .filter(([field]) => countedFields.some((one) => one === field))
  .map(([field, column]) => `${column} AS "${field}"`)
  .join(', ');

// Whose visit has a seat is told by the seats of the date.
const counted = `WITH came (seat_ticket, origin) AS MATERIALIZED (
    SELECT ticket, CASE WHEN urgent THEN 'urgent' WHEN standby THEN 'standby' ELSE 'booked' END
    FROM seats WHERE centre = $1 AND date = $2 AND ticket IS NOT NULL
  )
  SELECT ${selectedToCount}, origin FROM legs LEFT JOIN came ON seat_ticket = ticket
  WHERE centre = $1 AND date = $2 AND NOT practice ORDER BY ticket, leg`;

const served = `SELECT coalesce(counter, '') AS counter, coalesce(clerk, '') AS clerk, issued_at AS "issuedAt",
    ended_at AS "endedAt"
  FROM legs AS last WHERE centre = $1 AND date = $2 AND NOT practice AND ending = 'served' AND ended_at IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM legs AS other WHERE other.centre = last.centre AND other.date = last.date
      AND other.ticket = last.ticket AND (other.leg > last.leg OR other.inaccurate))
  ORDER BY ticket`;

/** When each day was opened, in the order of the log. */
export const daysOpened = (from: Session, centre: string): Promise<readonly OpenedDay[]> =>
  from.all<OpenedDay>("SELECT seq, day FROM events WHERE centre = $1 AND type = 'day-opened' ORDER BY seq", [centre]);

const dayLog = async (from: Session, centre: string, date: string): Promise<DayLog> => {
  const { first, end, isOver } = spanOfDay(await daysOpened(from, centre), date);
  if (first === null) return { events: [], isOver };
  const rows = await from.all<{ body: string }>(
    `SELECT body FROM events WHERE centre = $1 AND seq >= $2 AND seq < $3 AND day = $4 AND type = ANY($5) ORDER BY seq`,
    [centre, first, end, date, workEventTypes],
  );
  return { events: rows.map(({ body }): QueueEvent => JSON.parse(body)), isOver };
};
