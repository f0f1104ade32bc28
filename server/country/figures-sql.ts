import type { CountryReportKey } from '../../shared/country/country-reports.ts';
import type { DuckCellQuestion, DuckMerge, DuckQuestion } from './duck-messages.ts';

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

/** Figures of legs by a key and of all of them, in one pass; `least` and `greatest` take no notice of NULL. Parameters: ids, regions, targets, from, to, service, channel. */
export function questionSql({ files, by }: Pick<DuckQuestion, 'files' | 'by'>): string {
  const served = "ending = 'served'";
  return `WITH ${centres},
    legs AS (SELECT l.*, c.region, c.target, ${keys[by]} AS key
      FROM read_parquet(${list(files)}) l JOIN centres c ON c.id = l.centre
      WHERE l.date BETWEEN $from AND $to
        AND ($service IS NULL OR l.service = $service) AND ($channel IS NULL OR l.channel = $channel))
  SELECT coalesce(key, '') AS key, grouping(key) = 1 AS total, count(*)::DOUBLE AS legs,
    count(*) FILTER (leg = 0)::DOUBLE AS issued,
    count(*) FILTER (${served})::DOUBLE AS served,
    count(*) FILTER (ending = 'no-show')::DOUBLE AS no_show,
    count(*) FILTER (ending IN ('cancelled', 'expired') AND NOT begun)::DOUBLE AS abandoned,
    coalesce(sum(least(wait, suspended)) FILTER (wait IS NOT NULL), 0)::DOUBLE AS suspended,
    count(*) FILTER (wait IS NOT NULL AND greatest(0, wait - suspended) <= target)::DOUBLE AS kept,
    ${spread('wait', 'wait')}, ${spread('service', 'service_seconds', ` FILTER (${served})`)}
  FROM legs GROUP BY GROUPING SETS ((key), ()) ORDER BY key`;
}

/** The same of counts by second. Parameters: ids, regions, targets, from, to (months, YYYY-MM). */
export function cellSql({ files, by }: Pick<DuckCellQuestion, 'files' | 'by'>): string {
  const key = by === 'month' ? 'l.month' : by === 'region' ? 'c.region' : 'l.centre';
  return `WITH ${centres},
    mine AS (SELECT ${key} AS key, kind, second, n, (kind = 'kept' AND second <= c.target) AS within
      FROM read_parquet(${list(files)}) l JOIN centres c ON c.id = l.centre WHERE l.month BETWEEN $from AND $to),
    cells AS (SELECT key, grouping(key) = 1 AS total, kind, second, sum(n)::DOUBLE AS n, coalesce(sum(n) FILTER (within), 0)::DOUBLE AS within
      FROM mine GROUP BY GROUPING SETS ((key, kind, second), (kind, second))),
    ranked AS (SELECT *, sum(n) OVER (PARTITION BY key, total, kind ORDER BY second) AS upto,
      sum(n) OVER (PARTITION BY key, total, kind) AS ofall FROM cells)
  SELECT coalesce(key, '') AS key, total, ${count('legs')} AS legs, ${count('issued')} AS issued, ${count('served')} AS served,
    ${count('no-show')} AS no_show, ${count('abandoned')} AS abandoned, ${count('suspended')} AS suspended,
    coalesce(sum(within), 0)::DOUBLE AS kept, ${cellSpread('wait')}, ${cellSpread('service')}
  FROM ranked GROUP BY key, total ORDER BY key`;
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
        kind('kept', 'greatest(0, wait - suspended)', 'count(*)', 'wait IS NOT NULL'),
        kind('service', 'service_seconds', 'count(*)', "ending = 'served' AND service_seconds IS NOT NULL"),
      ].join(' UNION ALL ')} ORDER BY 1, 3, 4) TO ${quoted(cells)} ${parquet}`,
  ];
}

/** Keys that the counts by second are kept by. */
export const cellKeys: readonly CountryReportKey[] = ['centre', 'region', 'month'];

const keys: Readonly<Record<CountryReportKey, string>> = {
  centre: 'l.centre',
  region: 'c.region',
  service: 'l.service',
  month: 'l.date[:7]',
  day: 'l.date',
  // 1 is Monday.
  weekday: 'isodow(l.date::DATE)::VARCHAR',
  hour: 'l.hour',
  counter: 'l.counter',
  class: 'l.class',
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
const cellSpread = (kind: string): string => {
  const of = (and: string) => `FILTER (kind = ${quoted(kind)}${and})`;
  const rank = (share: string) => `min(second) ${of(` AND upto >= ceil(${share}::DOUBLE * ofall)`)}`;
  return `${count(kind)} AS ${kind}_count, coalesce(sum(second * n) ${of('')}, 0)::DOUBLE AS ${kind}_sum,
    [${rank('0.5')}, ${rank('0.9')}] AS ${kind}_ranks, max(second) ${of('')} AS ${kind}_max`;
};
