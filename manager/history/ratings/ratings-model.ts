import { type ReadonlySignal, signal } from '@preact/signals';
import { pathOf } from '../../../shared/paths.ts';
import { type RatingFigure, type RatingReportKey, ratingReportKeys } from '../../../shared/rating-scores.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import type { ManagerPorts } from '../../ports.ts';
import { type ChosenRange, createChosenRange } from '../../ui/chosen-range.ts';
import { createLatest, type LoadState } from '../../ui/loaded.ts';
import type { Range } from '../../ui/range.ts';
import { nextSort, type Sort } from '../../ui/sorting.ts';
import type { FileKind } from '../report-files.tsx';

/** How it was over a range of days, by what is chosen. What is shown stays while the next is fetched. */
export interface RatingsModel extends ChosenRange {
  readonly by: ReadonlySignal<RatingReportKey>;
  readonly state: ReadonlySignal<LoadState<ShownRatings>>;
  readonly fetching: ReadonlySignal<boolean>;
  readonly sort: ReadonlySignal<Sort<RatingFigure>>;
  chooseBy(by: RatingReportKey): void;
  sortBy(column: 'key' | RatingFigure): void;
  load(): Promise<void>;
}
export type ShownRatings = RouteValue<'ratings'> & { readonly by: RatingReportKey; readonly range: Range };

/** What the figures are broken down by, of one day not by days. */
export function shownKeys({ from, to }: Range): readonly RatingReportKey[] {
  return ratingReportKeys.filter((key) => from !== to || key !== 'day');
}

/** The address of the same figures as a file. */
export function ratingsFile(centre: string, kind: FileKind, { range, by }: ShownRatings, language: string): string {
  const query = new URLSearchParams({ ...range, by, language });
  return `${pathOf('ratings', { centre })}.${kind}?${query}`;
}

/** `today` gives the centre's date (YYYY-MM-DD). */
export function createRatings(centre: string, today: () => string, { api }: Pick<ManagerPorts, 'api'>): RatingsModel {
  const by = signal<RatingReportKey>('service');
  const sort = signal<Sort<RatingFigure>>({ column: 'key', descending: false });
  const { state, fetching, show } = createLatest<ShownRatings>();
  const load = async (): Promise<void> => {
    if (chosen.fault.value === null) await show(askRatings(api, centre, chosen.range.value, by.value));
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

const askRatings = async (api: ManagerPorts['api'], centre: string, range: Range, by: RatingReportKey) => {
  const answer = await api('ratings', { params: { centre }, query: { ...range, by } });
  return answer.ok ? { ...answer, value: { ...answer.value, by, range } } : answer;
};
