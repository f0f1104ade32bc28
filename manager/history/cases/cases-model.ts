import { type ReadonlySignal, signal } from '@preact/signals';
import { type CaseFigure, type CaseKey, caseKeys } from '../../../shared/case-figures.ts';
import { pathOf } from '../../../shared/paths.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import type { ManagerPorts } from '../../ports.ts';
import { type ChosenRange, createChosenRange } from '../../ui/chosen-range.ts';
import { createLatest, type LoadState } from '../../ui/loaded.ts';
import type { Range } from '../../ui/range.ts';
import { nextSort, type Sort } from '../../ui/sorting.ts';
import type { FileKind } from '../report-files.tsx';

/** What became of cases over a range of days, by what is chosen, and what is overdue now. What is shown stays while the next is fetched. */
export interface CasesModel extends ChosenRange {
  readonly by: ReadonlySignal<CaseKey>;
  readonly state: ReadonlySignal<LoadState<ShownCases>>;
  readonly fetching: ReadonlySignal<boolean>;
  readonly overdue: ReadonlySignal<LoadState<RouteValue<'cases'>>>;
  readonly sort: ReadonlySignal<Sort<CaseFigure>>;
  chooseBy(by: CaseKey): void;
  sortBy(column: 'key' | CaseFigure): void;
  load(): Promise<void>;
}
export type ShownCases = RouteValue<'caseFigures'> & { readonly by: CaseKey; readonly range: Range };

/** What the figures are broken down by, of one day not by days. */
export function shownKeys({ from, to }: Range): readonly CaseKey[] {
  return caseKeys.filter((key) => from !== to || (key !== 'day' && key !== 'month'));
}

/** The address of the same figures as a file. */
export function casesFile(centre: string, kind: FileKind, { range, by }: ShownCases, language: string): string {
  const query = new URLSearchParams({ ...range, by, language });
  return `${pathOf('caseFigures', { centre })}.${kind}?${query}`;
}

/** `today` gives the centre's date (YYYY-MM-DD). */
export function createCases(centre: string, today: () => string, { api }: Pick<ManagerPorts, 'api'>): CasesModel {
  const by = signal<CaseKey>('topic');
  const sort = signal<Sort<CaseFigure>>({ column: 'key', descending: false });
  const figures = createLatest<ShownCases>();
  const overdue = createLatest<RouteValue<'cases'>>();
  const load = async (): Promise<void> => {
    if (chosen.fault.value !== null) return;
    await Promise.all([
      figures.show(askFigures(api, centre, chosen.range.value, by.value)),
      overdue.show(api('cases', { params: { centre }, query: { only: 'overdue' } })),
    ]);
  };
  const chosen = createChosenRange(today, () => void load());
  return {
    ...chosen,
    ...{ by, sort, load },
    state: figures.state,
    fetching: figures.fetching,
    overdue: overdue.state,
    chooseBy: (key) => {
      by.value = key;
      sort.value = { column: 'key', descending: false };
      void load();
    },
    sortBy: (column) => {
      sort.value = nextSort(sort.value, column);
    },
  };
}

const askFigures = async (api: ManagerPorts['api'], centre: string, range: Range, by: CaseKey) => {
  const answer = await api('caseFigures', { params: { centre }, query: { ...range, by } });
  return answer.ok ? { ...answer, value: { ...answer.value, by, range } } : answer;
};
