import { keptAtMost, type SecurityEntry, type SecurityNote, type SecurityStore } from '../security.ts';
import type { Connection, Session } from './database.ts';

/** The security log. */
export function openSecurity(connection: Connection): SecurityStore {
  return {
    noteSecurity: (line, gatherMs, keep) => connection.write((to) => note(to, line, gatherMs, keep)),
    security: (centre, before, limit) => {
      const upTo = before ?? Number.MAX_SAFE_INTEGER;
      return connection.read((from) =>
        centre === null
          ? from.all<SecurityEntry>(`${selected} WHERE seq < $1 ${latest} $2`, [upTo, limit])
          : from.all<SecurityEntry>(`${selected} WHERE centre = $3 AND seq < $1 ${latest} $2`, [upTo, limit, centre]),
      );
    },
  };
}

/** Lines that tell of what the same transaction writes. */
export async function addNotes(to: Session, notes: readonly SecurityNote[]): Promise<void> {
  for (const line of notes) await note(to, line, 0, keptAtMost.known);
}

const note = async (to: Session, line: SecurityNote, gatherMs: number, keep: number): Promise<void> => {
  const { at, times, what, stranger, who, address, centre, about } = line;
  if (stranger && (await to.run(gather, [times, at, what, who, address, at - gatherMs])) > 0) return;
  const added = await to.get<{ seq: number }>(add, [at, times, what, stranger, who, address, centre, about]);
  if ((added?.seq ?? 0) % trimEvery === 0) await to.run(trim, [stranger, keep]);
};

/** Old lines are looked for once in so many new ones. */
const trimEvery = 100;

const selected = `SELECT seq, at, last_at AS "lastAt", times, what, who, address, centre, about FROM security`;
const latest = 'ORDER BY seq DESC LIMIT';
const add = `INSERT INTO security (at, last_at, times, what, stranger, who, address, centre, about)
  VALUES ($1, $1, $2, $3, $4, $5, $6, $7, $8) RETURNING seq`;
const gather = `UPDATE security SET times = times + $1, last_at = $2 WHERE seq = (
  SELECT max(seq) FROM security WHERE stranger AND what = $3 AND who IS NOT DISTINCT FROM $4
    AND coalesce(address, '') = coalesce($5, '') AND last_at > $6)`;
const trim = `DELETE FROM security WHERE stranger = $1 AND seq <= (
  SELECT seq FROM security WHERE stranger = $1 ORDER BY seq DESC LIMIT 1 OFFSET $2)`;
