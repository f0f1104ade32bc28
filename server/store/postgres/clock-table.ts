import { dayMs } from '../../../shared/time/durations.ts';
import { ages, ends, facts } from '../moved-times.ts';
import type { ClockShift } from '../shifted.ts';
import type { AgreedTime, TimeStore } from '../time.ts';
import type { Connection, Session } from './database.ts';
import { lockTime } from './locks.ts';
import { shiftNames } from './person-names.ts';

/** The time that the processes of a machine agreed on, and what a correction does to all that has a time of its own. */
export function openClockTable(connection: Connection): TimeStore {
  return {
    agreeOnTime(wanted, boot, correction) {
      if (wanted === null) return connection.read((from) => agreed(from, boot));
      return connection.write(async (to) => {
        await lockTime(to);
        const present = await agreed(to, boot);
        if ((present?.generation ?? null) !== wanted.over) return present;
        const { offset, generation, doubtFrom, correctedAt, seenAt, spreading } = wanted;
        if (correction !== undefined) await shift(to, correction);
        const told = spreading === null ? null : JSON.stringify(spreading);
        await to.run(put, [boot, offset, generation, doubtFrom, correctedAt, seenAt, told]);
        return agreed(to, boot);
      });
    },
    lastTime: () => connection.read(async (from) => (await from.get<{ at: number | null }>(last))?.at ?? null),
  };
}

type Row = Omit<AgreedTime, 'spreading'> & { readonly spreading: string | null };

const agreed = async (from: Session, boot: string): Promise<AgreedTime | null> => {
  const row = await from.get<Row>(found, [boot]);
  return row === undefined ? null : { ...row, spreading: row.spreading === null ? null : JSON.parse(row.spreading) };
};

const found = `SELECT boot, "offset", generation, doubt_from AS "doubtFrom", corrected_at AS "correctedAt",
    seen_at AS "seenAt", spreading
  FROM clocks WHERE boot = $1`;
const put = `INSERT INTO clocks (boot, "offset", generation, doubt_from, corrected_at, seen_at, spreading)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (boot) DO UPDATE SET "offset" = excluded."offset", generation = excluded.generation,
    doubt_from = excluded.doubt_from, corrected_at = excluded.corrected_at, seen_at = excluded.seen_at,
    spreading = excluded.spreading`;
const last = `SELECT max(at) AS at FROM (
    SELECT (SELECT at FROM events WHERE centre = centres.id AND seq = centres.seq) AS at FROM centres
    WHERE id NOT IN (SELECT centre FROM streams)
    UNION ALL SELECT seen_at FROM clocks) AS known`;

/** The rules of `shifted.ts` for whole tables. */
const shift = async (to: Session, { was, at }: ClockShift): Promise<void> => {
  const by = at - was;
  const [back, since] = [Math.min(0, by), was - dayMs];
  for (const [table, column] of ends) await to.run(ending(table, column), [was, by, at]);
  for (const [table, column] of ages) await to.run(ageing(table, column), [since, by, back, at]);
  for (const [table, column] of facts) await to.run(past(table, column), [back, at]);
  await shiftNames(to, { was, at });
};

const ending = (table: string, column: string): string => `UPDATE ${table} SET ${column} =
    CASE WHEN ${column} > $1::int8 THEN ${column} + $2::int8 ELSE least(${column}, $3::int8) END
  WHERE ${column} > least($1::int8, $3::int8)`;
const ageing = (table: string, column: string): string => `UPDATE ${table} SET ${column} =
    CASE WHEN ${column} > $1::int8 THEN ${column} + $2::int8 ELSE least(${column} + $3::int8, $4::int8) END
  WHERE ${column} > least($1::int8, $4::int8)`;
const past = (table: string, column: string): string =>
  `UPDATE ${table} SET ${column} = least(${column} + $1::int8, $2::int8) WHERE ${column} > $2::int8`;
