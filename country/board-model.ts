import { computed, type ReadonlySignal, signal } from '@preact/signals';
import {
  type CountryCentre,
  type CountryTotals,
  type CountryView,
  countryTotals,
  isCut,
  troublesOfCentre,
} from '../shared/country/country.ts';
import type { Clock } from '../shared/time/clock.ts';
import type { LiveView } from '../ui/live-view.ts';
import { openServerTime } from '../ui/server-time.ts';
import { type RowColumn, type RowSort, sortRows } from './row-order.ts';
import { type BoardRow, fits, isNamed, type RowFilter } from './rows.ts';

/** How the board stands: not there yet, kept fresh, old because the server is away, never had, or not to be had here. */
export type BoardState = 'loading' | 'live' | 'old' | 'unreachable' | 'no-head-office' | 'refused';

export interface BoardModel {
  readonly state: ReadonlySignal<BoardState>;
  /** The server's time (ms), each second; it stands still while the server is away. */
  readonly now: ReadonlySignal<number>;
  /** Of the head office. */
  readonly timeZone: ReadonlySignal<string>;
  readonly totals: ReadonlySignal<CountryTotals>;
  /** All centres. */
  readonly all: ReadonlySignal<readonly BoardRow[]>;
  /** Those that are looked for, in order. */
  readonly rows: ReadonlySignal<readonly BoardRow[]>;
  /** How many stand under each filter. */
  readonly counts: ReadonlySignal<{ readonly [filter in RowFilter]: number }>;
  readonly search: ReadonlySignal<string>;
  readonly filter: ReadonlySignal<RowFilter>;
  readonly sort: ReadonlySignal<RowSort>;
  lookFor(text: string): void;
  choose(filter: RowFilter): void;
  sortBy(column: RowColumn): void;
  close(): void;
}

/** The board over the live view of the country. */
export function openBoard(live: LiveView<CountryView>, clock: Clock, language: ReadonlySignal<string>): BoardModel {
  const { state, now, close } = keepState(live, clock);
  const all = keepRows(live, now);
  const search = signal('');
  const filter = signal<RowFilter>('all');
  const sort = signal<RowSort>({ column: 'wrong', turned: false });
  const rows = keptWhileSame(
    computed(() => {
      const found = all.value.filter(
        (row) => fits(row, filter.value) && isNamed(row.centre, search.value, language.value),
      );
      return sortRows(found, sort.value, now.value, language.value);
    }),
  );
  return {
    ...{ state, now, all, rows, search, filter, sort, close },
    timeZone: computed(() => live.data.value?.timeZone ?? 'UTC'),
    totals: computed(() => countryTotals(live.data.value?.centres ?? [], now.value)),
    counts: computed(() => countsOf(all.value)),
    lookFor(text) {
      search.value = text;
    },
    choose(next) {
      filter.value = next;
    },
    sortBy(column) {
      const { column: before, turned } = sort.peek();
      sort.value = { column, turned: column === before && !turned };
    },
  };
}

/** A first view that has not come after this (ms) is called unreachable. */
const patienceMs = 8000;

const keepState = (live: LiveView<CountryView>, clock: Clock) => {
  const begun = clock.now();
  const time = openServerTime(
    clock,
    () => live.clockOffset.value,
    () => live.data.value !== null && !live.connected.value,
  );
  const state = computed<BoardState>(() => {
    const refused = live.refusal.value?.code;
    if (refused !== undefined) return refused === 'not-found' ? 'no-head-office' : 'refused';
    if (live.data.value !== null) return live.connected.value ? 'live' : 'old';
    return time.local.value - begun >= patienceMs ? 'unreachable' : 'loading';
  });
  const close = (): void => {
    time.close();
    live.close();
  };
  return { state, now: time.now, close };
};

/** The rows of all centres; one whose centre has not changed, nor what is wrong with it, is the one before. */
const keepRows = (live: LiveView<CountryView>, now: ReadonlySignal<number>): ReadonlySignal<readonly BoardRow[]> => {
  let known = new Map<string, { readonly text: string; readonly centre: CountryCentre }>();
  const centres = computed(() => {
    const next = new Map<string, { readonly text: string; readonly centre: CountryCentre }>();
    for (const centre of live.data.value?.centres ?? []) {
      const text = JSON.stringify(centre);
      const before = known.get(centre.id);
      next.set(centre.id, before?.text === text ? before : { text, centre });
    }
    known = next;
    return [...next.values()].map((one) => one.centre);
  });
  let drawn = new Map<string, BoardRow>();
  return keptWhileSame(
    computed(() => {
      const rows = centres.value.map((centre) => sameRow(drawn.get(centre.id), rowOf(centre, now.value)));
      drawn = new Map(rows.map((row) => [row.centre.id, row]));
      return rows;
    }),
  );
};

const rowOf = (centre: CountryCentre, now: number): BoardRow => ({
  centre,
  troubles: troublesOfCentre(centre, now),
  asOf: isCut(centre, now) ? centre.heardAt : null,
});

const sameRow = (before: BoardRow | undefined, row: BoardRow): BoardRow =>
  before !== undefined &&
  before.centre === row.centre &&
  before.asOf === row.asOf &&
  before.troubles.join() === row.troubles.join()
    ? before
    : row;

/** The list before, while every item of it is the same. */
const keptWhileSame = <Item>(list: ReadonlySignal<readonly Item[]>): ReadonlySignal<readonly Item[]> => {
  let before: readonly Item[] = [];
  return computed(() => {
    const next = list.value;
    const isSame = next.length === before.length && next.every((item, at) => item === before[at]);
    if (!isSame) before = next;
    return before;
  });
};

const countsOf = (rows: readonly BoardRow[]): { readonly [filter in RowFilter]: number } => {
  const count = (filter: RowFilter): number => rows.filter((row) => fits(row, filter)).length;
  return {
    ...{ all: rows.length, wrong: count('wrong'), emergency: count('emergency'), cut: count('cut') },
    ...{ 'nobody-open': count('nobody-open'), 'long-wait': count('long-wait'), behind: count('behind') },
    ...{ closed: count('closed'), practice: count('practice') },
  };
};
