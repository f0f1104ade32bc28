import type { SecurityEntry, SecurityNote, SecurityStore } from '../security.ts';
import type { Connection } from './database.ts';

/** The security log in SQLite. */
export function openSecurityLog(connection: Connection) {
  const gather = connection.prepare(
    `UPDATE security SET times = times + ?, last_at = ? WHERE seq = (
       SELECT max(seq) FROM security
       WHERE stranger = 1 AND what = ? AND who IS ? AND address IS ? AND last_at > ?)`,
  );
  const add = connection.prepare(
    `INSERT INTO security (at, last_at, times, what, stranger, who, address, centre, about)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const newest = connection.prepare<{ seq: number }>('SELECT max(seq) AS seq FROM security');
  const trim = connection.prepare(
    `DELETE FROM security WHERE stranger = ? AND seq <= (
       SELECT seq FROM security WHERE stranger = ? ORDER BY seq DESC LIMIT 1 OFFSET ?)`,
  );
  const page = connection.prepare<SecurityEntry>(
    `SELECT seq, at, last_at AS lastAt, times, what, who, address, centre, about FROM security
     WHERE (? IS NULL OR centre = ?) AND seq < ? ORDER BY seq DESC LIMIT ?`,
  );
  /** Within a transaction of the caller's. */
  const note = (
    { at, times, what, stranger, who, address, centre, about }: SecurityNote,
    gatherMs: number,
    keep: number,
  ): void => {
    if (stranger && gather.run(times, at, what, who, address, at - gatherMs).changes > 0) return;
    add.run(at, at, times, what, Number(stranger), who, address, centre, about);
    if ((newest.get()?.seq ?? 0) % trimEvery === 0) trim.run(Number(stranger), Number(stranger), keep);
  };
  const store: SecurityStore = {
    noteSecurity: (line, gatherMs, keep) => connection.write(() => note(line, gatherMs, keep)),
    security: (centre, before, limit) =>
      connection.read(() => page.all(centre, centre, before ?? Number.MAX_SAFE_INTEGER, limit)),
  };
  return { store, note };
}
export type SecurityLog = ReturnType<typeof openSecurityLog>;

/** Old lines are looked for once in so many new ones. */
const trimEvery = 100;
