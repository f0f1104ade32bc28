import type { CounterEvent } from '../../../shared/centre/counter-events.ts';
import { counterEventTypes, type DayReads } from '../day-reads.ts';
import { openCountedCalls } from './calls.ts';
import type { Connection, Session } from './database.ts';
import { daysOpened } from './figures.ts';
import { legsBetween } from './legs.ts';

/** What planning reads. */
export function openDayReads(connection: Connection): DayReads {
  return {
    callsBegun: openCountedCalls(connection).callsBegun,
    legs: (centre, first, last) => legsBetween(connection, centre, [first, last], false),
    counterEvents: (centre, first, last) => connection.read((from) => counterEvents(from, centre, first, last)),
  };
}

const counterEvents = async (
  from: Session,
  centre: string,
  firstDay: string,
  lastDay: string,
): Promise<readonly CounterEvent[]> => {
  const days = await daysOpened(from, centre);
  const first = days.find(({ day }) => day >= firstDay);
  if (first === undefined) return [];
  const end = days.find(({ seq, day }) => seq > first.seq && day > lastDay)?.seq ?? Number.MAX_SAFE_INTEGER;
  const rows = await from.all<{ body: string }>(
    `SELECT body FROM events WHERE centre = $1 AND seq >= $2 AND seq < $3 AND day >= $4 AND day <= $5
       AND type = ANY($6) ORDER BY seq`,
    [centre, first.seq, end, firstDay, lastDay, counterEventTypes],
  );
  return rows.map(({ body }): CounterEvent => JSON.parse(body)).filter(({ practice }) => !practice);
};
