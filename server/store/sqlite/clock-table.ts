import type { AgreedTime, TimeStore } from '../time.ts';
import type { Connection } from './database.ts';

/** The time that the processes of a machine agreed on, and what a correction does to all that has a time of its own. */
export const openClockTable = (connection: Connection): TimeStore => {
  const found = connection.prepare<AgreedTime>(
    `SELECT boot, "offset", generation, doubt_from AS doubtFrom, corrected_at AS correctedAt, seen_at AS seenAt
     FROM clocks WHERE boot = ?`,
  );
  const put = connection.prepare(
    `INSERT INTO clocks (boot, "offset", generation, doubt_from, corrected_at, seen_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (boot) DO UPDATE SET "offset" = excluded."offset", generation = excluded.generation,
       doubt_from = excluded.doubt_from, corrected_at = excluded.corrected_at, seen_at = excluded.seen_at`,
  );
  const last = connection.prepare<{ at: number | null }>(
    `SELECT max(at) AS at FROM (
       SELECT (SELECT at FROM events WHERE centre = centres.id ORDER BY seq DESC LIMIT 1) AS at FROM centres
       UNION ALL SELECT seen_at FROM clocks)`,
  );
  const shift = openShift(connection);
  return {
    agreeOnTime(wanted, boot, correction) {
      if (wanted === null) return connection.read(() => found.get(boot) ?? null);
      return connection.write(() => {
        const present = found.get(boot);
        if ((present?.generation ?? null) !== wanted.over) return present ?? null;
        const { offset, generation, doubtFrom, correctedAt, seenAt } = wanted;
        if (correction !== undefined) shift(correction);
        put.run(boot, offset, generation, doubtFrom, correctedAt, seenAt);
        return found.get(boot) ?? null;
      });
    },
    lastTime: () => connection.read(() => last.get()?.at ?? null),
  };
};

/** What ends at a time: it has as long to go after a correction as before. */
const ends = [
  ['personal', 'erase_at'],
  ['secrets', 'expires_at'],
  ['sessions', 'expires_at'],
  ['leases', 'expires_at'],
] as const;

/** What was at a time: it is never later than now. */
const pasts = [
  ['answers', 'kept_at'],
  ['sessions', 'created_at'],
  ['sessions', 'seen_at'],
  ['failures', 'at'],
  ['tokens', 'created_at'],
  ['devices', 'asked_at'],
  ['devices', 'seen_at'],
  ['jobs', 'queued_at'],
  ['learnt', 'learnt_at'],
  ['clocks', 'seen_at'],
] as const;

const openShift = (connection: Connection) => {
  const ending = ends.map(([table, column]) =>
    connection.prepare(`UPDATE ${table} SET ${column} = ${column} + ? WHERE ${column} > ?`),
  );
  const past = pasts.map(([table, column]) =>
    connection.prepare(`UPDATE ${table} SET ${column} = min(${column} + ?, ?) WHERE ${column} > ?`),
  );
  return ({ was, at }: { readonly was: number; readonly at: number }): void => {
    for (const statement of ending) statement.run(at - was, was);
    for (const statement of past) statement.run(Math.min(0, at - was), at, at);
  };
};
