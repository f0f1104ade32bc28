import { resolve } from 'node:path';
import { dateAt } from '../../engine/queue/business-day.ts';
import { addDays } from '../../engine/queue/dates.ts';
import type { CountryReport, CountryReportKey } from '../../shared/country/country-reports.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { ReportRow } from '../../shared/reports/figures.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { hourMs } from '../../shared/time/durations.ts';
import { createMutex } from '../async/mutex.ts';
import { every } from '../async/repeat.ts';
import { checkRange } from '../dates.ts';
import type { Log } from '../log.ts';
import type { FigureReads, FigureWrites } from '../store/figures.ts';
import { CannotStore } from '../store/store.ts';
import { interrupted } from '../threads/interrupted.ts';
import { type Duck, findDuckDb, openDuck } from './duck.ts';
import type { DuckRow, DuckSpread } from './duck-messages.ts';
import { cellKeys } from './figures-sql.ts';
import { type LegFiles, openLegFiles } from './leg-files.ts';
import type { ReportedCentre } from './reported-centre.ts';

export interface CountryOrder {
  readonly from: string;
  readonly to: string;
  readonly by: CountryReportKey;
  readonly centres: readonly ReportedCentre[];
  readonly service: string | null;
  readonly channel: string | null;
}
export type MadeReport = Pick<CountryReport, 'asOf' | 'source' | 'legs'> & {
  readonly total: ReportRow;
  readonly rows: readonly ReportRow[];
};

/** Reports over all centres of a head office. */
export interface CountryReports {
  /** Refuses: malformed, too-many, no-duckdb, report-interrupted. Rejects with CannotStore where the database cannot be read. */
  report(order: CountryOrder): Promise<Result<MadeReport>>;
  /** The process in which figures are counted; null = none runs. */
  pid(): number | null;
  close(): Promise<void>;
}

export interface CountryReportParts {
  readonly dataDir: string;
  readonly store: Pick<FigureReads, 'dayFigures' | 'countedLegs'> & FigureWrites;
  /** All centres that are followed. */
  readonly centres: () => readonly ReportedCentre[];
  readonly clock: Clock;
  readonly log: Log;
}

/** Visits are gathered once an hour, all of them, and the last months of them again with a question that comes a minute later. */
export function openCountryReports(parts: CountryReportParts): CountryReports {
  if (findDuckDb() === null) return without;
  const { dataDir, clock, log, centres } = parts;
  const duck = openDuck({ folder: folderOf(dataDir), memoryBytes }, clock);
  const gathering = openGathering(parts, duck);
  const inTurn = createMutex();
  let waiting = 0;
  const rounds = every(clock, hourMs, async () => {
    if (centres().length === 0) return;
    await inTurn(() => gathering.gather('all')).catch((error: unknown) =>
      log.error({ err: error }, 'the visits of the country could not be gathered'),
    );
  });
  const make = async (order: CountryOrder): Promise<Result<MadeReport>> =>
    inTurn(async () => reportOf(duck, await gathering.gather('recent'), order)).catch((error: unknown) => {
      if (error instanceof CannotStore) throw error;
      log.error({ err: error }, 'a report over the country could not be made');
      return interrupted('the visits of the country could not be gathered');
    });
  return {
    async report(order) {
      const checked = checkRange(order, mostDays, 'A report covers');
      if (!checked.ok) return checked;
      if (waiting >= mostWaiting) return refuse('too-many', 'Too many reports are waiting', { retryAfterSeconds: 10 });
      waiting += 1;
      return make(order).finally(() => {
        waiting -= 1;
      });
    },
    pid: duck.pid,
    async close() {
      await duck.close();
      await rounds.close();
    },
  };
}

/** Where the files of a server stand, below its folder of data. */
export function folderOf(dataDir: string): string {
  return resolve(dataDir, 'country');
}

interface Gathered {
  readonly files: Pick<LegFiles, 'between'>;
  readonly asOf: string;
}

