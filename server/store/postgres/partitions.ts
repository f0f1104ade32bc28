import { dayMs } from '../../../shared/time/durations.ts';
import type { Session } from './database.ts';
import { lockTables } from './locks.ts';

/** The parts in which PostgreSQL keeps what grows for years: events by year, legs by month. Each is made ahead, or with its first row. */

/** Which parts a process has seen. */
export type Seen = Set<string>;

/** Sees to it that events of these years can be written. */
export async function makeYears(to: Session, seen: Seen, years: Iterable<number>): Promise<void> {
  for (const year of new Set(years)) {
    await make(to, seen, { table: 'events', part: `events_${year}`, bounds: `IN (${year})` });
  }
}

/** Sees to it that legs of these dates (YYYY-MM-DD) can be written. */
export async function makeMonths(to: Session, seen: Seen, dates: Iterable<string>): Promise<void> {
  for (const month of new Set([...dates].map((date) => date.slice(0, 7)))) {
    const part = `legs_${month.replace('-', '_')}`;
    // Texts: every date of the month stands between these two.
    await make(to, seen, { table: 'legs', part, bounds: `FROM ('${month}-01') TO ('${month}-99')` });
  }
}

/** Sees to it that what is written at this time (ms) and within a month finds its parts: to make one in the hall's way takes locks. */
export async function makeAhead(to: Session, seen: Seen, now: number): Promise<void> {
  const dates = [now, now + aheadMs].map((when) => new Date(when).toISOString().slice(0, 10));
  await makeYears(
    to,
    seen,
    dates.map((date) => Number(date.slice(0, 4))),
  );
  await makeMonths(to, seen, dates);
}

const aheadMs = 31 * dayMs;

interface Part {
  readonly table: string;
  readonly part: string;
  readonly bounds: string;
}

const isThere = async (from: Session, name: string): Promise<boolean> =>
  (await from.get<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [name]))?.there === true;

const make = async (to: Session, seen: Seen, { table, part, bounds }: Part): Promise<void> => {
  if (seen.has(part)) return;
  // Seen only what stood before this transaction: its own may yet be taken back.
  if (await isThere(to, part)) return void seen.add(part);
  await lockTables(to);
  if (await isThere(to, part)) return;
  // Attached rather than made in place: so nobody who reads or writes must wait.
  await to.exec(`CREATE TABLE ${part} (LIKE ${table} INCLUDING DEFAULTS INCLUDING CONSTRAINTS);
    ALTER TABLE ${table} ATTACH PARTITION ${part} FOR VALUES ${bounds}`);
};
