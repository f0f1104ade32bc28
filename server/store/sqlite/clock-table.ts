import { dayMs } from '../../../shared/time/durations.ts';
import { ages, ends, facts } from '../moved-times.ts';
import type { ClockShift } from '../shifted.ts';
import type { AgreedTime, TimeStore } from '../time.ts';
import type { Connection } from './database.ts';
import { openPersonNames } from './person-names.ts';

/** The time that the processes of a machine agreed on, and what a correction does to all that has a time of its own. */
export function openClockTable(connection: Connection): TimeStore {
  const find = connection.prepare<Omit<AgreedTime, 'spreading'> & { readonly spreading: string | null }>(
    `SELECT boot, "offset", generation, doubt_from AS doubtFrom, corrected_at AS correctedAt, seen_at AS seenAt, spreading
     FROM clocks WHERE boot = ?`,
  );
  const found = (boot: string): AgreedTime | null => {
    const row = find.get(boot);
    return row == null ? null : { ...row, spreading: row.spreading === null ? null : JSON.parse(row.spreading) };
  };
  const put = connection.prepare(
    `INSERT INTO clocks (boot, "offset", generation, doubt_from, corrected_at, seen_at, spreading)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (boot) DO UPDATE SET "offset" = excluded."offset", generation = excluded.generation,
       doubt_from = excluded.doubt_from, corrected_at = excluded.corrected_at, seen_at = excluded.seen_at,
       spreading = excluded.spreading`,
  );
  const last = connection.prepare<{ at: number | null }>(
    `SELECT max(at) AS at FROM (
       SELECT (SELECT at FROM events WHERE centre = centres.id ORDER BY seq DESC LIMIT 1) AS at FROM centres
       WHERE id NOT IN (SELECT centre FROM streams)
       UNION ALL SELECT seen_at FROM clocks)`,
  );
  const shift = openShift(connection);
  return {
    agreeOnTime(wanted, boot, correction) {
      if (wanted === null) return connection.read(() => found(boot));
      return connection.write(() => {
        const present = found(boot);
        if ((present?.generation ?? null) !== wanted.over) return present;
        const { offset, generation, doubtFrom, correctedAt, seenAt, spreading } = wanted;
        if (correction !== undefined) shift(correction);
        const told = spreading === null ? null : JSON.stringify(spreading);
        put.run(boot, offset, generation, doubtFrom, correctedAt, seenAt, told);
        return found(boot);
      });
    },
    lastTime: () => connection.read(() => last.get()?.at ?? null),
  };
}

/** The rules of `shifted.ts` for whole tables. */
const openShift = (connection: Connection) => {
  const ending = ends.map(([table, column]) =>
    connection.prepare(
      `UPDATE ${table} SET ${column} = iif(${column} > ?, ${column} + ?, min(${column}, ?)) WHERE ${column} > min(?, ?)`,
    ),
  );
  const ageing = ages.map(([table, column]) =>
    connection.prepare(
      `UPDATE ${table} SET ${column} = iif(${column} > ?, ${column} + ?, min(${column} + ?, ?)) WHERE ${column} > min(?, ?)`,
    ),
  );
  const past = facts.map(([table, column]) =>
    connection.prepare(`UPDATE ${table} SET ${column} = min(${column} + ?, ?) WHERE ${column} > ?`),
  );
  const names = openPersonNames(connection);
  return ({ was, at }: ClockShift): void => {
    const by = at - was;
    const back = Math.min(0, by);
    const since = was - dayMs;
    for (const statement of ending) statement.run(was, by, at, was, at);
    for (const statement of ageing) statement.run(since, by, back, at, since, at);
    for (const statement of past) statement.run(back, at, at);
    names.shift({ was, at });
  };
};
