import type { CounterEvent } from '../../../shared/centre/counter-events.ts';
import type { LegRow } from '../../../shared/reports/figures.ts';
import type { Clock } from '../../../shared/time/clock.ts';
import { counterEventTypes, type DayReads } from '../day-reads.ts';
import { openCallsBegun } from './calls.ts';
import { openForReading } from './database.ts';
import { openLegs } from './leg-rows.ts';

/** What planning reads of a database that is there, over a connection of its own, for a thread of its own. */
export function openDayReads(file: string, clock: Clock): DayReads {
  const connection = openForReading(file, clock);
  const legs = openLegs(connection);
  const opened = connection.prepare<{ seq: number; day: string }>(
    "SELECT seq, day FROM events WHERE centre = ? AND type = 'day-opened' ORDER BY seq",
  );
  const between = connection.prepare<{ body: string }>(
    `SELECT body FROM events WHERE centre = ? AND seq >= ? AND seq < ? AND day >= ? AND day <= ?
     AND type IN (${counterEventTypes.map((type) => `'${type}'`).join(', ')}) ORDER BY seq`,
  );
  const eventsOf = (centre: string, from: string, to: string): readonly CounterEvent[] => {
    const days = opened.all(centre);
    const first = days.find(({ day }) => day >= from);
    if (first === undefined) return [];
    const next = days.find(({ seq, day }) => seq > first.seq && day > to)?.seq ?? Number.MAX_SAFE_INTEGER;
    return between
      .all(centre, first.seq, next, from, to)
      .map(({ body }) => JSON.parse(body) as CounterEvent)
      .filter(({ practice }) => !practice);
  };
  const legsOf = (centre: string, from: string, to: string): readonly LegRow[] => {
    const found: LegRow[] = [];
    for (let after: LegRow | string | undefined = from; after !== undefined; ) {
      const page: readonly LegRow[] = legs.page(centre, after, to, false);
      for (const leg of page) found.push(leg);
      after = page.at(-1);
    }
    return found;
  };
  const begun = openCallsBegun(connection);
  return {
    callsBegun: (centre, from, until) => connection.read(() => begun(centre, from, until)),
    legs: (centre, from, to) => connection.read(() => legsOf(centre, from, to)),
    counterEvents: (centre, from, to) => connection.read(() => eventsOf(centre, from, to)),
  };
}
