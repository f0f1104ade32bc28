import { pathToFileURL } from 'node:url';
import type { CountryReportKey } from '../../shared/country/country-reports.ts';
import type { DuckAnswer, DuckPlace, DuckQuestion, DuckRow, DuckTask } from './duck-messages.ts';
import { cellSql, legSql, mergeSql } from './figures-sql.ts';

/** The process in which DuckDB runs: out of memory it may end, and takes no ticket with it. Its arguments: a `DuckPlace`, and the file of DuckDB. */

const [, , placeText = '', duckDb = ''] = process.argv;
const place: DuckPlace = JSON.parse(placeText);
const { DuckDBInstance, INTEGER, LIST, listValue, VARCHAR }: typeof import('@duckdb/node-api') = await import(
  pathToFileURL(duckDb).href
);
const database = await DuckDBInstance.create(':memory:', {
  memory_limit: `${Math.floor(place.memoryBytes / 1024 ** 2)}MB`,
  temp_directory: `${place.folder}/temporary`,
  threads: '2',
  preserve_insertion_order: 'false',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
});
const connection = await database.connect();
await connection.run(`SET allowed_directories = ['${place.folder.replaceAll("'", "''")}']`);
await connection.run('SET enable_external_access = false');
await connection.run('SET lock_configuration = true');

/** The rows by a key, or the one of all (null). */
const ask = async (question: DuckQuestion, from: 'legs' | 'cells', by: CountryReportKey | null) => {
  const { centres, service, channel } = question;
  const isOfLegs = from === 'legs';
  const months = { from: question.from.slice(0, 7), to: question.to.slice(0, 7) };
  const answer = await connection.runAndReadAll(
    isOfLegs ? legSql(question.legs, by) : cellSql(question.cells, by),
    {
      ids: listValue(centres.map(({ id }) => id)),
      regions: listValue(centres.map(({ region }) => region)),
      targets: listValue(centres.map(({ targetSeconds }) => targetSeconds)),
      ...(isOfLegs ? { from: question.from, to: question.to, service, channel } : months),
    },
    {
      ids: LIST(VARCHAR),
      regions: LIST(VARCHAR),
      targets: LIST(INTEGER),
      ...(isOfLegs ? { service: VARCHAR, channel: VARCHAR } : {}),
    },
  );
  return answer.getRowObjectsJS().map(rowOf);
};

const rowOf = (row: Record<string, unknown>): DuckRow => {
  const number = (name: string): number => Number(row[name]);
  const maybe = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));
  const spread = (name: string) => {
    const ranks = row[`${name}_ranks`];
    const [median, p90] = Array.isArray(ranks) ? ranks : [];
    return {
      count: number(`${name}_count`),
      sum: number(`${name}_sum`),
      median: maybe(median),
      p90: maybe(p90),
      max: maybe(row[`${name}_max`]),
    };
  };
  return {
    key: String(row.key),
    legs: number('legs'),
    issued: number('issued'),
    served: number('served'),
    noShow: number('no_show'),
    abandoned: number('abandoned'),
    suspended: number('suspended'),
    kept: number('kept'),
    wait: spread('wait'),
    service: spread('service'),
  };
};

const carryOut = async (task: DuckTask): Promise<DuckAnswer> => {
  switch (task.task) {
    case 'ask': {
      const rows = await ask(task, task.rowsFrom, task.by);
      const [total = null] = await ask(task, task.totalFrom, null);
      return { ok: true, rows, total };
    }
    case 'merge':
      for (const sql of mergeSql(task)) await connection.run(sql);
      return { ok: true, rows: [], total: null };
  }
};

process.on('message', async (task: DuckTask) => {
  const answer = await carryOut(task).catch((error: unknown): DuckAnswer => ({ ok: false, message: String(error) }));
  process.send?.(answer);
});
// The server has ended.
process.on('disconnect', () => process.exit());
process.send?.('ready');
