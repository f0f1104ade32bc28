import { type CallFigure, type CallKey, callKeys } from '../../../shared/calls/call-figures.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import type { ManagerPorts } from '../../ports.ts';
import type { Range } from '../../ui/range.ts';
import { type Chosen, type ChosenFigures, createChosenFigures } from '../chosen-figures.ts';

/** What telephone calls came to over a range of days, by what is chosen. */
export type CallsModel = ChosenFigures<RouteValue<'callFigures'>, CallKey, CallFigure>;
export type ShownCalls = Chosen<RouteValue<'callFigures'>, CallKey>;

/** What the figures are broken down by, of one day not by days. */
export function shownKeys({ from, to }: Range): readonly CallKey[] {
  return callKeys.filter((key) => from !== to || key !== 'day');
}

/** `today` gives the centre's date (YYYY-MM-DD). */
export function createCalls(centre: string, today: () => string, { api }: Pick<ManagerPorts, 'api'>): CallsModel {
  return createChosenFigures({
    today,
    first: 'topic',
    ask: (query) => api('callFigures', { params: { centre }, query }),
  });
}
