import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { periodBefore } from '../../shared/days.ts';
import { type ReportKey, type ReportRow, reportKeys, type WorkKey } from '../../shared/figures.ts';
import { pathOf } from '../../shared/paths.ts';
import type { ReportFigure } from '../../shared/report-rows.ts';
import type { RouteValue } from '../../shared/routes.ts';
import type { Answer } from '../../ui/api.ts';
import type { ManagerPorts } from '../ports.ts';
import { type ChosenRange, createChosenRange } from '../ui/chosen-range.ts';
import { createLatest, type LoadState } from '../ui/loaded.ts';
import type { Range } from '../ui/range.ts';
import { nextSort, type Sort } from '../ui/sorting.ts';

export interface Report {
  readonly range: Range;
  readonly by: ReportKey;
  readonly total: ReportRow;
  readonly rows: readonly ReportRow[];
  /** The total of as many days before; null where nobody came. */
  readonly before: ReportRow | null;
}
export interface HistoryModel extends ChosenRange {
  /** One day is broken down by its hours, not by itself. */
  readonly by: ReadonlySignal<ReportKey>;
  /** The report last answered stays while the next is fetched. */
  readonly state: ReadonlySignal<LoadState<Report>>;
  readonly fetching: ReadonlySignal<boolean>;
  readonly sort: ReadonlySignal<Sort<ReportFigure>>;
  /** The bar under the pointer, by its key. */
  readonly pointed: ReadonlySignal<string | null>;
  /** Calls out of turn in the range, the latest first. */
  readonly calls: ReadonlySignal<LoadState<RouteValue<'outOfTurn'>>>;
  loadCalls(): Promise<void>;
  /** The work of counters or clerks in the range. */
  readonly work: ReadonlySignal<LoadState<RouteValue<'work'>>>;
  readonly workSort: ReadonlySignal<Sort<string>>;
  loadWork(by: WorkKey): Promise<void>;
  sortWork(column: string): void;
  chooseBy(by: ReportKey): void;
  sortBy(column: 'key' | ReportFigure): void;
  point(key: string | null): void;
  load(): Promise<void>;
  /** Takes range and breakdown from the address, as far as it names them. */
  readAddress(query: string): void;
}

/** Reports over a range of days; `today` gives the centre's date (YYYY-MM-DD). */
export function createHistory(
  centre: string,
  today: () => string,
  ports: Pick<ManagerPorts, 'api' | 'place'>,
): HistoryModel {
  const { readRange, ...chosen } = createChosenRange(today, () => void load());
  const { range, fault } = chosen;
  const wished = signal<ReportKey>('day');
  const by = computed(() => (wished.value === 'day' && isOneDay(range.value) ? 'hour' : wished.value));
  const sort = signal<Sort<ReportFigure>>({ column: 'key', descending: false });
  const pointed = signal<string | null>(null);
  const { state, fetching, show } = createLatest<Report>();
  const calls = createLatest<RouteValue<'outOfTurn'>>();
  const work = createLatest<RouteValue<'work'>>();
  const workSort = signal<Sort<string>>({ column: 'key', descending: false });

  const inRange = async (ask: (range: Range) => Promise<void>): Promise<void> => {
    if (fault.value === null) await ask(range.value);
  };
  const load = (): Promise<void> =>
    inRange(async (days) => {
      ports.place.replace(addressOf(days, by.value));
      await show(askReport(centre, ports, days, by.value));
    });
  return {
    ...chosen,
    by,
    state,
    fetching,
    sort,
    pointed,
    calls: calls.state,
    loadCalls: () => inRange((query) => calls.show(ports.api('outOfTurn', { params: { centre }, query }))),
    work: work.state,
    workSort,
    loadWork: (key) =>
      inRange((query) => work.show(ports.api('work', { params: { centre }, query: { ...query, by: key } }))),
    sortWork: (column) => {
      workSort.value = nextSort(workSort.value, column);
    },
    load,
    chooseBy: (key) => {
      wished.value = key;
      sort.value = { column: 'key', descending: false };
      void load();
    },
    sortBy: (column) => {
      sort.value = nextSort(sort.value, column);
    },
    point: (key) => {
      pointed.value = key;
    },
    readAddress: (query) => {
      const asked = new URLSearchParams(query);
      readRange(asked);
      const key = asked.get('by');
      if (isReportKey(key)) wished.value = key;
    },
  };
}

/** Where the report is as a file, in a language. */
export function fileAddress(
  centre: string,
  kind: 'csv' | 'xlsx' | 'pdf',
  { range, by }: Pick<Report, 'range' | 'by'>,
  language: string,
): string {
  const query = new URLSearchParams({ ...range, by, language });
  return `${pathOf('summary', { centre })}.${kind}?${query}`;
}

/** Whether a range is a single day. */
export const isOneDay = ({ from, to }: Range): boolean => from === to;

const isReportKey = (word: string | null): word is ReportKey => reportKeys.some((key) => key === word);

/** The address of a report, so that it can be kept and sent. */
export const addressOf = (range: Range, by: ReportKey): string => `/history?from=${range.from}&to=${range.to}&by=${by}`;

/** The report, with the total of as many days before it. */
const askReport = async (
  centre: string,
  { api }: Pick<ManagerPorts, 'api'>,
  range: Range,
  by: ReportKey,
): Promise<Answer<Report>> => {
  const ask = ({ from, to }: Range, key: ReportKey) =>
    api('summary', { params: { centre }, query: { from, to, by: key } });
  const [now, earlier] = await Promise.all([ask(range, by), ask(periodBefore(range), 'day')]);
  if (!now.ok) return now;
  const before = earlier.ok && earlier.value.total.issued > 0 ? earlier.value.total : null;
  return { ok: true, value: { range, by, before, ...now.value } };
};
