import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { type ReportHeads, reportCsv } from '../shared/csv.ts';
import { type ReportKey, type ReportRow, reportKeys } from '../shared/figures.ts';
import type { RouteValue } from '../shared/routes.ts';
import {
  type Preset,
  periodBefore,
  presetOf,
  presetRange,
  type Range,
  type RangeFault,
  rangeFault,
} from './history-range.ts';
import type { LoadState } from './loaded.ts';
import { type ManagerPorts, type Trouble, troubleOf } from './ports.ts';
import type { ReportFigure } from './report-rows.ts';
import { nextSort, type Sort } from './sorting.ts';

export interface Report {
  readonly range: Range;
  readonly by: ReportKey;
  readonly total: ReportRow;
  readonly rows: readonly ReportRow[];
}
export interface HistoryModel {
  /** What is being chosen; it may have a fault, and then nothing is asked. */
  readonly range: ReadonlySignal<Range>;
  readonly by: ReadonlySignal<ReportKey>;
  readonly fault: ReadonlySignal<RangeFault | null>;
  readonly preset: ReadonlySignal<Preset | null>;
  /** The report last answered stays while the next is fetched. */
  readonly state: ReadonlySignal<LoadState<Report>>;
  readonly fetching: ReadonlySignal<boolean>;
  /** The total of as many days before, once known. */
  readonly before: ReadonlySignal<ReportRow | null>;
  readonly sort: ReadonlySignal<Sort<ReportFigure>>;
  /** The bar under the pointer, by its key. */
  readonly pointed: ReadonlySignal<string | null>;
  /** Calls out of turn in the range, the latest first; null before they are known. */
  readonly calls: ReadonlySignal<RouteValue<'outOfTurn'>['calls'] | null>;
  readonly callsTrouble: ReadonlySignal<Trouble | null>;
  loadCalls(): Promise<void>;
  choosePreset(preset: Preset): void;
  chooseRange(range: Range): void;
  chooseBy(by: ReportKey): void;
  sortBy(column: 'key' | ReportFigure): void;
  point(key: string | null): void;
  load(): Promise<void>;
  /** Takes range and breakdown from the address, as far as it names them. */
  readAddress(query: string): void;
}

const isReportKey = (word: string | null): word is ReportKey => reportKeys.some((key) => key === word);

/** The address of a report, so that it can be kept and sent. */
export const addressOf = (range: Range, by: ReportKey): string => `/history?from=${range.from}&to=${range.to}&by=${by}`;

const makeFetch = (centre: string, ports: Pick<ManagerPorts, 'api'>) => {
  const state = signal<LoadState<Report>>({ step: 'loading' });
  const before = signal<ReportRow | null>(null);
  const fetching = signal(false);
  let latest = 0;
  const ask = (range: Range, by: ReportKey) =>
    ports.api('summary', { params: { c: centre }, query: { from: range.from, to: range.to, by } });
  const fetchReport = async (range: Range, by: ReportKey): Promise<void> => {
    const mine = ++latest;
    fetching.value = true;
    const [now, earlier] = await Promise.all([ask(range, by), ask(periodBefore(range), 'day')]);
    if (mine !== latest) return;
    fetching.value = false;
    before.value = earlier.ok && earlier.value.total.issued > 0 ? earlier.value.total : null;
    const why = troubleOf(now);
    if (now.ok) state.value = { step: 'ready', value: { range, by, ...now.value } };
    else if (why !== null) state.value = { step: 'trouble', why };
  };
  return { state, before, fetching, fetchReport };
};

/** Calls out of turn: what is shown stays until the next answer, and of two questions the later one's counts. */
const makeCalls = (centre: string, range: ReadonlySignal<Range>, ports: Pick<ManagerPorts, 'api'>) => {
  const calls = signal<RouteValue<'outOfTurn'>['calls'] | null>(null);
  const callsTrouble = signal<Trouble | null>(null);
  let latest = 0;
  const loadCalls = async (): Promise<void> => {
    if (rangeFault(range.value) !== null) return;
    const mine = ++latest;
    const { from, to } = range.value;
    const answer = await ports.api('outOfTurn', { params: { c: centre }, query: { from, to } });
    if (mine !== latest) return;
    if (answer.ok) calls.value = answer.value.calls;
    callsTrouble.value = troubleOf(answer);
  };
  return { calls, callsTrouble, loadCalls };
};

/** Reports over a range of days; `today` gives the centre's date (YYYY-MM-DD). */
export const makeHistory = (
  centre: string,
  today: () => string,
  ports: Pick<ManagerPorts, 'api' | 'place'>,
): HistoryModel => {
  const range = signal<Range>(presetRange('month', today()));
  const by = signal<ReportKey>('day');
  const sort = signal<Sort<ReportFigure>>({ column: 'key', descending: false });
  const pointed = signal<string | null>(null);
  const fault = computed(() => rangeFault(range.value));
  const { fetchReport, ...fetched } = makeFetch(centre, ports);

  const load = async (): Promise<void> => {
    if (fault.value !== null) return;
    ports.place.replace(addressOf(range.value, by.value));
    await fetchReport(range.value, by.value);
  };
  const chooseRange = (chosen: Range): void => {
    range.value = chosen;
    void load();
  };
  return {
    ...fetched,
    ...makeCalls(centre, range, ports),
    range,
    by,
    fault,
    sort,
    pointed,
    preset: computed(() => presetOf(range.value, today())),
    load,
    chooseRange,
    choosePreset: (preset) => chooseRange(presetRange(preset, today())),
    chooseBy: (chosen) => {
      by.value = chosen;
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
      const named = { from: asked.get('from') ?? '', to: asked.get('to') ?? '' };
      if (rangeFault(named) === null) range.value = named;
      const key = asked.get('by');
      if (isReportKey(key)) by.value = key;
    },
  };
};

/** The report as a file: its name, and the CSV in it. */
export const reportFile = (
  centre: string,
  report: Report,
  rows: readonly ReportRow[],
  heads: ReportHeads,
  total: string,
  label: (key: string) => string,
): { readonly name: string; readonly text: string } => ({
  name: `novbe-${centre}-${report.range.from}-${report.range.to}-${report.by}.csv`,
  text: reportCsv({ total: report.total, rows }, heads, total, label),
});
