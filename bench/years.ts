import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../server/async/clock.ts';
import { openConnection } from '../server/store/sqlite/database.ts';
import { openSqliteStore } from '../server/store/sqlite/store.ts';
import type { Centre } from '../shared/centre/centre.ts';
import { dayMs } from '../shared/time/durations.ts';

/** Working days before today, the latest last, as YYYY-MM-DD. */
export function workingDays(count: number): readonly string[] {
  const dates: string[] = [];
  for (let ago = 1; dates.length < count; ago++) {
    const date = new Date(systemClock.now() - ago * dayMs);
    if (date.getUTCDay() % 6 !== 0) dates.unshift(date.toISOString().slice(0, 10));
  }
  return dates;
}

/** Fills a new DATA_DIR with the past of a centre. */
export async function writeYears(dataDir: string, centre: Centre, dates: readonly string[], perDay: number) {
  await mkdir(join(dataDir, 'centres'), { recursive: true });
  await writeFile(join(dataDir, `centres/${centre.id}.json`), JSON.stringify(centre));
  const file = join(dataDir, 'novbe.db');
  await (await openSqliteStore({ file })).close();
  const connection = await openConnection(file, systemClock);
  connection.exec('PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF');
  connection.exec(`INSERT INTO centres (id) VALUES ('${centre.id}')`);
  for (let at = 0; at < dates.length; at += 100) {
    const some = dates.slice(at, at + 100).map((date) => visits(date, perDay, centre.services.length));
    connection.exec(`BEGIN; ${some.join(';')}; COMMIT`);
  }
  connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  connection.close();
  return file;
}

/** One day's visits of a hall, as they would have been imported: a thousand or so, made by SQLite itself. */
const visits = (date: string, perDay: number, services: number): string => {
  const opened = Date.parse(`${date}T05:00:00Z`);
  return `
    WITH RECURSIVE visit (n, w, s, k) AS (
      SELECT 1, abs(random()) % 1800, 60 + abs(random()) % 900, abs(random())
      UNION ALL SELECT n + 1, abs(random()) % 1800, 60 + abs(random()) % 900, abs(random()) FROM visit WHERE n < ${perDay}
    )
    INSERT INTO legs (centre, date, ticket, leg, practice, number, service, priority_class, channel, counter, clerk,
      issued_at, queued_at, called_at, started_at, ended_at, calls, wait_seconds, walk_seconds, service_seconds,
      parked_seconds, ending, outcome, inaccurate, imported)
    SELECT 'sample', '${date}', printf('%s-%05d', '${date}', n), 0, 0, printf('A%04d', n),
      printf('service-%02d', k % ${services}), NULL, 'kiosk', CAST(1 + k % 20 AS TEXT), printf('clerk-%02d', k % 25),
      t, t, t + w * 1000, t + w * 1000 + 20000, t + (w + s) * 1000 + 20000, 1, w, 20, s, 0,
      CASE k % 20 WHEN 0 THEN 'no-show' ELSE 'served' END, NULL, 0, 1
    FROM (SELECT n, w, s, k, ${opened} + n * 32000 AS t FROM visit)`;
};
