import { type ReportKey, reportKeys } from '../../shared/reports/figures.ts';
import { type Against, againsts, columnsOf, type SavedChoices } from '../../shared/reports/report-choices.ts';
import { type ReportFigure, reportFigures } from '../../shared/reports/report-rows.ts';
import { presetRange, type Range } from '../ui/range.ts';

/** What is chosen for a report, and how its address says it. */

export interface ReportChoice {
  readonly range: Range;
  readonly by: ReportKey;
  readonly columns: readonly ReportFigure[];
  readonly against: Against;
}

/** The address of a report, so that it can be kept and sent: what was saved by its id alone, a change of it with all that is chosen. */
export function addressOf(choice: ReportChoice, saved: { readonly id: string; readonly same: boolean } | null): string {
  if (saved?.same === true) return `/history?report=${saved.id}`;
  const { range, by, columns, against } = choice;
  const more = [
    columns.length === reportFigures.length ? '' : `&columns=${columns.join(',')}`,
    against === 'before' ? '' : `&against=${against}`,
    saved === null ? '' : `&report=${saved.id}`,
  ];
  return `/history?from=${range.from}&to=${range.to}&by=${by}${more.join('')}`;
}

/** What an address names of the choice; what it does not name, or names wrongly, is absent. The range is read elsewhere. */
export function choiceIn(asked: URLSearchParams): Partial<Omit<ReportChoice, 'range'>> {
  const by = reportKeys.find((key) => key === asked.get('by'));
  const against = againsts.find((one) => one === asked.get('against'));
  const columns = columnsOf(asked.get('columns') ?? '');
  return {
    ...(by === undefined ? {} : { by }),
    ...(against === undefined ? {} : { against }),
    ...(columns === null ? {} : { columns }),
  };
}

/** The days of saved choices, seen from today (YYYY-MM-DD). */
export function savedRange({ preset, from, to }: SavedChoices, today: string): Range {
  return preset === null ? { from: from ?? today, to: to ?? today } : presetRange(preset, today);
}

/** Whether a choice is the one that was saved. */
export function isSaved(choice: ReportChoice, saved: SavedChoices, today: string): boolean {
  const range = savedRange(saved, today);
  return (
    choice.by === saved.by &&
    choice.against === saved.against &&
    choice.columns.join() === saved.columns.join() &&
    choice.range.from === range.from &&
    choice.range.to === range.to
  );
}

/** Which part of the reports an address is of. */
export function partOf(path: string): HistoryPart {
  const [plain] = path.split('?');
  return historyParts.find((part) => partPaths[part] === plain) ?? 'visits';
}

export const historyParts = ['visits', 'bookings', 'cases', 'calls', 'ratings'] as const;
export type HistoryPart = (typeof historyParts)[number];
export const partPaths: { readonly [P in HistoryPart]: string } = {
  visits: '/history',
  bookings: '/history/bookings',
  cases: '/history/cases',
  calls: '/history/calls',
  ratings: '/history/ratings',
};
