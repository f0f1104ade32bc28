import { type ReadonlySignal, signal } from '@preact/signals';
import { type CallFigure, type CallKey, callKeys } from '../../../shared/call-figures.ts';
import { pathOf } from '../../../shared/paths.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import type { ManagerPorts } from '../../ports.ts';
import { type ChosenRange, createChosenRange } from '../../ui/chosen-range.ts';
import { createLatest, type LoadState } from '../../ui/loaded.ts';
import type { Range } from '../../ui/range.ts';
import { nextSort, type Sort } from '../../ui/sorting.ts';
import type { FileKind } from '../report-files.tsx';

/** What telephone calls came to over a range of days, by what is chosen. What is shown stays while the next is fetched. */
export interface CallsModel extends ChosenRange {
  readonly by: ReadonlySignal<CallKey>;
  readonly state: ReadonlySignal<LoadState<ShownCalls>>;
  readonly fetching: ReadonlySignal<boolean>;
  readonly sort: ReadonlySignal<Sort<CallFigure>>;
  chooseBy(by: CallKey): void;
  sortBy(column: 'key' | CallFigure): void;
  load(): Promise<void>;
}
export type ShownCalls = RouteValue<'callFigures'> & { readonly by: CallKey; readonly range: Range };

/** What the figures are broken down by, of one day not by days. */
export function shownKeys({ from, to }: Range): readonly CallKey[] {
  return callKeys.filter((key) => from !== to || key !== 'day');
}

/** The address of the same figures as a file. */
export function callsFile(centre: string, kind: FileKind, { range, by }: ShownCalls, language: string): string {
  const query = new URLSearchParams({ ...range, by, language });
  return `${pathOf('callFigures', { centre })}.${kind}?${query}`;
}

/** `today` gives the centre's date (YYYY-MM-DD). */
export function createCalls(centre: string, today: () => string, { api }: Pick<ManagerPorts, 'api'>): CallsModel {
  const by = signal<CallKey>('topic');
  const sort = signal<Sort<CallFigure>>({ column: 'key', descending: false });
  const { state, fetching, show } = createLatest<ShownCalls>();
  const load = async (): Promise<void> => {
    if (chosen.fault.value === null) await show(askFigures(api, centre, chosen.range.value, by.value));
  };
  const chosen = createChosenRange(today, () => void load());
  return {
    ...chosen,
    ...{ by, sort, state, fetching, load },
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

const askFigures = async (api: ManagerPorts['api'], centre: string, range: Range, by: CallKey) => {
  const answer = await api('callFigures', { params: { centre }, query: { ...range, by } });
  return answer.ok ? { ...answer, value: { ...answer.value, by, range } } : answer;
};
