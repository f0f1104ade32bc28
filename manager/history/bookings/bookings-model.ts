import { type ReadonlySignal, signal } from '@preact/signals';
import type { BookingFigure, BookingKey } from '../../../shared/booking/booking-figures.ts';
import { pathOf } from '../../../shared/paths.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import type { ManagerPorts } from '../../ports.ts';
import { type ChosenRange, createChosenRange } from '../../ui/chosen-range.ts';
import { createLatest, type LoadState } from '../../ui/loaded.ts';
import type { Range } from '../../ui/range.ts';
import { nextSort, type Sort } from '../../ui/sorting.ts';
import type { FileKind } from '../report-files.tsx';

/** What the screen breaks the figures of bookings down by; days are for programs. */
export const shownKeys = ['weekday', 'hour', 'ahead', 'resource'] as const satisfies readonly BookingKey[];
export type ShownKey = (typeof shownKeys)[number];

/** What bookings did over a range of days, by what is chosen. What is shown stays while the next is fetched. */
export interface BookingsModel extends ChosenRange {
  readonly by: ReadonlySignal<ShownKey>;
  readonly state: ReadonlySignal<LoadState<ShownBookings>>;
  readonly fetching: ReadonlySignal<boolean>;
  readonly reasons: ReadonlySignal<LoadState<RouteValue<'seatReasons'>>>;
  readonly sort: ReadonlySignal<Sort<BookingFigure>>;
  chooseBy(by: ShownKey): void;
  sortBy(column: 'key' | BookingFigure): void;
  load(): Promise<void>;
}
export type ShownBookings = RouteValue<'bookings'> & { readonly by: ShownKey; readonly range: Range };

/** The address of the same figures as a file. */
export function bookingsFile(
  centre: string,
  kind: FileKind,
  { range, by }: Pick<ShownBookings, 'range' | 'by'>,
  language: string,
): string {
  const query = new URLSearchParams({ ...range, by, language });
  return `${pathOf('bookings', { centre })}.${kind}?${query}`;
}

/** `today` gives the centre's date (YYYY-MM-DD). */
export function createBookings(centre: string, today: () => string, { api }: Pick<ManagerPorts, 'api'>): BookingsModel {
  const by = signal<ShownKey>('weekday');
  const sort = signal<Sort<BookingFigure>>({ column: 'key', descending: false });
  const figures = createLatest<ShownBookings>();
  const reasons = createLatest<RouteValue<'seatReasons'>>();
  const params = { centre };
  const load = async (): Promise<void> => {
    if (chosen.fault.value !== null) return;
    const range = chosen.range.value;
    await Promise.all([
      figures.show(askFigures(api, centre, range, by.value)),
      reasons.show(api('seatReasons', { params, query: range })),
    ]);
  };
  const chosen = createChosenRange(today, () => void load());
  return {
    ...chosen,
    by,
    state: figures.state,
    fetching: figures.fetching,
    reasons: reasons.state,
    sort,
    chooseBy: (key) => {
      by.value = key;
      sort.value = { column: 'key', descending: false };
      void load();
    },
    sortBy: (column) => {
      sort.value = nextSort(sort.value, column);
    },
    load,
  };
}

const askFigures = async (api: ManagerPorts['api'], centre: string, range: Range, by: ShownKey) => {
  const answer = await api('bookings', { params: { centre }, query: { ...range, by } });
  return answer.ok ? { ...answer, value: { ...answer.value, by, range } } : answer;
};
