import type { CheckedCases } from './checked-cases.ts';
import type { Connection } from './database.ts';

/** [CS11] Compares what is kept of how many cases are alike, out of which totals are made, with the rows that are counted. */
export function countCheck(connection: Connection, { centre, report }: CheckedCases): void {
  const counted = `SELECT kind, coalesce(topic, ''), coalesce(department, ''), coalesce(executor, ''), channel, status, count(*)
    FROM cases WHERE centre = ? GROUP BY 1, 2, 3, 4, 5, 6`;
  const kept = 'SELECT kind, topic, department, executor, channel, status, cases FROM case_counts WHERE centre = ?';
  const differing = (one: string, other: string): number =>
    connection
      .prepare<{ readonly rows: number }>(
        `SELECT count(*) AS rows FROM (SELECT * FROM (${one}) EXCEPT SELECT * FROM (${other}))`,
      )
      .get(centre, centre)?.rows ?? 0;
  const [missing, wrong] = [differing(counted, kept), differing(kept, counted)];
  if (missing + wrong > 0)
    report(`the counts of cases that are kept are not those of the rows (${Math.max(missing, wrong)} differ)`);
}
