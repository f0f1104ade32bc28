import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { systemClock } from '../server/async/clock.ts';
import { openDuck } from '../server/country/duck.ts';
import type { DuckTask } from '../server/country/duck-messages.ts';
import { cellKeys, mergeSql } from '../server/country/figures-sql.ts';
import { type CountryReportKey, countryReportKeys } from '../shared/country/country-reports.ts';
import { median, ratioOf, shown, table, verdict } from './figures.ts';

/** Reports over a country of 300 centres and a year of 19 million visits, beside one bare scan of the same files by the same engine. */

export async function countryReports(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'novbe-bench-'));
  await mkdir(join(folder, 'temporary'));
  const database = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '2GB' });
  const bare = await database.connect();
  const duck = openDuck({ folder, memoryBytes: 1024 ** 3 }, systemClock);
  try {
    const year: Month[] = [];
    for (let month = 1; month <= 12; month++) year.push(await writeMonth(bare, folder, month));
    const ask = async (task: DuckTask): Promise<number> => {
      const began = performance.now();
      const answer = await duck.do(task, 600_000);
      if (!answer.ok) throw new Error(answer.message);
      return performance.now() - began;
    };
    await measure(ask, bare, year);
  } finally {
    await duck.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const centreCount = 300;
const perMonth = 1_600_000;
const rounds = 5;

interface Month {
  readonly legs: string;
  readonly cells: string;
}

const writeMonth = async (bare: DuckDBConnection, folder: string, month: number): Promise<Month> => {
  const two = String(month).padStart(2, '0');
  const [legs, cells] = [join(folder, `2025-${two}.parquet`), join(folder, `2025-${two}-cells.parquet`)];
  await bare.run(`COPY (SELECT 'centre-' || i % ${centreCount} AS centre, '2025-${two}-' || lpad((1 + hash(i) % 28)::VARCHAR, 2, '0') AS date,
      (hash(i + 1) % 12 = 0)::INTEGER AS leg, lpad((9 + hash(i + 2) % 9)::VARCHAR, 2, '0') AS hour, 'service-' || hash(i + 3) % 8 AS service,
      CASE WHEN hash(i + 4) % 20 = 0 THEN 'veteran' ELSE '' END AS class, 'kiosk' AS channel, (1 + hash(i + 5) % 6)::VARCHAR AS counter,
      CASE WHEN hash(i + 6) % 12 = 0 THEN 'no-show' ELSE 'served' END AS ending, true AS begun,
      (-900 * ln((1 + hash(i + 7) % 100000) / 100000.0))::INTEGER AS wait, 0 AS suspended,
      (-420 * ln((1 + hash(i + 8) % 100000) / 100000.0))::INTEGER AS service_seconds
    FROM range(${month * perMonth}, ${(month + 1) * perMonth}) r(i) ORDER BY date, centre) TO '${legs}' (FORMAT parquet, COMPRESSION zstd)`);
  const [, byCells = ''] = mergeSql({ task: 'merge', old: null, added: '', dropped: '', to: legs, cells });
  await bare.run(byCells);
  return { legs, cells };
};

const measure = async (
  ask: (task: DuckTask) => Promise<number>,
  bare: DuckDBConnection,
  year: readonly Month[],
): Promise<void> => {
  const centres = Array.from({ length: centreCount }, (_, at) => ({
    ...{ id: `centre-${at}`, region: `region-${at % 14}`, targetSeconds: 900 },
  }));
  const scan = async (months: readonly Month[]): Promise<number> => {
    const began = performance.now();
    const files = months.map(({ legs }) => `'${legs}'`).join(', ');
    await bare.runAndReadAll(`SELECT count(*), sum(wait), sum(service_seconds) FROM read_parquet([${files}])`);
    return performance.now() - began;
  };
  const row = async (name: string, months: readonly Month[], task: DuckTask, mostMs: number) => {
    const [ours, yardstick]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      ours.push(await ask(task));
      yardstick.push(await scan(months));
    }
    const ms = median(ours);
    return [
      ...[name, `${shown(ms)} ms`, `${shown(median(yardstick))} ms`, shown(ratioOf(ours, yardstick))],
      verdict(ms / 1000, { atMost: mostMs / 1000 }),
    ];
  };
  const question = (
    months: readonly Month[],
    by: CountryReportKey,
    rowsFrom: 'legs' | 'cells',
    totalFrom: 'legs' | 'cells',
  ) => ({
    ...{ task: 'ask' as const, legs: months.map(({ legs }) => legs), cells: months.map(({ cells }) => cells) },
    ...{ rowsFrom, totalFrom, by, centres, service: null, channel: null, from: '2025-01-01', to: '2025-12-31' },
  });
  const half = year.slice(0, 6);
  const rows = [];
  for (const by of countryReportKeys)
    rows.push(
      await row(
        `by ${by}, ${shown((6 * perMonth) / 1e6)} million legs`,
        half,
        question(half, by, 'legs', 'legs'),
        3000,
      ),
    );
  const march = year.slice(2, 3);
  rows.push(await row('one month, by centre', march, question(march, 'centre', 'cells', 'cells'), 1000));
  rows.push(await row('one month, by service', march, question(march, 'service', 'legs', 'cells'), 1000));
  for (const by of cellKeys)
    rows.push(await row(`a national year by ${by}, from cells`, year, question(year, by, 'cells', 'cells'), 1000));
  table('Reports over a country', [['', 'a report', 'one bare scan', 'ratio', 'aim (s)'], ...rows]);
};
