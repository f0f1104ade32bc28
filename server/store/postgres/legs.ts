import type { LegRow } from '../../../shared/reports/figures.ts';
import { columnsOfLegs as columns, legKeyLength as keyLength } from '../leg-columns.ts';
import type { Connection, Session } from './database.ts';
import { manyRows } from './many.ts';
import { makeMonths, type Seen } from './partitions.ts';

/** Writes legs in place of those of the same key; imported ones bring their tickets with them. */
export function openPutLegs(seen: Seen) {
  return async (to: Session, legs: readonly LegRow[]): Promise<void> => {
    if (legs.length === 0) return;
    await makeMonths(
      to,
      seen,
      legs.map(({ date }) => date),
    );
    await importTickets(
      to,
      legs.filter(({ imported }) => imported).map(({ centre, ticket }) => [centre, ticket]),
    );
    // Of one key written twice the last holds.
    const last = new Map(legs.map((leg) => [keyOf(leg), leg]));
    await upsert(to, [...last.values()].map(legValues));
  };
}

/** Legs from one date to another, read page by page. */
export async function legsBetween(
  connection: Connection,
  centre: string,
  [from, to]: readonly [from: string, to: string],
  practice: boolean,
): Promise<readonly LegRow[]> {
  const found: LegRow[] = [];
  let after: readonly [string, string, number] = [from, '', -1];
  for (;;) {
    const page = await connection.read((session) => session.all<LegRow>(pageOfLegs, [centre, ...after, to, practice]));
    for (const leg of page) found.push(leg);
    const last = page.at(-1);
    if (last === undefined || page.length < pageLength) return found;
    after = [last.date, last.ticket, last.leg];
  }
}

/** Rows read in one go: some milliseconds, so that a year's report does not hold up the hall. */
const pageLength = 4000;

const keyOf = ({ date, ticket, leg }: LegRow): string => `${date} ${leg} ${ticket}`;

/** What PostgreSQL calls the type of a leg's column. */
const typeOf = (column: string): string => {
  if (column.endsWith('_at')) return 'int8';
  if (/^(practice|inaccurate|imported)$/.test(column)) return 'bool';
  return /^(leg|calls|.+_seconds|quoted_(low|middle|high)|promised_(from|to))$/.test(column) ? 'int4' : 'text';
};

const changes = columns.slice(keyLength).map(([, column]) => `${column} = excluded.${column}`);
/** The columns of a leg, each with its type, and what is written into them. */
export const legColumnTypes = columns.map(([, column]) => [column, typeOf(column)] as const);
export const legValues = (leg: LegRow) => columns.map(([field]) => leg[field]);
const upsert = manyRows(
  'legs',
  legColumnTypes,
  `ON CONFLICT (centre, date, ticket, leg) DO UPDATE SET ${changes.join(', ')}`,
);
const importTickets = manyRows(
  'tickets',
  [
    ['centre', 'text'],
    ['id', 'text'],
  ],
  'ON CONFLICT DO NOTHING',
);

/** The columns of a leg by the names of its fields. */
export const selectedLeg = columns.map(([field, column]) => `${column} AS "${field}"`).join(', ');

// The date beside the key leaves out the months before it.
const pageOfLegs = `SELECT ${selectedLeg} FROM legs
  WHERE centre = $1 AND (date, ticket, leg) > ($2, $3, $4) AND date >= $2 AND date <= $5 AND (NOT practice OR $6)
  ORDER BY date, ticket, leg LIMIT ${pageLength}`;
