import { systemClock } from '../../server/async/clock.ts';
import { openForReading } from '../../server/store/sqlite/database.ts';

/** One bare scan in SQL over the legs of some days. */
export interface Scan {
  readonly from: string;
  readonly to: string;
}

const [, , file = ''] = process.argv;
const connection = openForReading(file, systemClock);
const scan = connection.prepare(
  `SELECT date, count(*), sum(leg = 0), sum(ending = 'served'), sum(ending = 'no-show'), sum(wait_seconds <= 900),
     avg(wait_seconds), max(wait_seconds), avg(service_seconds), max(service_seconds)
   FROM legs WHERE centre = 'sample' AND date BETWEEN ? AND ? GROUP BY date`,
);
process.on('message', ({ from, to }: Scan) => {
  const began = performance.now();
  const rows = scan.all(from, to).length;
  process.send?.({ ms: performance.now() - began, rows });
});
