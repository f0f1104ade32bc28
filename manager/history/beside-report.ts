import { type ReadonlySignal, signal } from '@preact/signals';
import type { WorkKey } from '../../shared/reports/figures.ts';
import type { RouteValue } from '../../shared/routes.ts';
import type { ManagerPorts } from '../ports.ts';
import { createLatest, type LoadState } from '../ui/loaded.ts';
import type { Range } from '../ui/range.ts';
import { nextSort, type Sort } from '../ui/sorting.ts';

/** What stands below a report, of the same days. */
export interface BesideReport {
  /** Calls out of turn in the range, the latest first. */
  readonly calls: ReadonlySignal<LoadState<RouteValue<'outOfTurn'>>>;
  loadCalls(): Promise<void>;
  /** The work of counters or clerks in the range. */
  readonly work: ReadonlySignal<LoadState<RouteValue<'work'>>>;
  readonly workSort: ReadonlySignal<Sort<string>>;
  loadWork(by: WorkKey): Promise<void>;
  sortWork(column: string): void;
}

/** Calls and work, asked for by `load…`; `inRange` runs a question with the days, unless something is wrong with them. */
export function createBesideReport(
  centre: string,
  { api }: Pick<ManagerPorts, 'api'>,
  inRange: (ask: (range: Range) => Promise<void>) => Promise<void>,
): BesideReport {
  const params = { centre };
  const calls = createLatest<RouteValue<'outOfTurn'>>();
  const work = createLatest<RouteValue<'work'>>();
  const workSort = signal<Sort<string>>({ column: 'key', descending: false });
  return {
    calls: calls.state,
    loadCalls: () => inRange(({ from, to }) => calls.show(api('outOfTurn', { params, query: { from, to } }))),
    work: work.state,
    workSort,
    loadWork: (by) => inRange(({ from, to }) => work.show(api('work', { params, query: { from, to, by } }))),
    sortWork: (column) => {
      workSort.value = nextSort(workSort.value, column);
    },
  };
}
