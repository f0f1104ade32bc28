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

/**
 * The same of counts, which stand by steps of `stepSeconds`, with the seconds of each step beside it: the steps say in which of them
 * a rank lies, and only that one is looked into. Parameters: ids, regions, targets, from, to (months, YYYY-MM).
 */
export function cellSql(files: readonly string[], by: CountryReportKey | null): string {
  const key = by === 'centre' ? 'l.centre' : by === 'region' ? 'c.region' : by === 'month' ? 'l.month' : "''";
  const within = (kinds: string) => `coalesce(sum(within) FILTER (kind IN (${kinds})), 0)`;
  const mine = (columns: string) => `SELECT ${key} AS key, kind, step, ${columns}
      FROM read_parquet(${list(files)}) l JOIN centres c ON c.id = l.centre WHERE l.month BETWEEN $from AND $to`;
  return `WITH ${centres},
    steps AS MATERIALIZED (SELECT key, kind, step, sum(n) AS n, sum(total) AS total, max(most) AS most,
      sum(n) FILTER (step < edge) AS within
      FROM (${mine(`n, total, most, ${edge} AS edge`)}) GROUP BY key, kind, step),
    edges AS (SELECT key, kind, sum(n) AS within
      FROM (SELECT key, kind, target, unnest(seconds) AS second, unnest(each) AS n
        FROM (${mine('c.target, seconds, each')} AND step = ${edge} AND kind IN ('wait', 'unstopped', 'stopped')))
      WHERE second <= target GROUP BY key, kind),
    summed AS (SELECT key, kind, step, n, sum(n) OVER (PARTITION BY key, kind ORDER BY step) AS upto,
      sum(n) OVER (PARTITION BY key, kind) AS ofall FROM steps WHERE kind IN ('wait', 'service')),
    places AS MATERIALIZED (SELECT key, kind, step, share, ceil(share * ofall) AS place, upto - n AS below
      FROM summed, (SELECT unnest([0.5, 0.9]::DOUBLE[]) AS share)
      WHERE upto >= ceil(share * ofall) AND upto - n < ceil(share * ofall)),
    inside AS (SELECT key, kind, step, second, sum(n) AS n
      FROM (SELECT key, kind, step, unnest(seconds) AS second, unnest(each) AS n
        FROM (${mine('seconds, each')}) SEMI JOIN places USING (key, kind, step))
      GROUP BY key, kind, step, second),
    ranked AS (SELECT key, kind, share, second, place,
      below + sum(n) OVER (PARTITION BY key, kind, share ORDER BY second) AS upto
      FROM inside JOIN places USING (key, kind, step)),
    ranks AS (SELECT key, ${ranks('wait')}, ${ranks('service')} FROM ranked WHERE upto >= place GROUP BY key),
    kept AS (SELECT key, ${within("'wait', 'unstopped'")} - ${within("'stopped'")} AS kept
      FROM (SELECT key, kind, within FROM steps UNION ALL SELECT key, kind, within FROM edges) GROUP BY key),
    counts AS (SELECT key, ${count('legs')} AS legs, ${count('issued')} AS issued, ${count('served')} AS served,
      ${count('no-show')} AS no_show, ${count('abandoned')} AS abandoned, ${count('suspended')} AS suspended,
      ${sums('wait')}, ${sums('service')} FROM steps GROUP BY key)
  SELECT * FROM counts LEFT JOIN kept USING (key) LEFT JOIN ranks USING (key) ORDER BY key`;
}

/** The file of a month, and its counts beside it. */
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
    `COPY (WITH m AS (SELECT *, date[:7] AS month FROM read_parquet(${quoted(to)})), counted AS (${[
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
    ].join(' UNION ALL ')})
      SELECT centre, month, kind, second // ${stepSeconds} AS step, sum(n) AS n, sum(second * n) AS total, max(second) AS most,
        list(second) AS seconds, list(n) AS each
      FROM counted GROUP BY ALL ORDER BY 1, 3, 4) TO ${quoted(cells)} ${parquet}`,
  ];
}

/** Keys by which whole months are put together from counts. */
export const cellKeys: readonly CountryReportKey[] = ['centre', 'region', 'month'];

/** So many that few seconds stand in a step, and few steps in a month. */
const stepSeconds = 64;
/** The step in which a centre's target lies. */
const edge = `c.target // ${stepSeconds}`;

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
  `${count(kind)} AS ${kind}_count, coalesce(sum(total) FILTER (kind = ${quoted(kind)}), 0)::DOUBLE AS ${kind}_sum,
    max(most) FILTER (kind = ${quoted(kind)}) AS ${kind}_max`;
const ranks = (kind: string): string => {
  const rank = (share: string) => `min(second) FILTER (kind = ${quoted(kind)} AND share = ${share})`;
  return `[${rank('0.5')}, ${rank('0.9')}] AS ${kind}_ranks`;
};
