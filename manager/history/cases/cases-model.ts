import type { ReadonlySignal } from '@preact/signals';
import { type CaseFigure, type CaseKey, caseKeys } from '../../../shared/cases/case-figures.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import type { ManagerPorts } from '../../ports.ts';
import { createLatest, type LoadState } from '../../ui/loaded.ts';
import type { Range } from '../../ui/range.ts';
import { type Chosen, type ChosenFigures, createChosenFigures } from '../chosen-figures.ts';

/** What became of cases over a range of days, by what is chosen, and what is overdue now. */
export interface CasesModel extends ChosenFigures<RouteValue<'caseFigures'>, CaseKey, CaseFigure> {
  readonly overdue: ReadonlySignal<LoadState<RouteValue<'cases'>>>;
}
export type ShownCases = Chosen<RouteValue<'caseFigures'>, CaseKey>;

/** What the figures are broken down by, of one day not by days. */
export function shownKeys({ from, to }: Range): readonly CaseKey[] {
  return caseKeys.filter((key) => from !== to || (key !== 'day' && key !== 'month'));
}

/** `today` gives the centre's date (YYYY-MM-DD). */
export function createCases(centre: string, today: () => string, { api }: Pick<ManagerPorts, 'api'>): CasesModel {
  const overdue = createLatest<RouteValue<'cases'>>();
  const figures = createChosenFigures<RouteValue<'caseFigures'>, CaseKey, CaseFigure>({
    today,
    first: 'topic',
    ask: (query) => api('caseFigures', { params: { centre }, query }),
    beside: () => overdue.show(api('cases', { params: { centre }, query: { only: 'overdue' } })),
  });
  return { ...figures, overdue: overdue.state };
}
