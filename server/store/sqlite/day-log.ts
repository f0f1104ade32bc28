import { workEventTypes } from '../../../engine/figures/work.ts';
import type { QueueEvent } from '../../../shared/events.ts';
import { type OpenedDay, type RawServed, servedTicket, spanOfDay } from '../day-log.ts';
import type { DayLog, ServedTicket } from '../figures.ts';
import type { Connection } from './database.ts';

/** Reads what the work of a day is made of. Synchronous: to be called inside a read of the connection. */
export function openDayLog(connection: Connection) {
  const opened = connection.prepare<OpenedDay>(
    "SELECT seq, day FROM events WHERE centre = ? AND type = 'day-opened' ORDER BY seq",
  );
  const between = connection.prepare<{ body: string }>(
    `SELECT body FROM events WHERE centre = ? AND seq >= ? AND seq < ? AND day = ?
     AND type IN (${workEventTypes.map((type) => `'${type}'`).join(', ')}) ORDER BY seq`,
  );
  const served = connection.prepare<RawServed>(
    `SELECT coalesce(counter, '') AS counter, coalesce(clerk, '') AS clerk, issued_at AS issuedAt, ended_at AS endedAt
     FROM legs AS last WHERE centre = ? AND date = ? AND practice = 0 AND ending = 'served' AND ended_at IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM legs AS other WHERE other.centre = last.centre AND other.date = last.date
         AND other.ticket = last.ticket AND (other.leg > last.leg OR other.inaccurate = 1))
     ORDER BY ticket`,
  );
  return {
    dayLog(centre: string, date: string): DayLog {
      const { first, end, isOver } = spanOfDay(opened.all(centre), date);
      if (first === null) return { events: [], isOver };
      const rows = between.all(centre, first, end, date);
      return { events: rows.map(({ body }): QueueEvent => JSON.parse(body)), isOver };
    },
    servedTickets: (centre: string, date: string): readonly ServedTicket[] =>
      served.all(centre, date).map(servedTicket),
  };
}