/** Keeps the files up to date; `recent` = those of the last months, where the last time was not just now. */
const openGathering = ({ dataDir, store, centres, clock }: CountryReportParts, duck: Pick<Duck, 'do'>) => {
  let files: LegFiles | null = null;
  let gatheredAt: number | null = null;
  return {
    async gather(which: 'all' | 'recent'): Promise<Gathered> {
      files ??= await openLegFiles({ folder: folderOf(dataDir), duck, store });
      const now = clock.now();
      const isFresh = gatheredAt !== null && Math.abs(now - gatheredAt) < freshMs;
      if (which === 'all' || !isFresh) {
        const known = centres().map(({ id, timeZone }) => ({ id, timeZone, today: dateAt(now, timeZone) }));
        const isWhole = which === 'all' || gatheredAt === null;
        await files.gather(known, isWhole ? '0000-01-01' : addDays(dateAt(now, 'UTC'), -recentDays));
        gatheredAt = now;
      }
      return { files, asOf: new Date(gatheredAt ?? now).toISOString() };
    },
  };
};

const without: CountryReports = {
  report: async () =>
    refuse(
      'no-duckdb',
      'Reports over the country need DuckDB, which is not installed here: npm install -g @duckdb/node-api',
    ),
  pid: () => null,
  close: () => Promise.resolve(),
};

const reportOf = async (
  duck: Pick<Duck, 'do'>,
  { files, asOf }: Gathered,
  { from, to, by, centres, service, channel }: CountryOrder,
): Promise<Result<MadeReport>> => {
  const { legs, cells, cellsAreWhole } = files.between(from, to);
  const mayBeCells = cellsAreWhole && service === null && channel === null && isWholeMonths(from, to);
  const source = mayBeCells && cellKeys.includes(by) ? 'cells' : 'legs';
  if (legs.length === 0 || centres.length === 0)
    return ok({ ...{ asOf, source, legs: 0 }, total: rowOf(nothing), rows: [] });
  const asked = centres.map(({ id, region, targetSeconds }) => ({ id, region, targetSeconds }));
  const answer = await duck.do(
    {
      ...{ task: 'ask', legs, cells, rowsFrom: source, totalFrom: mayBeCells ? 'cells' : 'legs' },
      ...{ from, to, by, centres: asked, service, channel },
    },
    mostAskMs,
  );
  if (!answer.ok) return interrupted(answer.message);
  const total = answer.total ?? nothing;
  return ok({ ...{ asOf, source, legs: total.legs }, total: rowOf(total), rows: answer.rows.map(rowOf) });
};

const isWholeMonths = (from: string, to: string): boolean => from.endsWith('-01') && addDays(to, 1).endsWith('-01');

const noSpread: DuckSpread = { count: 0, sum: 0, median: null, p90: null, max: null };
const nothing: DuckRow = {
  ...{ key: '', legs: 0, issued: 0, served: 0, noShow: 0, abandoned: 0, suspended: 0, kept: 0 },
  ...{ wait: noSpread, service: noSpread },
};

const rowOf = ({ key, issued, served, noShow, abandoned, suspended, kept, wait, service }: DuckRow): ReportRow => ({
  ...{ key, issued, served, noShow, abandoned },
  wait: spreadOf(wait),
  service: spreadOf(service),
  ...(suspended > 0 ? { suspendedSeconds: suspended } : {}),
  serviceLevel: wait.count === 0 ? null : kept / wait.count,
});
const spreadOf = ({ count, sum, ...ranks }: DuckSpread): ReportRow['wait'] => ({
  ...{ count, mean: count === 0 ? null : Math.round(sum / count) },
  ...ranks,
});

const memoryBytes = 1024 ** 3;
/** Legs of these days may change while they are looked at; older ones once an hour. */
const recentDays = 62;
const freshMs = 60_000;
const mostAskMs = 120_000;
const mostWaiting = 20;
const mostDays = 3700;
