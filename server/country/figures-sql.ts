import type { CountryReportKey } from '../../shared/country/country-reports.ts';
import type { DuckMerge } from './duck-messages.ts';

/** The questions as DuckDB reads them: figures as engine/figures/tally.ts counts them. No word of a person is in them. */

/** The columns of a leg in the files, and their kinds. */
export const legColumns = {
  centre: 'VARCHAR',
  date: 'VARCHAR',
  leg: 'INTEGER',
  hour: 'VARCHAR',
  service: 'VARCHAR',
  class: 'VARCHAR',
  channel: 'VARCHAR',
  counter: 'VARCHAR',
  ending: 'VARCHAR',
  begun: 'BOOLEAN',
  wait: 'INTEGER',
  suspended: 'INTEGER',
  service_seconds: 'INTEGER',
} as const;
export type LegColumn = keyof typeof legColumns;

/**
 * Figures of legs by a key, or of all of them (null). Parameters: ids, regions, targets, from, to, service, channel. `least` and
 * `greatest` take no notice of NULL.
 */
export function legSql(files: readonly string[], by: CountryReportKey | null): string {
  const served = "ending = 'served'";
  return `WITH ${centres},
    legs AS (SELECT l.*, c.region, c.target, ${by === null ? "''" : keys[by]} AS key
      FROM read_parquet(${list(files)}) l JOIN centres c ON c.id = l.centre
      WHERE l.date BETWEEN $from AND $to
        AND ($service IS NULL OR l.service = $service) AND ($channel IS NULL OR l.channel = $channel))
  SELECT key, count(*)::DOUBLE AS legs,
    count(*) FILTER (leg = 0)::DOUBLE AS issued,
    count(*) FILTER (${served})::DOUBLE AS served,
    count(*) FILTER (ending = 'no-show')::DOUBLE AS no_show,
    count(*) FILTER (ending IN ('cancelled', 'expired') AND NOT begun)::DOUBLE AS abandoned,
    coalesce(sum(least(wait, suspended)) FILTER (wait IS NOT NULL), 0)::DOUBLE AS suspended,
    count(*) FILTER (wait IS NOT NULL AND greatest(0, wait - suspended) <= target)::DOUBLE AS kept,
    ${spread('wait', 'wait')}, ${spread('service', 'service_seconds', ` FILTER (${served})`)}
  FROM legs GROUP BY key ORDER BY key`;
}

/** The same of counts by second. Parameters: ids, regions, targets, from, to (months, YYYY-MM). */
export function cellSql(files: readonly string[], by: CountryReportKey | null): string {
  const key = by === 'centre' ? 'l.centre' : by === 'region' ? 'c.region' : by === 'month' ? 'l.month' : "''";
  const within = (kinds: string) => `coalesce(sum(within) FILTER (kind IN (${kinds})), 0)`;
  return `WITH ${centres},
    mine AS (SELECT ${key} AS key, kind, second, n, second <= c.target AS isWithin
      FROM read_parquet(${list(files)}) l JOIN centres c ON c.id = l.centre WHERE l.month BETWEEN $from AND $to),
    cells AS (SELECT key, kind, second, sum(n)::DOUBLE AS n, coalesce(sum(n) FILTER (isWithin), 0)::DOUBLE AS within
      FROM mine GROUP BY key, kind, second),
    ranked AS (SELECT key, kind, second, sum(n) OVER (PARTITION BY key, kind ORDER BY second) AS upto,
      sum(n) OVER (PARTITION BY key, kind) AS ofall FROM cells WHERE kind IN ('wait', 'service')),
    ranks AS (SELECT key, ${ranks('wait')}, ${ranks('service')} FROM ranked GROUP BY key),
    counts AS (SELECT key, ${count('legs')} AS legs, ${count('issued')} AS issued, ${count('served')} AS served,
      ${count('no-show')} AS no_show, ${count('abandoned')} AS abandoned, ${count('suspended')} AS suspended,
      ${within("'wait', 'unstopped'")} - ${within("'stopped'")} AS kept, ${sums('wait')}, ${sums('service')}
      FROM cells GROUP BY key)
  SELECT * FROM counts LEFT JOIN ranks USING (key) ORDER BY key`;
}

