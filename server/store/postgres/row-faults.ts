import type { Finding } from '../verify/finding.ts';
import type { Session } from './database.ts';

/** What does not hang together: rows of nothing, and logs that end elsewhere than is said of them. */
export async function rowFaults(from: Session): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { child, parent, columns, keys } of await from.all<Reference>(references)) {
    const there = keys.map((key, index) => `parent.${key} = child.${columns[index]}`).join(' AND ');
    const isSet = columns.map((column) => `child.${column} IS NOT NULL`).join(' AND ');
    const lost = await from.get<{ count: number }>(
      `SELECT count(*) AS count FROM ${child} AS child
       WHERE ${isSet} AND NOT EXISTS (SELECT 1 FROM ${parent} AS parent WHERE ${there})`,
    );
    const count = lost?.count ?? 0;
    const message = `${count} rows of ${child} belong to ones of ${parent} that are not there`;
    if (count > 0) findings.push({ centre: null, seq: null, problem: 'orphan', message });
  }
  for (const { centre, seq, last } of await from.all<End>(otherEnds)) {
    const message = `the log is said to end with event ${seq}, and ends with ${last === seq ? 'another' : `event ${last}`}`;
    findings.push({ centre, seq, problem: 'head', message });
  }
  return findings;
}

interface Reference {
  readonly child: string;
  readonly parent: string;
  readonly columns: readonly string[];
  readonly keys: readonly string[];
}
interface End {
  readonly centre: string;
  readonly seq: number;
  readonly last: number;
}

const namesOf = (
  table: string,
  numbers: string,
): string => `(SELECT array_agg(quote_ident(attname)::text ORDER BY place)
    FROM unnest(${numbers}) WITH ORDINALITY AS key (number, place)
    JOIN pg_attribute ON attrelid = ${table} AND attnum = number)`;
const references = `SELECT conrelid::regclass::text AS child, confrelid::regclass::text AS parent,
    ${namesOf('conrelid', 'conkey')} AS columns, ${namesOf('confrelid', 'confkey')} AS keys
  FROM pg_constraint WHERE contype = 'f' AND conparentid = 0 AND connamespace = current_schema()::regnamespace ORDER BY 1, 2`;

const otherEnds = `SELECT id AS centre, centres.seq, coalesce(max(events.seq), 0) AS last
  FROM centres LEFT JOIN events ON centre = id GROUP BY id
  HAVING coalesce(max(events.seq), 0) <> centres.seq OR NOT EXISTS
    (SELECT 1 FROM events AS end_of WHERE end_of.centre = id AND end_of.seq = centres.seq AND end_of.hash = centres.hash)
  ORDER BY id`;
