import { workEventTypes } from '../../../engine/figures/work.ts';
import type { QueueEvent } from '../../../shared/events.ts';
import type { DayLog, ServedTicket } from '../figures.ts';
import type { Connection } from './database.ts';

/** Reads what the work of a day is made of. Synchronous: to be called inside a read of the connection. */
export function openDayLog(connection: Connection) {
  const opened = connection.prepare<{ seq: number; day: string }>(
    "SELECT seq, day FROM events WHERE centre = ? AND type = 'day-opened' ORDER BY seq",
  );
  const between = connection.prepare<{ body: string }>(
    `SELECT body FROM events WHERE centre = ? AND seq >= ? AND seq < ? AND day = ?
     AND type IN (${workEventTypes.map((type) => `'${type}'`).join(', ')}) ORDER BY seq`,
  );
  const served = connection.prepare<{ counter: string; clerk: string; issuedAt: number; endedAt: number }>(
    `SELECT coalesce(counter, '') AS counter, coalesce(clerk, '') AS clerk, issued_at AS issuedAt, ended_at AS endedAt
     FROM legs AS last WHERE centre = ? AND date = ? AND practice = 0 AND ending = 'served' AND ended_at IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM legs AS other WHERE other.centre = last.centre AND other.date = last.date
         AND other.ticket = last.ticket AND (other.leg > last.leg OR other.inaccurate = 1))
     ORDER BY ticket`,
  );
  return {
    dayLog(centre: string, date: string): DayLog {
      const days = opened.all(centre);
      const first = days.find(({ day }) => day === date);
      const next = days.find(({ seq, day }) => seq > (first?.seq ?? 0) && day > date);
      if (first === undefined) return { events: [], isOver: next !== undefined };
      const rows = between.all(centre, first.seq, next?.seq ?? Number.MAX_SAFE_INTEGER, date);
      return { events: rows.map(({ body }): QueueEvent => JSON.parse(body)), isOver: next !== undefined };
    },
    servedTickets: (centre: string, date: string): readonly ServedTicket[] =>
      served.all(centre, date).map(({ counter, clerk, issuedAt, endedAt }) => ({
        counter,
        clerk,
        staySeconds: Math.max(0, Math.floor((endedAt - issuedAt) / 1000)),
      })),
  };
}