/** The file of a month, and its counts by second beside it. */
export function mergeSql({ old, added, dropped, to, cells }: DuckMerge): readonly string[] {
  const columns = Object.keys(legColumns).join(', ');
  const kinds = Object.entries(legColumns).map(([name, kind]) => `${quoted(name)}: ${quoted(kind)}`);
  const fresh = `SELECT ${columns} FROM read_csv(${quoted(added)}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', nullstr = '',
    allow_quoted_nulls = false, columns = {${kinds.join(', ')}})`;
  const gone = `read_csv(${quoted(dropped)}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', columns = {'centre': 'VARCHAR', 'date': 'VARCHAR'})`;
  const kept = `SELECT ${columns} FROM read_parquet(${quoted(old ?? '')}) l ANTI JOIN ${gone} d ON l.centre = d.centre AND l.date = d.date`;
  const all = old === null ? fresh : `${kept} UNION ALL ${fresh}`;
  const parquet = '(FORMAT parquet, COMPRESSION zstd)';
  const kind = (name: string, second: string, n: string, where = 'true') =>
    `SELECT centre, month, ${quoted(name)} AS kind, ${second} AS second, ${n}::DOUBLE AS n FROM m WHERE ${where} GROUP BY ALL`;
  const ended = (name: string, where: string) => kind(name, '0', 'count(*)', where);
  return [
    `COPY (SELECT * FROM (${all}) ORDER BY date, centre) TO ${quoted(to)} ${parquet}`,
    `COPY (WITH m AS (SELECT *, date[:7] AS month FROM read_parquet(${quoted(to)}))
      ${[
        ended('legs', 'true'),
        ended('issued', 'leg = 0'),
        ended('served', "ending = 'served'"),
        ended('no-show', "ending = 'no-show'"),
        ended('abandoned', "ending IN ('cancelled', 'expired') AND NOT begun"),
        kind('suspended', '0', 'sum(least(wait, suspended))', 'wait IS NOT NULL AND suspended > 0'),
        kind('wait', 'wait', 'count(*)', 'wait IS NOT NULL'),
        kind('stopped', 'wait', 'count(*)', 'wait IS NOT NULL AND suspended > 0'),
        kind('unstopped', 'greatest(0, wait - suspended)', 'count(*)', 'wait IS NOT NULL AND suspended > 0'),
        kind('service', 'service_seconds', 'count(*)', "ending = 'served' AND service_seconds IS NOT NULL"),
      ].join(' UNION ALL ')} ORDER BY 1, 3, 4) TO ${quoted(cells)} ${parquet}`,
  ];
}

/** Keys by which counts by second are sooner than legs; by centre they are as many as the legs. */
export const cellKeys: readonly CountryReportKey[] = ['region', 'month'];

const keys: Readonly<Record<CountryReportKey, string>> = {
  centre: 'l.centre',
  region: 'c.region',
  service: 'l.service',
  month: 'l.date[:7]',
  day: 'l.date',
  // 1 is Monday.
  weekday: 'isodow(l.date::DATE)::VARCHAR',
  hour: 'l.hour',
  counter: "coalesce(l.counter, '')",
  class: "coalesce(l.class, '')",
  channel: 'l.channel',
};

const centres = 'centres AS (SELECT unnest($ids) AS id, unnest($regions) AS region, unnest($targets) AS target)';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const list = (files: readonly string[]): string => `[${files.map(quoted).join(', ')}]`;

/** Nearest rank, as shared/reports/figures.ts has it. */
const spread = (name: string, column: string, filter = ''): string =>
  `count(${column})${filter}::DOUBLE AS ${name}_count, coalesce(sum(${column})${filter}, 0)::DOUBLE AS ${name}_sum,
    quantile_disc(${column}, [0.5, 0.9])${filter} AS ${name}_ranks, max(${column})${filter} AS ${name}_max`;

const count = (kind: string): string => `coalesce(sum(n) FILTER (kind = ${quoted(kind)}), 0)::DOUBLE`;
const sums = (kind: string): string =>
  `${count(kind)} AS ${kind}_count, coalesce(sum(second * n) FILTER (kind = ${quoted(kind)}), 0)::DOUBLE AS ${kind}_sum,
    max(second) FILTER (kind = ${quoted(kind)}) AS ${kind}_max`;
const ranks = (kind: string): string => {
  const rank = (share: string) =>
    `min(second) FILTER (kind = ${quoted(kind)} AND upto >= ceil(${share}::DOUBLE * ofall))`;
  return `[${rank('0.5')}, ${rank('0.9')}] AS ${kind}_ranks`;
};
