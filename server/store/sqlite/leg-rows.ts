import { type CountedLeg, countedFields } from '../../../engine/figures/counted-leg.ts';
import type { LegRow } from '../../../shared/reports/figures.ts';
import { columnsOfLegs as columns, legKeyLength as keyLength } from '../leg-columns.ts';
import type { Connection, Value } from './database.ts';

/** Statements over the legs. All are synchronous: they run inside a transaction or a read of the connection. */
export function openLegs(connection: Connection) {
  const upsert = connection.prepare(
    `INSERT INTO legs (${legColumns}) VALUES (${columns.map(() => '?').join(', ')})
     ON CONFLICT (centre, date, ticket, leg) DO UPDATE SET ${changes}`,
  );
  const importTicket = connection.prepare('INSERT INTO tickets (centre, id) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const page = connection.prepare<RawLeg>(
    `SELECT ${selected} FROM legs
     WHERE centre = ? AND (date, ticket, leg) > (?, ?, ?) AND date <= ? AND practice <= ?
     ORDER BY date, ticket, leg LIMIT ${pageLength}`,
  );
  const one = connection.prepare<RawLeg>(
    `SELECT ${selected} FROM legs WHERE centre = ? AND date = ? AND ticket = ? AND leg = ?`,
  );
  const imported = connection.prepare<RawLeg>(
    `SELECT ${selected} FROM legs WHERE centre = ? AND date = ? AND imported = 1`,
  );
  const counts = connection.prepare<{ date: string; count: number }>(
    'SELECT date, count(*) AS count FROM legs WHERE centre = ? AND imported = 0 GROUP BY date ORDER BY date',
  );
  return {
    put(row: LegRow): void {
      if (row.imported) importTicket.run(row.centre, row.ticket);
      upsert.run(...legValues(row));
    },
    /** The next legs up to the date `to`, after one leg or from a date on; none when there are no more. */
    page(centre: string, after: LegRow | string, to: string, practice: boolean): readonly LegRow[] {
      const key = typeof after === 'string' ? [after, '', -1] : [after.date, after.ticket, after.leg];
      return withFlags(page.all(centre, ...key, to, Number(practice)));
    },
    one(key: Pick<LegRow, 'centre' | 'date' | 'ticket' | 'leg'>): LegRow | null {
      return withFlags(one.all(key.centre, key.date, key.ticket, key.leg))[0] ?? null;
    },
    /** Those of another system, of one date. */
    imported: (centre: string, date: string): readonly LegRow[] => withFlags(imported.all(centre, date)),
    /** How many legs of our own each date has. */
    counts: (centre: string) => counts.all(centre),
  };
}
export type Legs = ReturnType<typeof openLegs>;

/**
 * Reads a day's legs, practice left out, as far as reports count them: a third of the time that whole rows take. Whose visit has a seat
 * is told by the seats of the date: those who came have their ticket there from the commit that issued it.
 */
export function openCountedLegs(connection: Connection) {
  const ofDay = connection.prepare<{ -readonly [Field in keyof CountedLeg]: CountedLeg[Field] }>(
    `WITH came (seat_ticket, origin) AS MATERIALIZED (
       SELECT ticket, CASE WHEN urgent THEN 'urgent' WHEN standby THEN 'standby' ELSE 'booked' END
       FROM seats WHERE centre = ? AND date = ? AND ticket IS NOT NULL
     )
     SELECT ${selectedToCount}, origin FROM legs LEFT JOIN came ON seat_ticket = ticket
     WHERE centre = ? AND date = ? AND practice = 0 ORDER BY ticket, leg`,
  );
  return (centre: string, date: string): readonly CountedLeg[] => {
    const rows = ofDay.all(centre, date, centre, date);
    for (const row of rows) {
      row.practice = Boolean(row.practice);
      row.inaccurate = Boolean(row.inaccurate);
    }
    return rows;
  };
}

/** Rows read in one go: some milliseconds, so that a year's report does not hold up the hall. */
const pageLength = 4000;
/** The columns of a leg, as SQL lists them. */
export const legColumns = columns.map(([, column]) => column).join(', ');
const selected = columns.map(([field, column]) => `${column} AS ${field}`).join(', ');
const changes = columns
  .slice(keyLength)
  .map(([, column]) => `${column} = excluded.${column}`)
  .join(', ');

const asValue = (field: LegRow[keyof LegRow]): Value => (typeof field === 'boolean' ? Number(field) : field);
/** What is written into the columns of a leg, in their order. */
export const legValues = (row: LegRow): Value[] => columns.map(([field]) => asValue(row[field]));

/** A row as SQLite gives it: a leg but for its flags, which are numbers. They are put right in place: a year is 250,000 of them. */
type RawLeg = { -readonly [Field in keyof LegRow]: LegRow[Field] };
const withFlags = (rows: RawLeg[]): readonly LegRow[] => {
  for (const row of rows) {
    row.practice = Boolean(row.practice);
    row.inaccurate = Boolean(row.inaccurate);
    row.imported = Boolean(row.imported);
  }
  return rows;
};

const selectedToCount = columns
  .filter(([field]) => countedFields.some((counted) => counted === field))
  .map(([field, column]) => `${column} AS ${field}`)
  .join(', ');
